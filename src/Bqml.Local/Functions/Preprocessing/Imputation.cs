using Bqml.GoogleSql;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>ML.IMPUTER: replaces NULL by what is typical of the column.</summary>
internal static class Imputation
{
    public static FittedFunction Imputer(FunctionArguments arguments)
    {
        var column = arguments.Column(static t => SqlNumbers.IsNumeric(t) || t.Kind == SqlTypeKind.String, "a number or a STRING");
        var strategy = arguments.Text("strategy");
        if (column.Type.Kind == SqlTypeKind.String)
        {
            if (strategy != "most_frequent") throw arguments.Error($"takes strategy {strategy} only for numbers: use most_frequent for a STRING.");
            var text = MostFrequent(column.Values);
            return arguments.Of(SqlType.String, value => value ?? text);
        }
        var numbers = Quantiles.Sorted(SqlNumbers.ToDoubles(column.Values));
        double? replacement = numbers.Length == 0 ? null : strategy switch
        {
            "mean" => numbers.Average(),
            "median" => Quantiles.Of(numbers, 0.5),
            _ => (double?)MostFrequent(numbers.Cast<object?>()),
        };
        return arguments.Of(SqlType.Float64, value => value is null ? replacement : SqlNumbers.ToDouble(value));
    }

    /// <summary>The value in most rows, the smallest of several; null without values.</summary>
    private static object? MostFrequent(IEnumerable<object?> values) => values
        .Where(static v => v is not null)
        .GroupBy(static v => v)
        .OrderByDescending(static g => g.Count())
        .ThenBy(static g => g.Key, ValueComparer.Instance)
        .Select(static g => g.Key)
        .FirstOrDefault();
}
