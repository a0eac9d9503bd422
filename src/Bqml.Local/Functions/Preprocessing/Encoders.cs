using Bqml.GoogleSql;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Functions that number categories.</summary>
internal static class Encoders
{
    /// <summary>What one-hot encoders and term counters return: positions with values.</summary>
    public static SqlType SparseVector { get; } = SqlType.Array(SqlType.Struct(new SqlField("index", SqlType.Int64), new SqlField("value", SqlType.Float64)));

    /// <summary>ML.LABEL_ENCODER: the category's number.</summary>
    public static FittedFunction Label(FunctionArguments arguments)
    {
        var vocabulary = Vocabulary.Of(arguments, arguments.Strings().Select(static v => new[] { v }));
        return arguments.Of(SqlType.Int64, value => vocabulary.IndexOf((string?)value));
    }

    /// <summary>ML.ONE_HOT_ENCODER: the category's number with the value 1, or 0 for the dropped one.</summary>
    public static FittedFunction OneHot(FunctionArguments arguments)
    {
        var rows = arguments.Strings().Select(static v => new[] { v }).ToArray();
        var drop = arguments.Text("drop");
        var vocabulary = Vocabulary.Of(arguments, rows);
        var frequencies = Vocabulary.Frequencies(rows);
        var dropped = drop == "none" ? null : vocabulary.Terms.MaxBy(term => frequencies[term]);
        return arguments.Of(SparseVector, value =>
            new object?[] { new object?[] { vocabulary.IndexOf((string?)value), value is string text && text == dropped ? 0.0 : 1.0 } });
    }

    /// <summary>ML.MULTI_HOT_ENCODER: the number of each different element, in the order of first appearance.</summary>
    public static FittedFunction MultiHot(FunctionArguments arguments)
    {
        var vocabulary = Vocabulary.Of(arguments, arguments.StringArrays());
        return arguments.Of(SparseVector, value =>
            FunctionArguments.TokensOf(value).Select(vocabulary.IndexOf).Distinct().Select(static index => (object?)new object?[] { index, 1.0 }).ToArray());
    }
}
