using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Learning;

/// <summary>The name of a category: what CAST(value AS STRING) gives, so that ML.WEIGHTS reads like the data.</summary>
internal static class CategoryText
{
    /// <summary>The name of the category that stands for NULL, as BigQuery's weights show it.</summary>
    public const string Null = "_null_filler";

    /// <summary>Whether values of the type can be categories.</summary>
    public static bool Supports(SqlType type) => type.Kind is
        SqlTypeKind.String or SqlTypeKind.Bool or SqlTypeKind.Bytes or SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Time or SqlTypeKind.Int64;

    /// <summary>The category's name.</summary>
    public static string Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToBase64String(bytes),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF+00", CultureInfo.InvariantCulture),
        _ => throw new InvalidCastException($"A {value.GetType().Name} is not a category."),
    };
}
