using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>A model's declaration beside what the catalogue says about its type, for all rules to read.</summary>
internal sealed class ModelContext : RuleContext
{
    private ILookup<string, Setting>? _settings;

    internal ModelContext(ModelSpec spec)
    {
        Spec = spec;
        Use = spec.ModelTypes.Count == 1 ? spec.ModelTypes[0] : null;
        Type = Use is null ? null : ModelCatalog.FindModelType(Use.Id);
        Options = Type is null ? null : TypeOptions.Of(Type);
        ClassName = spec.Type.Declarations.Count == 0 ? "" : spec.Type.Declarations[spec.Type.Declarations.Count - 1].Name;
    }

    /// <summary>The declaration.</summary>
    internal ModelSpec Spec { get; }

    /// <summary>The one type attribute; null when there is none or several.</summary>
    internal ModelTypeUse? Use { get; }

    /// <summary>Its model type in the catalogue; null when there is none.</summary>
    internal ModelType? Type { get; }

    /// <summary>The type's options by what is asked of them; null when there is no type.</summary>
    internal TypeOptions? Options { get; }

    /// <summary>The row type; null when it cannot be read.</summary>
    internal RowSpec? Row => Use?.Row;

    /// <summary>The type of what a model made elsewhere predicts; null for other types, and when it cannot be read.</summary>
    internal RowSpec? Output => Use?.Output;

    /// <summary>The class's simple name.</summary>
    internal string ClassName { get; }

    /// <summary>The place of the type attribute.</summary>
    internal static FindingTarget TypeAttribute => new(FindingTargetKind.ModelType);

    /// <summary>Whether hyperparameters are tuned.</summary>
    internal bool IsTuned => Options?.Tuning is { } trials && IsSet(trials.Name);

    /// <summary>Every option that the declaration sets, in whichever way, by the catalogue's name. An option may be set more than once.</summary>
    internal ILookup<string, Setting> Settings => _settings ??= Setting.AllOf(this).ToLookup(static setting => setting.Option.Name, StringComparer.Ordinal);

    /// <summary>Whether the declaration sets the option, wholly or a part that stands in its place.</summary>
    internal bool IsSet(string option)
    {
        if (Settings.Contains(option)) return true;
        if (Type?.Option(option) is not { Parts: { Count: > 0 } parts }) return false;
        foreach (var part in parts)
        {
            if (part.PartKey is not null && Settings.Contains(part.Name)) return true;
        }
        return false;
    }

    /// <summary>Whether a condition on another option holds for this declaration; null when that cannot be told.</summary>
    internal bool? Holds(OptionCondition condition)
    {
        if (condition.Option is not { } name) return condition.Clause == OptionCondition.QueryClause ? Spec.Training is not null : null;
        if (condition.IsSet) return IsSet(name);
        if (condition.Element is { } element) return HoldsForElement(name, element, condition.Values);
        var parts = KeyedParts(name).ToList();
        // What is true of one part is true of the option: FTRL in the linear part makes L1_REG count.
        return parts.Count > 0 && !Settings.Contains(name) ? Either(parts.Select(part => Has(part.Name, condition.Values))) : Has(name, condition.Values);
    }

    /// <summary>Whether an option, or a part of one, has one of these values.</summary>
    private bool? Has(string option, IReadOnlyList<object> wanted)
    {
        if (!Settings.Contains(option)) return Type?.Option(option)?.Default is { } standard && wanted.Any(value => Setting.AreSame(standard, value));
        return Either(Settings[option].Select(setting => setting.Values is { } values ? values.Any(value => wanted.Any(other => Setting.AreSame(value, other))) : (bool?)null));
    }

    /// <summary>True when one is; otherwise null when one is.</summary>
    private static bool? Either(IEnumerable<bool?> answers)
    {
        bool? either = false;
        foreach (var answer in answers)
        {
            if (answer == true) return true;
            if (answer is null) either = null;
        }
        return either;
    }

    private IEnumerable<ModelOption> KeyedParts(string option) => Type?.Option(option)?.Parts.Where(static part => part.PartKey is not null) ?? [];

    private bool? HoldsForElement(string name, int element, IReadOnlyList<object> wanted)
    {
        bool? holds = false;
        foreach (var setting in Settings[name])
        {
            if (setting.Value is not OptionValue.Array array) holds = null;
            else if (element < array.Items.Count && Setting.Plain(setting.Option, array.Items[element]) is { } value && wanted.Any(one => Setting.AreSame(value, one))) return true;
        }
        return holds;
    }

    /// <summary>An option as the user can set it: its property, its role on the row, or GoogleSQL's name.</summary>
    internal string Display(string option) => Display(Type?.Option(option), option);

    /// <summary>An option as the user can set it.</summary>
    internal static string Display(ModelOption? option, string name) => option switch
    {
        { PropertyName: { } property } => property,
        { Role: { } role } => "[" + role + "]",
        { Kind: OptionKind.ClassWeights } => "[ClassWeight]",
        _ => name,
    };

    /// <summary>A condition as the user would write it: <c>LearnRateStrategy = LearnRateStrategy.Constant</c>.</summary>
    internal string Display(OptionCondition condition)
    {
        if (condition.Option is not { } name) return condition.Clause == OptionCondition.QueryClause ? "[TrainingTable] or [TrainingQuery]" : condition.Clause ?? "";
        var option = Type?.Option(name);
        var display = Display(option, name) + (condition.Element is { } element ? "[" + Wording.Number(element) + "]" : "");
        return condition.IsSet ? display : display + " = " + Wording.Either(condition.Values.Select(value => DisplayValue(option, value)));
    }

    /// <summary>A value of the catalogue as C# writes it for the option.</summary>
    internal static string DisplayValue(ModelOption? option, object value)
    {
        if (value is string text && option?.EnumType is { } enumType
            && option.AllowedValues.FirstOrDefault(allowed => allowed.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } member)
            return enumType + "." + member.MemberName;
        return value switch
        {
            string other => Wording.Quoted(other),
            bool flag => flag ? "true" : "false",
            double number => Wording.Number(number),
            long number => Wording.Number(number),
            int number => Wording.Number(number),
            _ => value.ToString() ?? "",
        };
    }
}
