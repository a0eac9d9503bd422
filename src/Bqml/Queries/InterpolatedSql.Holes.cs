using System.Text.Json;

namespace Bqml;

public abstract partial class InterpolatedSql
{
    /// <summary>A table, view or model: becomes a quoted name.</summary>
    /// <param name="table">The name.</param>
    /// <exception cref="ArgumentException">The name is not one BigQuery allows.</exception>
    public void AppendFormatted(BigQueryTable table)
    {
        RefuseWithinQuotes();
        AppendLiteral(table.QuotedName);
    }

    /// <summary>An object table: becomes its quoted name.</summary>
    /// <param name="table">The table.</param>
    public void AppendFormatted(DeclaredObjectTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        AppendFormatted(table.Table);
    }

    /// <summary>A part of a query: its text is inserted, its parameters are renamed to follow on.</summary>
    /// <param name="sql">The part.</param>
    public void AppendFormatted(InterpolatedSql sql)
    {
        ArgumentNullException.ThrowIfNull(sql);
        RefuseWithinQuotes();
        foreach (var piece in sql._pieces)
        {
            if (piece.Parameter is { } index) Append(sql._parameters[index].WithName(NextName));
            else AppendLiteral(piece.Text);
        }
    }

    /// <summary>Rows: an <c>ARRAY&lt;STRUCT&gt;</c> for <c>UNNEST({rows})</c>.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    public void AppendFormatted<T>(IEnumerable<T> rows) where T : IBigQueryRow<T> => Append(QueryParameter.Rows(NextName, rows, T.RowWriter));

    /// <summary>An INT64 parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(long value) => Append(QueryParameter.Int64(NextName, value));

    /// <summary>An INT64 parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(long? value) => Append(QueryParameter.Int64(NextName, value));

    /// <summary>An INT64 parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(int value) => Append(QueryParameter.Int64(NextName, value));

    /// <summary>An INT64 parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(int? value) => Append(QueryParameter.Int64(NextName, value));

    /// <summary>A FLOAT64 parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(double value) => Append(QueryParameter.Float64(NextName, value));

    /// <summary>A FLOAT64 parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(double? value) => Append(QueryParameter.Float64(NextName, value));

    /// <summary>A FLOAT64 parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(float value) => Append(QueryParameter.Float64(NextName, value));

    /// <summary>A FLOAT64 parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(float? value) => Append(QueryParameter.Float64(NextName, value));

    /// <summary>A NUMERIC (BIGNUMERIC when it has more than nine decimal places) parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(decimal value) => Append(QueryParameter.Numeric(NextName, value));

    /// <summary>A NUMERIC (BIGNUMERIC when it has more than nine decimal places) parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(decimal? value) => Append(QueryParameter.Numeric(NextName, value));

    /// <summary>A BOOL parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(bool value) => Append(QueryParameter.Bool(NextName, value));

    /// <summary>A BOOL parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(bool? value) => Append(QueryParameter.Bool(NextName, value));

    /// <summary>A DATE parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateOnly value) => Append(QueryParameter.Date(NextName, value));

    /// <summary>A DATE parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateOnly? value) => Append(QueryParameter.Date(NextName, value));

    /// <summary>A TIME parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(TimeOnly value) => Append(QueryParameter.Time(NextName, value));

    /// <summary>A TIME parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(TimeOnly? value) => Append(QueryParameter.Time(NextName, value));

    /// <summary>A DATETIME parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateTime value) => Append(QueryParameter.DateTime(NextName, value));

    /// <summary>A DATETIME parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateTime? value) => Append(QueryParameter.DateTime(NextName, value));

    /// <summary>A TIMESTAMP parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateTimeOffset value) => Append(QueryParameter.Timestamp(NextName, value));

    /// <summary>A TIMESTAMP parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(DateTimeOffset? value) => Append(QueryParameter.Timestamp(NextName, value));

    /// <summary>A BIGNUMERIC parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigNumeric value) => Append(QueryParameter.BigNumeric(NextName, value));

    /// <summary>A BIGNUMERIC parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigNumeric? value) => Append(QueryParameter.BigNumeric(NextName, value));

    /// <summary>An INTERVAL parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryInterval value) => Append(QueryParameter.Interval(NextName, value));

    /// <summary>An INTERVAL parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryInterval? value) => Append(QueryParameter.Interval(NextName, value));

    /// <summary>A JSON parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(JsonElement value) => Append(QueryParameter.Json(NextName, value));

    /// <summary>A JSON parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(JsonElement? value) => Append(value is { } present ? QueryParameter.Json(NextName, present) : QueryParameter.Json(NextName, null));

    /// <summary>A GEOGRAPHY parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryGeography value) => Append(QueryParameter.Geography(NextName, value));

    /// <summary>A GEOGRAPHY parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryGeography? value) => Append(value is { } present ? QueryParameter.Geography(NextName, present) : QueryParameter.Geography(NextName, null));

    /// <summary>A RANGE of DATE parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateOnly> value) => Append(QueryParameter.DateRange(NextName, value));

    /// <summary>A RANGE of DATE parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateOnly>? value) => Append(QueryParameter.DateRange(NextName, value));

    /// <summary>A RANGE of DATETIME parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateTime> value) => Append(QueryParameter.DateTimeRange(NextName, value));

    /// <summary>A RANGE of DATETIME parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateTime>? value) => Append(QueryParameter.DateTimeRange(NextName, value));

    /// <summary>A RANGE of TIMESTAMP parameter.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateTimeOffset> value) => Append(QueryParameter.TimestampRange(NextName, value));

    /// <summary>A RANGE of TIMESTAMP parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(BigQueryRange<DateTimeOffset>? value) => Append(QueryParameter.TimestampRange(NextName, value));

    /// <summary>A STRING parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(string? value) => Append(QueryParameter.String(NextName, value));

    /// <summary>A BYTES parameter; null is NULL.</summary>
    /// <param name="value">The value.</param>
    public void AppendFormatted(byte[]? value) => Append(QueryParameter.Bytes(NextName, value));

    /// <summary>An ARRAY of INT64 parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<long>? values) => Append(QueryParameter.Int64Array(NextName, values));

    /// <summary>An ARRAY of INT64 parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<int>? values) => Append(QueryParameter.Int64Array(NextName, values?.Select(static value => (long)value)));

    /// <summary>An ARRAY of FLOAT64 parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<double>? values) => Append(QueryParameter.Float64Array(NextName, values));

    /// <summary>An ARRAY of FLOAT64 parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<float>? values) => Append(QueryParameter.Float64Array(NextName, values?.Select(static value => (double)value)));

    /// <summary>An ARRAY of NUMERIC parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<decimal>? values) => Append(QueryParameter.NumericArray(NextName, values));

    /// <summary>An ARRAY of BOOL parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<bool>? values) => Append(QueryParameter.BoolArray(NextName, values));

    /// <summary>An ARRAY of DATE parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<DateOnly>? values) => Append(QueryParameter.DateArray(NextName, values));

    /// <summary>An ARRAY of TIME parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<TimeOnly>? values) => Append(QueryParameter.TimeArray(NextName, values));

    /// <summary>An ARRAY of DATETIME parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<DateTime>? values) => Append(QueryParameter.DateTimeArray(NextName, values));

    /// <summary>An ARRAY of TIMESTAMP parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<DateTimeOffset>? values) => Append(QueryParameter.TimestampArray(NextName, values));

    /// <summary>An ARRAY of STRING parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<string>? values) => Append(QueryParameter.StringArray(NextName, values));

    /// <summary>An ARRAY of BYTES parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<byte[]>? values) => Append(QueryParameter.BytesArray(NextName, values));

    /// <summary>An ARRAY of BIGNUMERIC parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigNumeric>? values) => Append(QueryParameter.BigNumericArray(NextName, values));

    /// <summary>An ARRAY of INTERVAL parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigQueryInterval>? values) => Append(QueryParameter.IntervalArray(NextName, values));

    /// <summary>An ARRAY of JSON parameter; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<JsonElement>? values) => Append(QueryParameter.JsonArray(NextName, values));

    /// <summary>An ARRAY of GEOGRAPHY parameter; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigQueryGeography>? values) => Append(QueryParameter.GeographyArray(NextName, values));

    /// <summary>An ARRAY of RANGE of DATE parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigQueryRange<DateOnly>>? values) => Append(QueryParameter.DateRangeArray(NextName, values));

    /// <summary>An ARRAY of RANGE of DATETIME parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigQueryRange<DateTime>>? values) => Append(QueryParameter.DateTimeRangeArray(NextName, values));

    /// <summary>An ARRAY of RANGE of TIMESTAMP parameter, for <c>IN UNNEST({values})</c>; null is an empty ARRAY.</summary>
    /// <param name="values">The elements.</param>
    public void AppendFormatted(IEnumerable<BigQueryRange<DateTimeOffset>>? values) => Append(QueryParameter.TimestampRangeArray(NextName, values));
}
