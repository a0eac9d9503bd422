using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Learning;

/// <summary>GoogleSQL's numeric values as doubles, which is what BigQuery ML computes with.</summary>
internal static class SqlNumbers
{
    /// <summary>Whether values of the type are numbers: INT64, FLOAT64, NUMERIC or BIGNUMERIC.</summary>
    public static bool IsNumeric(SqlType type) =>
        type.Kind is SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric;

    /// <summary>A value of a numeric column; BIGNUMERIC values are kept as text.</summary>
    public static double ToDouble(object value) => value switch
    {
        double d => d,
        long l => l,
        decimal m => (double)m,
        int i => i,
        float f => f,
        string s => double.Parse(s, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => throw new InvalidCastException($"A {value.GetType().Name} is not a number."),
    };

    /// <summary>The values of a numeric column; NULL stays null.</summary>
    public static double?[] ToDoubles(IReadOnlyList<object?> values)
    {
        var result = new double?[values.Count];
        for (var i = 0; i < result.Length; i++)
            result[i] = values[i] is { } value ? ToDouble(value) : null;
        return result;
    }
}
