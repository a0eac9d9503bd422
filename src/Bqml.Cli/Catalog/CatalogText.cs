using System.Globalization;
using Bqml.Catalog;

namespace Bqml.Cli.Catalog;

/// <summary>Facts of the catalogue in few words, for the cells of tables.</summary>
internal static class CatalogText
{
    /// <summary>A list, or nothing.</summary>
    public static string List(IEnumerable<string> items) => string.Join(", ", items);

    /// <summary>A value as GoogleSQL writes it, without quotes: <c>TRUE</c>, <c>0.5</c>, <c>AUTO_FREQUENCY</c>, <c>[32, 16]</c>.</summary>
    public static string Value(object value) => value switch
    {
        bool flag => flag ? "TRUE" : "FALSE",
        string text => text.Length == 0 ? "''" : text,
        IEnumerable<object> elements => $"[{List(elements.Select(Value))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>What stands when nothing is given: a constant, or how BigQuery computes it.</summary>
    public static string Default(object? value, string? rule) => value is null ? rule ?? "" : rule is null ? Value(value) : $"{Value(value)} ({rule})";

    /// <summary>How the option's value is written: <c>FLOAT64</c>, <c>ARRAY&lt;STRING></c>.</summary>
    public static string Type(ModelOption option) => option.Kind switch
    {
        OptionKind.String => "STRING",
        OptionKind.Float64 => "FLOAT64",
        OptionKind.Int64 => "INT64",
        OptionKind.Bool => "BOOL",
        OptionKind.StringArray => "ARRAY<STRING>",
        OptionKind.Int64Array => "ARRAY<INT64>",
        OptionKind.Int64Tuple => "INT64 tuple",
        OptionKind.ClassWeights => "ARRAY<STRUCT<STRING, FLOAT64>>",
        OptionKind.Interval => "INTERVAL",
        _ => throw new NotSupportedException($"{option.Kind} is no kind of option that this command knows."),
    };

    /// <summary>How the option is said in C#: by a property, a role, or the attribute itself.</summary>
    public static string CSharp(ModelOption option) =>
        option.PropertyName ?? (option.Role is { } role ? $"[{role}]" : option.Kind == OptionKind.ClassWeights ? "[ClassWeight]" : "the attribute");

    /// <summary>The values allowed; the only one where the model type leaves no choice.</summary>
    public static string Values(ModelOption option) => option.Fixed ?? List(option.AllowedValues.Select(static value => value.SqlValue));

    /// <summary>The bounds of a number, an interval, an array's length and a string's length.</summary>
    public static string Range(ModelOption option)
    {
        var bounds = new List<string>();
        if (option.Range is { } range) bounds.Add(range.ToString());
        if (option.IntervalMinutes is { } minutes) bounds.Add($"{minutes} minutes");
        if (option.ArrayLength is { } length) bounds.Add($"length {length}");
        if (option.ElementRanges.Count > 0) bounds.Add($"elements {List(option.ElementRanges.Select(static element => element.ToString()))}");
        if (option.MaxLength is { } characters) bounds.Add(string.Create(CultureInfo.InvariantCulture, $"at most {characters} characters"));
        return string.Join("; ", bounds);
    }

    /// <summary>How the option can be tuned: <c>range [0, ∞)</c>, <c>candidates</c>.</summary>
    public static string Tuning(ModelOption option)
    {
        if (!option.Tunable) return "";
        var forms = new List<string>();
        if (option.HyperparameterForms.HasFlag(HyperparameterForms.Range)) forms.Add("range");
        if (option.HyperparameterForms.HasFlag(HyperparameterForms.Candidates)) forms.Add("candidates");
        return string.Join(" or ", forms) + (option.HyperparameterRange is { } range ? $" within {range}" : "");
    }

    /// <summary>How the argument is written: <c>MODEL</c>, <c>table or query</c>, <c>field of settings</c>, <c>by place</c>.</summary>
    public static string Place(FunctionArgument argument) => argument.Kind switch
    {
        ArgumentKind.Model => "MODEL name",
        ArgumentKind.Input => "TABLE name or (query)",
        ArgumentKind.Settings => "STRUCT of settings",
        ArgumentKind.Setting => "field of settings",
        ArgumentKind.Positional => "by place",
        ArgumentKind.Named => "by name =>",
        ArgumentKind.Keyword => "keyword",
        _ => throw new NotSupportedException($"{argument.Kind} is no kind of argument that this command knows."),
    };

    /// <summary>The function in C#: its method on a model, or its TRANSFORM attribute.</summary>
    public static string CSharp(ModelFunction function) =>
        List(new[] { function.MethodName, function.TransformAttributeName is { } attribute ? $"[{attribute}]" : null }.OfType<string>());

    /// <summary>When an output or a column is there: <c>tuned, setting keep_original_columns = TRUE</c>; nothing: always.</summary>
    public static string When(IEnumerable<OutputCondition> conditions) => List(conditions.Select(static condition => condition.Kind switch
    {
        OutputConditionKind.Tuned => "tuned",
        OutputConditionKind.Multiclass => "multiclass",
        OutputConditionKind.SeveralSeries => "several series",
        OutputConditionKind.Input => "with input",
        OutputConditionKind.NoInput => "without input",
        OutputConditionKind.Category or OutputConditionKind.ModelType or OutputConditionKind.Text => Value(condition.Value ?? ""),
        OutputConditionKind.Setting => Named("setting", condition),
        OutputConditionKind.Option => Named("option", condition),
        OutputConditionKind.Format => Named("format", condition),
        _ => throw new NotSupportedException($"{condition.Kind} is no kind of condition that this command knows."),
    }));

    /// <summary>The columns of an output: <c>predicted_{label} FLOAT64, ...</c>, with the input's columns that come out again.</summary>
    public static string Columns(FunctionOutput output)
    {
        var columns = output.Columns.Select(static column =>
            $"{column.Name}{(column.Type == column.Name ? "" : " " + column.Type)}{(column.Repeated ? " ..." : "")}{(column.When.Count > 0 ? $" (if {When(column.When)})" : "")}");
        var passed = output.Passthrough switch
        {
            Passthrough.None => null,
            Passthrough.All => "all input columns",
            Passthrough.Unused => "input columns that the model does not use",
            Passthrough.IfKept => "all input columns if keep_original_columns",
            Passthrough.OtherThanUserAndItem => "input columns other than user and item",
            _ => throw new NotSupportedException($"{output.Passthrough} is no way to pass columns that this command knows."),
        };
        return List(passed is null ? columns : columns.Append(passed));
    }

    private static string Named(string what, OutputCondition condition) =>
        $"{what} {condition.Name}" + (condition.Value is { } value ? $" = {Value(value)}" : "");
}
