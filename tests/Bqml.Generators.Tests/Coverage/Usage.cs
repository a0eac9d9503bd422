using Bqml.Catalog;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>A declaration of a model that uses certain options, together with whatever these need and whatever its type cannot do without.</summary>
internal sealed class Usage
{
    private const string Transform = "TRANSFORM";

    private static readonly string[] s_rolesOnDemand = ["DataSplit", "InstanceWeight"];

    private readonly ModelType _type;
    private readonly SortedDictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _tunings = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _roles = new(StringComparer.Ordinal);
    private readonly List<OptionCondition> _conditions = [];
    private bool _hasClassWeights;
    private bool _hasTransform;
    private bool _hasQuery;

    private Usage(ModelType type)
    {
        _type = type;
        _hasTransform = type.Clauses.Transform == ClauseUse.Required;
        _hasQuery = type.Clauses.Query == ClauseUse.Required;
        foreach (var option in type.Options)
        {
            if (option.Role is { } role && !s_rolesOnDemand.Contains(role)) _roles.Add(role);
        }
    }

    /// <summary>The declaration that fulfils all needs; what contradicts each other shows in <see cref="IsConsistent"/>.</summary>
    public static Usage Of(ModelType type, IEnumerable<Action<Usage>> needs)
    {
        var usage = new Usage(type);
        foreach (var need in needs) need(usage);
        usage.Complete();
        return usage;
    }

    /// <summary>Whether the type can search hyperparameters.</summary>
    public static bool CanTune(ModelType type) => type.Options.Any(static option => option.Tunable);

    /// <summary>Whether everything that was asked for holds, and nothing excludes something else.</summary>
    public bool IsConsistent =>
        _conditions.TrueForAll(Holds)
        && Used.All(option => !option.Excludes.Concat(option.ValueConflicts.Where(conflict => Equals(Value(option), conflict.Value)).SelectMany(static conflict => conflict.With)).Any(Holds));

    private IEnumerable<ModelOption> Used => _type.Options.Where(IsUsed);

    /// <summary>Uses an option, with a sample for its value.</summary>
    public void Use(ModelOption option) => Use(option, null);

    /// <summary>Tunes an option over a range or among candidates.</summary>
    public void Tune(ModelOption option, HyperparameterForms form)
    {
        _tunings[option.Name] = form == HyperparameterForms.Range
            ? $"[Tune(Hyperparameter.{option.PropertyName}, {(option.Kind == OptionKind.Int64 ? "Min = 2, Max = 5" : "Min = 0.25, Max = 0.75")})]"
            : $"[TuneCandidates(Hyperparameter.{option.PropertyName}, {Candidates(option)})]";
        Use(_type.Option("NUM_TRIALS")!);
        UseNeedsOf(option);
    }

    /// <summary>Searches hyperparameters, whichever.</summary>
    public void Tune() => Tune(
        _type.Options.First(static option => (option.HyperparameterForms & HyperparameterForms.Range) != 0 && option.Requires.Count + option.AppliesWhen.Count == 0), HyperparameterForms.Range);

    /// <summary>Makes a condition of the catalogue hold; one on an option that the type does not have holds already.</summary>
    public void Satisfy(OptionCondition condition)
    {
        if (condition.Clause is { } clause)
        {
            if (clause == Transform) _hasTransform = true;
            else _hasQuery = true;
            return;
        }
        if (_type.Option(condition.Option!) is not { } option) return;
        _conditions.Add(condition);
        // The sample of a tuple fulfils what is asked of its elements.
        if (!Holds(condition)) Use(option, condition.IsSet || condition.Element is not null ? null : condition.Values[0]);
    }

    /// <summary>Makes a function's result the one that has these circumstances, as far as a declaration can.</summary>
    public void Satisfy(OutputCondition condition)
    {
        switch (condition.Kind)
        {
            case OutputConditionKind.Option:
                Satisfy(new OptionCondition { Option = condition.Name, Values = condition.Value is { } value ? [value] : [] });
                break;
            case OutputConditionKind.Format:
                Satisfy(new OptionCondition { Option = condition.Name, Values = [SampleValue.Text((string)condition.Value!)] });
                break;
        }
    }

    /// <summary>The sources: records, and the class <c>Model</c>, in a namespace.</summary>
    public string Write(string ns)
    {
        var options = _values.Select(pair => _type.Option(pair.Key)!).Select(option => $"{option.PropertyName} = {SampleValue.CSharp(option, _values[option.Name])}");
        string[] attributes =
        [
            "[BigQueryModel(\"ml.model\")]",
            $"[{_type.AttributeName}{SampleRow.TypeArguments(_type)}({string.Join(", ", options)})]",
            .. _hasQuery ? ["[TrainingTable(\"zoo.rows\")]"] : Array.Empty<string>(),
            .. _hasClassWeights ? ["[ClassWeight(\"MALE\", 0.25), ClassWeight(\"FEMALE\", 2)]"] : Array.Empty<string>(),
            .. _tunings.Values,
        ];
        return $"""
            #nullable enable
            using System;
            using Bqml;
            namespace {ns};
            {SampleRow.Declare(_type, _roles, _hasTransform ? "[StandardScaler]" : "")}
            {string.Join("\n", attributes)}
            public sealed partial class Model;
            """;
    }

    private void Use(ModelOption option, object? value)
    {
        if (option.Fixed is not null) return;
        if (option.Role is { } role) _roles.Add(role);
        else if (option.Kind == OptionKind.ClassWeights) _hasClassWeights = true;
        else if (_tunings.ContainsKey(option.Name) || !_values.TryAdd(option.Name, value ?? SampleValue.Of(option))) return;
        UseNeedsOf(option);
    }

    private void UseNeedsOf(ModelOption option)
    {
        // A role that every sample has gives way to what it excludes.
        foreach (var excluded in option.Excludes)
        {
            if (_type.Option(excluded.Option!) is { Role: { } role }) _roles.Remove(role);
        }
        foreach (var condition in option.Requires.Concat(option.AppliesWhen).Concat(option.EnablesWhen)) Satisfy(condition);
    }

    /// <summary>Adds what the type, and the options in use, cannot do without.</summary>
    private void Complete()
    {
        foreach (var choice in _type.ExactlyOneOf)
        {
            if (!choice.Any(_values.ContainsKey)) Use(_type.Option(choice[0])!);
        }
        foreach (var option in _type.Options)
        {
            if (option.Required || option.RequiredWhen.Any(Holds)) Use(option);
            if (_values.ContainsKey("NUM_TRIALS") && IsUsed(option)) foreach (var condition in option.RequiresWhenTuning) Satisfy(condition);
        }
    }

    private bool IsUsed(ModelOption option) => Value(option) is not null || _tunings.ContainsKey(option.Name);

    private object? Value(ModelOption option) =>
        option.Role is { } role ? (_roles.Contains(role) ? role : null)
        : option.Kind == OptionKind.ClassWeights ? (_hasClassWeights ? "" : null)
        : _values.GetValueOrDefault(option.Name);

    private bool Holds(OptionCondition condition)
    {
        if (condition.Option is null || _type.Option(condition.Option) is not { } option) return true;
        if (condition.IsSet) return IsUsed(option);
        // All values of an enum are candidates.
        if (_tunings.TryGetValue(option.Name, out var tuning)) return tuning.StartsWith("[TuneCandidates", StringComparison.Ordinal);
        if (condition.Element is { } element) return Value(option) is object[] items && items.Length > element && condition.Values.Contains(items[element]);
        return (Value(option) ?? option.Default) is { } value && condition.Values.Any(wanted => wanted.Equals(value) || (wanted is long whole && value is double number && whole == number));
    }

    private static string Candidates(ModelOption option) => string.Join(", ", option.Kind switch
    {
        OptionKind.Float64 => ["0.25", "0.75"],
        OptionKind.Int64 => ["2", "5"],
        OptionKind.Int64Array => ["new long[] { 8, 2, 8 }", "new long[] { 4 }"],
        _ => option.AllowedValues.Select(allowed => SampleValue.CSharp(option, allowed.SqlValue)),
    });
}
