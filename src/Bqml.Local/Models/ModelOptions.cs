using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Learning;
using Bqml.Local.Sql;

namespace Bqml.Local.Models;

/// <summary>Reads the OPTIONS of CREATE MODEL and checks them by the catalogue: names, types, values, ranges, and what goes with what.</summary>
internal sealed class ModelOptions(StatementContext context, Binder binder)
{
    private readonly Dictionary<string, SqlNode> _nodes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The option that names the model type.</summary>
    public static string ModelTypeName { get; } = ModelCatalog.OptionName(OptionPurpose.ModelType);

    /// <summary>The option that switches tuning on.</summary>
    public static string TuningName { get; } = ModelCatalog.OptionName(OptionPurpose.Tuning);

    /// <summary>Where MODEL_TYPE is said; null until it was read.</summary>
    public SqlNode? ModelTypeNode { get; private set; }

    /// <summary>Where the value of an option is said.</summary>
    public SqlNode Node(string option) => _nodes[option];

    /// <summary>The model type, and the options' values by upper-case name in the form that the learning code takes.</summary>
    public (ModelType Type, IReadOnlyDictionary<string, object?> Values) Read(CreateModelStatement statement)
    {
        var entries = statement.Options ?? SqlList<OptionEntry>.Empty;
        foreach (var entry in entries)
            if (entries.Any(other => other.Span.Start < entry.Span.Start && other.Name.Name.Equals(entry.Name.Name, StringComparison.OrdinalIgnoreCase)))
                throw context.Error(entry, $"Duplicate option specified for '{entry.Name.Name}'");
        var type = statement.Remote is null ? ReadModelType(statement, entries) : new RemoteModelTypes(context, binder).Read(statement, entries);
        var values = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        if (statement.Remote is null) values[ModelTypeName] = type.Id;
        foreach (var entry in entries)
        {
            if (entry.Name.Name.Equals(ModelTypeName, StringComparison.OrdinalIgnoreCase)) continue;
            var option = type.Option(entry.Name.Name) ?? throw UnknownOption(type, entry);
            values[option.Name] = ReadValue(type, option, entry.Value);
            _nodes[option.Name] = entry.Value;
        }
        var conditions = new OptionConditions(type, values, clause => clause.Contains("TRANSFORM", StringComparison.OrdinalIgnoreCase) ? statement.Transform is not null : statement.Query is not null);
        foreach (var entry in entries)
            if (type.Option(entry.Name.Name) is { } option && option.Name != ModelTypeName && conditions.Fault(option) is { } fault) throw context.Error(entry, fault);
        if (type.Options.Where(static option => option.Name != ModelTypeName).Select(conditions.Missing).FirstOrDefault(static fault => fault is not null) is { } missing) throw context.Error(statement, missing);
        return (type, values);
    }

    private ModelType ReadModelType(CreateModelStatement statement, SqlList<OptionEntry> entries)
    {
        var entry = entries.FirstOrDefault(e => e.Name.Name.Equals(ModelTypeName, StringComparison.OrdinalIgnoreCase))
            ?? throw context.Error(statement, $"Missing required option {ModelTypeName}: OPTIONS({ModelTypeName} = 'LINEAR_REG', ...)");
        ModelTypeNode = entry.Value;
        if (binder.EvaluateConstant(entry.Value).Value is not string name) throw context.Error(entry.Value, $"Option {ModelTypeName} must be of type STRING");
        return ModelCatalog.ModelTypes.FirstOrDefault(t => string.Equals(t.SqlModelType, name, StringComparison.OrdinalIgnoreCase))
            ?? throw context.Error(entry.Value, $"Invalid value '{name}' of option {ModelTypeName}{Suggestion(name, ModelCatalog.ModelTypes.Select(t => t.SqlModelType).OfType<string>())}");
    }

    private LocalQueryException UnknownOption(ModelType type, OptionEntry entry) =>
        context.Error(entry, $"Option {entry.Name.Name.ToUpperInvariant()} is not supported for model type {type.Id}{Suggestion(entry.Name.Name, type.Options.Select(o => o.Name))}");

    public static string Suggestion(string name, IEnumerable<string> known)
    {
        var nearest = known.Select(k => (Name: k, Distance: EditDistance.Between(k, name))).Where(k => k.Distance <= Math.Max(2, name.Length / 3)).OrderBy(k => k.Distance).FirstOrDefault();
        return nearest.Name is null ? "" : $"; Did you mean {nearest.Name}?";
    }

    private object? ReadValue(ModelType type, ModelOption option, SqlExpression expression)
    {
        if (expression is FunctionCall call && (call.Name.Is("HPARAM_RANGE") || call.Name.Is("HPARAM_CANDIDATES"))) return ReadSearchSpace(option, call);
        if (expression is IntervalExpression) throw context.Unsupported(expression, $"Option {option.Name}");
        var (value, _) = binder.EvaluateConstant(expression);
        if (value is null) throw context.Error(expression, $"Option {option.Name} must not be NULL");
        return option.Kind switch
        {
            OptionKind.Float64 => CheckNumber(option, expression, value is long whole ? (double)whole : Expect<double>(option, expression, value)),
            OptionKind.Int64 => CheckNumber(option, expression, Expect<long>(option, expression, value)),
            OptionKind.Bool => Expect<bool>(option, expression, value),
            OptionKind.String => CheckText(type, option, expression, Expect<string>(option, expression, value)),
            OptionKind.StringArray => CheckArray(option, expression, value is string single ? [single] : Elements(option, expression, value), element => CheckText(type, option, expression, Expect<string>(option, expression, element))),
            OptionKind.Int64Array => CheckArray(option, expression, Elements(option, expression, value), element => Expect<long>(option, expression, element)),
            OptionKind.ClassWeights => CheckArray(option, expression, Elements(option, expression, value), element =>
                element is object?[] { Length: 2 } pair && pair[1] is double or long && element is object?[] weight
                    ? new object?[] { weight[0], Convert.ToDouble(weight[1], CultureInfo.InvariantCulture) }
                    : throw context.Error(expression, $"Option {option.Name} must be an array of STRUCT(label, weight)")),
            _ => value,
        };
    }

    private T Expect<T>(ModelOption option, SqlExpression expression, object? value) =>
        value is T typed ? typed : throw context.Error(expression, $"Option {option.Name} must be of type {TypeName(option)}");

    private static string TypeName(ModelOption option) => option.Kind switch
    {
        OptionKind.StringArray => "ARRAY<STRING>",
        OptionKind.Int64Array => "ARRAY<INT64>",
        OptionKind.ClassWeights => "ARRAY<STRUCT<STRING, FLOAT64>>",
        _ => option.Kind.ToString().ToUpperInvariant(),
    };

    private object?[] Elements(ModelOption option, SqlExpression expression, object? value) =>
        value as object?[] ?? throw context.Error(expression, $"Option {option.Name} must be of type {TypeName(option)}");

    private object?[] CheckArray(ModelOption option, SqlExpression expression, object?[] elements, Func<object?, object?> check)
    {
        if (option.ArrayLength is { } length && !length.Contains(elements.Length))
            throw context.Error(expression, $"Option {option.Name} must have {length} elements but has {elements.Length.ToString(CultureInfo.InvariantCulture)}");
        return [.. elements.Select(check)];
    }

    private T CheckNumber<T>(ModelOption option, SqlExpression expression, T value) where T : IConvertible
    {
        var number = value.ToDouble(CultureInfo.InvariantCulture);
        if (option.Range is { } range && !range.Contains(number))
            throw context.Error(expression, string.Create(CultureInfo.InvariantCulture, $"Option {option.Name} must be in {range} but is {number}"));
        if (option.AllowedValues.Count > 0 && !option.AllowedValues.Any(v => v.SqlValue == value.ToString(CultureInfo.InvariantCulture)))
            throw context.Error(expression, $"Invalid value {value.ToString(CultureInfo.InvariantCulture)} of option {option.Name}. Allowed: {string.Join(", ", option.AllowedValues.Select(v => v.SqlValue))}");
        return value;
    }

    private string CheckText(ModelType type, ModelOption option, SqlExpression expression, string text)
    {
        if (option.MaxLength is { } length && text.Length > length) throw context.Error(expression, $"Option {option.Name} must have at most {length.ToString(CultureInfo.InvariantCulture)} characters");
        if (option.Pattern is { } pattern && !Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
            throw context.Error(expression, $"Invalid value '{text}' of option {option.Name}: it must match {pattern}");
        if (option.AllowedValues.Count == 0) return text;
        return option.AllowedValues.FirstOrDefault(v => v.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase))?.SqlValue
            ?? throw context.Error(expression, $"Invalid value '{text}' of option {option.Name} for model type {type.Id}{Suggestion(text, option.AllowedValues.Select(v => v.SqlValue))}. Allowed: {string.Join(", ", option.AllowedValues.Select(v => v.SqlValue))}");
    }

    private object ReadSearchSpace(ModelOption option, FunctionCall call)
    {
        if (!option.Tunable) throw context.Error(call, $"Option {option.Name} cannot be tuned: give it one value");
        var arguments = call.Arguments.Select(a => (Node: a, binder.EvaluateConstant(a).Value)).ToList();
        if (call.Name.Is("HPARAM_RANGE"))
        {
            if (!option.HyperparameterForms.HasFlag(HyperparameterForms.Range)) throw context.Error(call, $"Option {option.Name} takes HPARAM_CANDIDATES, not HPARAM_RANGE");
            if (arguments is not [var low, var high] || OptionConditions.Number(low.Value) is not { } min || OptionConditions.Number(high.Value) is not { } max) throw context.Error(call, "HPARAM_RANGE takes two numbers: the least value and the greatest");
            if (min >= max) throw context.Error(call, $"The first number of HPARAM_RANGE for option {option.Name} must be below the second");
            foreach (var (bound, node) in new[] { (min, low.Node), (max, high.Node) })
                if (option.HyperparameterRange is { } range && !range.Contains(bound) && !(bound == 0 && range.Min == 0))
                    throw context.Error(node, string.Create(CultureInfo.InvariantCulture, $"The range to search for option {option.Name} must be in {range} but has the bound {bound}"));
            return new HyperparameterRange(min, max);
        }
        if (!option.HyperparameterForms.HasFlag(HyperparameterForms.Candidates)) throw context.Error(call, $"Option {option.Name} takes HPARAM_RANGE, not HPARAM_CANDIDATES");
        if (arguments is not [{ Value: object?[] { Length: > 0 } candidates }]) throw context.Error(call, "HPARAM_CANDIDATES takes an array of one or more values");
        return new HyperparameterCandidates([.. candidates.Select(c => CheckCandidate(option, call, c))]);
    }

    private object CheckCandidate(ModelOption option, FunctionCall call, object? candidate)
    {
        if (option.AllowedValues.Count > 0)
            return option.AllowedValues.FirstOrDefault(v => v.SqlValue.Equals(candidate as string, StringComparison.OrdinalIgnoreCase))?.SqlValue
                ?? throw context.Error(call, $"Invalid candidate '{candidate}' of option {option.Name}. Allowed: {string.Join(", ", option.AllowedValues.Select(v => v.SqlValue))}");
        if (OptionConditions.Number(candidate) is not { } number) throw context.Error(call, $"The candidates of option {option.Name} must be numbers");
        if (option.Range is { } range && !range.Contains(number)) throw context.Error(call, string.Create(CultureInfo.InvariantCulture, $"The candidates of option {option.Name} must be in {range}, but one is {number}"));
        return option.Kind == OptionKind.Float64 ? number : candidate!;
    }
}
