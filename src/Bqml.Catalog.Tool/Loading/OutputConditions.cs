using System.Globalization;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>
/// Reads conditions of outputs and columns: <c>tuned</c>, <c>multiclass</c>, <c>several series</c>, <c>input</c>, <c>no input</c>, <c>category NAME</c>,
/// <c>model ID</c>, <c>setting NAME [= VALUE]</c>, <c>option NAME [= VALUE]</c>, <c>format NAME = FORMAT</c>, <c>text WORDS</c>.
/// </summary>
internal static class OutputConditions
{
    public static IReadOnlyList<OutputCondition> Parse(DataNode? node) => node?.Elements().Select(One).ToArray() ?? [];

    private static OutputCondition One(DataNode node)
    {
        var words = node.Text().Split(' ', 2);
        var rest = words.Length == 2 ? words[1] : "";
        return (words[0], rest) switch
        {
            ("tuned", "") => new(OutputConditionKind.Tuned),
            ("multiclass", "") => new(OutputConditionKind.Multiclass),
            ("several", "series") => new(OutputConditionKind.SeveralSeries),
            ("input", "") => new(OutputConditionKind.Input),
            ("no", "input") => new(OutputConditionKind.NoInput),
            ("category", _) when Enum.TryParse<ModelCategory>(rest, out _) => new(OutputConditionKind.Category, Value: rest),
            ("model", not "") => new(OutputConditionKind.ModelType, Value: rest),
            ("setting", not "") => Named(OutputConditionKind.Setting, rest),
            ("option", not "") => Named(OutputConditionKind.Option, rest),
            ("format", not "") => Named(OutputConditionKind.Format, rest),
            ("text", not "") => new(OutputConditionKind.Text, Value: rest),
            _ => throw node.Error($"'{node.Text()}' is no condition; write tuned, multiclass, several series, input, no input, category NAME, model ID, setting NAME [= VALUE], option NAME [= VALUE], format NAME = FORMAT or text WORDS"),
        };
    }

    private static OutputCondition Named(OutputConditionKind kind, string text)
    {
        var parts = text.Split(" = ", 2);
        return parts.Length == 1 ? new(kind, text) : new(kind, parts[0], Value(parts[1]));
    }

    private static object Value(string text) =>
        text switch
        {
            "true" => true,
            "false" => false,
            _ when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
}
