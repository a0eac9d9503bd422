using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Learning;

/// <summary>A row of ML.FEATURE_INFO: what the training query's column held.</summary>
internal sealed record FeatureSummary(
    string Input, double? Minimum, double? Maximum, double? Mean, double? Median, double? Deviation, long? CategoryCount, long NullCount, long? Dimension)
{
    public static FeatureSummary Of(DataColumn column)
    {
        var nulls = column.Values.LongCount(static v => v is null);
        if (SqlNumbers.IsNumeric(column.Type))
        {
            var numbers = column.Values.Where(static v => v is not null).Select(static v => SqlNumbers.ToDouble(v!)).Order().ToArray();
            if (numbers.Length == 0) return new(column.Name, null, null, null, null, null, null, nulls, null);
            var mean = numbers.Average();
            var middle = numbers.Length / 2;
            var median = numbers.Length % 2 == 1 ? numbers[middle] : (numbers[middle - 1] + numbers[middle]) / 2;
            double? deviation = numbers.Length > 1 ? Math.Sqrt(numbers.Sum(x => (x - mean) * (x - mean)) / (numbers.Length - 1)) : null;
            return new(column.Name, numbers[0], numbers[^1], mean, median, deviation, null, nulls, null);
        }
        long? categories = null, dimension = null;
        if (CategoryText.Supports(column.Type))
            categories = column.Values.Where(static v => v is not null).Select(static v => CategoryText.Of(v!)).Distinct().LongCount();
        else if (column.Type is { Kind: SqlTypeKind.Array, Element: { } element } && CategoryText.Supports(element) && !SqlNumbers.IsNumeric(element))
            categories = column.Values.OfType<object?[]>().SelectMany(static a => a).Where(static v => v is not null).Select(static v => CategoryText.Of(v!)).Distinct().LongCount();
        else if (column.Type is { Kind: SqlTypeKind.Array, Element: { Kind: SqlTypeKind.Struct, Fields: [{ Type.Kind: SqlTypeKind.Int64 }, _] } })
            dimension = column.Values.OfType<object?[]>().SelectMany(static a => a).OfType<object?[]>().Select(static p => p[0] is long index ? index + 1 : 0).DefaultIfEmpty(0).Max();
        return new(column.Name, null, null, null, null, null, categories, nulls, dimension);
    }
}
