using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;

namespace Bqml;

/// <summary>How a table is cut into partitions (page "Introduction to partitioned tables"): a query that filters on them reads, and is billed for, only those it needs.</summary>
public sealed class TablePartitioning
{
    private readonly TimeSpan? _expiration;
    private readonly (long Start, long End, long Interval)? _range;

    private TablePartitioning(string? unit, string? column, TimeSpan? expiration, (long Start, long End, long Interval)? range = null)
    {
        if (column is not null && !SqlIdentifier.IsValidColumnName(column, out var error)) throw new ArgumentException(error, nameof(column));
        if (expiration <= TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(expiration), expiration, "A partition's expiration must be longer than zero.");
        (Unit, Column, _expiration, _range) = (unit, column, expiration, range);
    }

    /// <summary>The column that decides on a row's partition; null: the time at which the row arrives.</summary>
    public string? Column { get; }

    /// <summary>HOUR, DAY, MONTH or YEAR; null for ranges of numbers.</summary>
    internal string? Unit { get; }

    /// <summary>A partition for each hour.</summary>
    /// <param name="column">A TIMESTAMP or DATETIME column; null: the time at which the row arrives.</param>
    /// <param name="expiration">How long a partition is kept, counted from its hour's start, to the millisecond; null: for ever, or what the dataset says.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or the expiration is not longer than zero.</exception>
    public static TablePartitioning ByHour(string? column = null, TimeSpan? expiration = null) => new("HOUR", column, expiration);

    /// <summary>A partition for each day.</summary>
    /// <param name="column">A DATE, TIMESTAMP or DATETIME column; null: the time at which the row arrives.</param>
    /// <param name="expiration">How long a partition is kept, counted from its day's start, to the millisecond; null: for ever, or what the dataset says.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or the expiration is not longer than zero.</exception>
    public static TablePartitioning ByDay(string? column = null, TimeSpan? expiration = null) => new("DAY", column, expiration);

    /// <summary>A partition for each month.</summary>
    /// <param name="column">A DATE, TIMESTAMP or DATETIME column; null: the time at which the row arrives.</param>
    /// <param name="expiration">How long a partition is kept, counted from its month's start, to the millisecond; null: for ever, or what the dataset says.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or the expiration is not longer than zero.</exception>
    public static TablePartitioning ByMonth(string? column = null, TimeSpan? expiration = null) => new("MONTH", column, expiration);

    /// <summary>A partition for each year.</summary>
    /// <param name="column">A DATE, TIMESTAMP or DATETIME column; null: the time at which the row arrives.</param>
    /// <param name="expiration">How long a partition is kept, counted from its year's start, to the millisecond; null: for ever, or what the dataset says.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or the expiration is not longer than zero.</exception>
    public static TablePartitioning ByYear(string? column = null, TimeSpan? expiration = null) => new("YEAR", column, expiration);

    /// <summary>Partitions by ranges of numbers, all of the same width. NULLs have a partition of their own, and so have the numbers outside.</summary>
    /// <param name="column">An INT64 column.</param>
    /// <param name="start">The first number of the first range.</param>
    /// <param name="end">The number after the last of the last range.</param>
    /// <param name="interval">How many numbers a range has, at least 1.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, the end is not after the start, or the interval is below 1.</exception>
    public static TablePartitioning ByRange(string column, long start, long end, long interval)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        return new TablePartitioning(null, column, null, (start, end, interval));
    }

    /// <exception cref="ArgumentException">The schema has no such column, or one of a type that does not partition a table so.</exception>
    internal void Check(TableSchema schema)
    {
        if (Column is null) return;
        var field = schema.Fields.FirstOrDefault(field => string.Equals(field.Name, Column, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"The table is to be partitioned by the column '{Column}', which it does not have: {string.Join(", ", schema.Fields.Select(static field => field.Name))}.");
        SqlTypeKind[] allowed = Unit switch
        {
            null => [SqlTypeKind.Int64],
            "HOUR" => [SqlTypeKind.Timestamp, SqlTypeKind.DateTime],
            _ => [SqlTypeKind.Date, SqlTypeKind.Timestamp, SqlTypeKind.DateTime],
        };
        if (!allowed.Contains(field.Type.Kind))
            throw new ArgumentException($"The column '{field.Name}' is {field.Type}: a table is partitioned {(Unit is null ? "by ranges" : "by " + Unit)} of a column of type {string.Join(" or ", allowed.Select(static kind => kind.ToString().ToUpperInvariant()))}.");
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject(Unit is null ? "rangePartitioning"u8 : "timePartitioning"u8);
        if (Unit is not null) json.WriteString("type"u8, Unit);
        if (Column is not null) json.WriteString("field"u8, Column);
        if (_expiration is { } expiration) json.WriteString("expirationMs"u8, ((long)expiration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (_range is { } range)
        {
            json.WriteStartObject("range"u8);
            json.WriteString("start"u8, range.Start.ToString(CultureInfo.InvariantCulture));
            json.WriteString("end"u8, range.End.ToString(CultureInfo.InvariantCulture));
            json.WriteString("interval"u8, range.Interval.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }
}
