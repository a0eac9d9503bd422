using System.Globalization;
using Bqml.GoogleSql;

namespace Bqml.Local.Storage;

/// <summary>Writes values as DuckDB SQL: the one place where a value becomes text of the inner database.</summary>
internal static class DuckLiteral
{
    /// <summary>A string literal. DuckDB's own escapes are not used, so every character but the quote and NUL stands for itself.</summary>
    public static string String(string value)
    {
        if (!value.Contains('\0')) return "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";
        return "concat(" + string.Join(", chr(0), ", value.Split('\0').Select(String)) + ")";
    }

    /// <summary>A value of any type, in the representation of <see cref="Data.DataColumn"/>.</summary>
    public static string Write(object? value, SqlType type)
    {
        if (value is null) return $"CAST(NULL AS {DuckType.Of(type)})";
        return value switch
        {
            long number => $"CAST({number.ToString(CultureInfo.InvariantCulture)} AS BIGINT)",
            double number => Float64(number),
            decimal number => $"CAST('{number.ToString(CultureInfo.InvariantCulture)}' AS DECIMAL(38,9))",
            bool b => b ? "TRUE" : "FALSE",
            string text => String(text),
            byte[] bytes => bytes.Length == 0 ? "CAST('' AS BLOB)" : $"from_hex('{Convert.ToHexString(bytes)}')",
            DateOnly date => $"DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
            TimeOnly time => $"TIME '{time.ToString("HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'",
            DateTime dateTime => Timestamp(dateTime),
            DateTimeOffset instant => Timestamp(instant.UtcDateTime),
            BigQueryInterval interval => string.Create(CultureInfo.InvariantCulture, $"(to_months({interval.Months}) + to_days({interval.Days}) + to_microseconds({interval.Microseconds}))"),
            object?[] values when type.Kind == SqlTypeKind.Array =>
                $"CAST([{string.Join(", ", values.Select(v => Write(v, type.Element!)))}] AS {DuckType.Of(type)})",
            object?[] values => $"struct_pack({string.Join(", ", values.Select((v, i) => $"{DuckType.QuotedField(type, i)} := {Write(v, type.Fields[i].Type)}"))})",
            _ => throw new ArgumentException($"A value of {value.GetType()} cannot be of type {type}.", nameof(value)),
        };
    }

    /// <summary>A FLOAT64 literal that reads back to the same number.</summary>
    public static string Float64(double number) => $"CAST('{number.ToString("R", CultureInfo.InvariantCulture)}' AS DOUBLE)";

    private static string Timestamp(DateTime value) => $"TIMESTAMP '{value.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";
}
