using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Local.Sql;

/// <content>Functions of dates and times that take a date part or a format.</content>
internal sealed partial class Binder
{
    private BoundExpression BindInterval(IntervalExpression interval, Scope scope)
    {
        if (interval.To is not null) throw context.Unsupported(interval, "An INTERVAL of several parts");
        var value = Bind(interval.Value, scope);
        if (!Coercion.CanBecome(value, SqlType.Int64)) throw context.Error(interval.Value, $"Interval value must be coercible to INT64 type, but has type {value.Type}");
        var part = interval.From.Name.ToUpperInvariant();
        var number = Coercion.To(value, SqlType.Int64).Sql;
        var sql = part switch
        {
            "MICROSECOND" => $"to_microseconds({number})",
            "MILLISECOND" => $"to_milliseconds({number})",
            "SECOND" => $"to_seconds({number})",
            "MINUTE" => $"to_minutes({number})",
            "HOUR" => $"to_hours({number})",
            "DAY" => $"to_days(CAST({number} AS INTEGER))",
            "WEEK" => $"to_weeks(CAST({number} AS INTEGER))",
            "MONTH" => $"to_months(CAST({number} AS INTEGER))",
            "QUARTER" => $"to_months(CAST(3 * {number} AS INTEGER))",
            "YEAR" => $"to_years(CAST({number} AS INTEGER))",
            _ => throw context.Error(interval.From, $"A valid date part name is required but found {part}"),
        };
        return new BoundExpression(sql, SqlType.Interval);
    }

    private BoundExpression BindExtract(ExtractExpression extract, Scope scope)
    {
        var operand = Bind(extract.Operand, scope);
        if (!IsTime(operand.Type)) throw context.Error(extract.Operand, $"No matching signature for function EXTRACT for argument type {operand.Type}");
        if (extract.TimeZone is { } zone)
        {
            if (operand.Type.Kind != SqlTypeKind.Timestamp) throw context.Error(zone, "AT TIME ZONE needs a TIMESTAMP");
            operand = operand with { Sql = $"({operand.Sql} AT TIME ZONE 'UTC' AT TIME ZONE {Bind(zone, scope).Sql})" };
        }
        var (part, first) = DatePart(extract.Part);
        var x = operand.Sql;
        var isDate = operand.Type.Kind == SqlTypeKind.Date;
        if (isDate && part is "HOUR" or "MINUTE" or "SECOND" or "MILLISECOND" or "MICROSECOND" && isDate)
            throw context.Error(extract.Part, $"EXTRACT from DATE does not support the {part} date part");
        if (operand.Type.Kind == SqlTypeKind.Time && part is not ("HOUR" or "MINUTE" or "SECOND" or "MILLISECOND" or "MICROSECOND"))
            throw context.Error(extract.Part, $"EXTRACT from TIME does not support the {part} date part");
        return part switch
        {
            "YEAR" or "MONTH" or "DAY" or "QUARTER" or "HOUR" or "MINUTE" or "ISOYEAR" => Number($"date_part('{part.ToLowerInvariant()}', {x})"),
            "SECOND" => Number($"date_part('second', {x})"),
            "DAYOFWEEK" => Number($"date_part('dayofweek', {x}) + 1"),
            "DAYOFYEAR" => Number($"date_part('dayofyear', {x})"),
            "ISOWEEK" => Number($"date_part('week', {x})"),
            // Days before the year's first such weekday are in week 0.
            "WEEK" => Number($"(date_part('dayofyear', {x}) + 6 - (date_part('dayofweek', {x}) - {first} + 7) % 7) // 7"),
            // DuckDB counts both with the seconds.
            "MILLISECOND" => Number($"date_part('millisecond', {x}) % 1000"),
            "MICROSECOND" => Number($"date_part('microsecond', {x}) % 1000000"),
            "DATE" => new BoundExpression($"CAST({x} AS DATE)", SqlType.Date),
            "TIME" => new BoundExpression($"CAST({x} AS TIME)", SqlType.Time),
            "DATETIME" => new BoundExpression(x, SqlType.DateTime),
            _ => throw context.Error(extract.Part, $"A valid date part name is required but found {part}"),
        };

        static BoundExpression Number(string sql) => new($"CAST({sql} AS BIGINT)", SqlType.Int64);
    }

    /// <summary>The calls that take a date part or a format; null for other calls.</summary>
    private BoundExpression? BindDateFunction(FunctionCall call, string name, Scope scope)
    {
        switch (name)
        {
            case "DATE_DIFF" or "DATETIME_DIFF" or "TIMESTAMP_DIFF" or "TIME_DIFF":
                return BindDifference(call, name, scope);
            case "DATE_TRUNC" or "DATETIME_TRUNC" or "TIMESTAMP_TRUNC":
                return BindTruncation(call, name, scope);
            case "LAST_DAY" when call.Arguments.Count == 2:
                return BindLastDay(call, scope);
            case "FORMAT_DATE" or "FORMAT_DATETIME" or "FORMAT_TIMESTAMP" or "FORMAT_TIME":
                return BindDateFormat(call, name, scope);
            case "PARSE_DATE" or "PARSE_DATETIME" or "PARSE_TIMESTAMP" or "PARSE_TIME":
                return BindDateParse(call, name, scope);
            default:
                return null;
        }
    }

    private BoundExpression BindDifference(FunctionCall call, string name, Scope scope)
    {
        if (call.Arguments.Count != 3) throw context.Error(call, $"{name} takes two values and a date part");
        BoundExpression[] values = [Bind(call.Arguments[0], scope), Bind(call.Arguments[1], scope)];
        var named = Enum.Parse<SqlTypeKind>(name[..name.IndexOf('_')], ignoreCase: true) switch { SqlTypeKind.Timestamp => SqlType.Timestamp, SqlTypeKind.DateTime => SqlType.DateTime, SqlTypeKind.Time => SqlType.Time, _ => SqlType.Date };
        // DATE_DIFF also takes DATETIME and TIMESTAMP values.
        var type = values.All(v => Coercion.CanBecome(v, named)) ? named : Coercion.CommonType(values);
        if (type is null || !IsTime(type)) throw context.Error(call, $"No matching signature for function {name} for argument types: {values[0].Type}, {values[1].Type}");
        var (part, first) = DatePart(call.Arguments[2]);
        var (end, start) = (Coercion.To(values[0], type).Sql, Coercion.To(values[1], type).Sql);
        // TIMESTAMP_DIFF counts whole intervals, the others count the boundaries between.
        if (type.Kind == SqlTypeKind.Timestamp && part is "MICROSECOND" or "MILLISECOND" or "SECOND" or "MINUTE" or "HOUR" or "DAY" && type.Kind == SqlTypeKind.Timestamp)
            return new BoundExpression($"date_sub('{part.ToLowerInvariant()}', {start}, {end})", SqlType.Int64);
        var sql = part switch
        {
            "WEEK" => $"CAST((bqml_week_start({end}, {first}) - bqml_week_start({start}, {first})) // 7 AS BIGINT)",
            "ISOWEEK" => $"CAST((bqml_week_start({end}, 1) - bqml_week_start({start}, 1)) // 7 AS BIGINT)",
            "ISOYEAR" => $"date_part('isoyear', {end}) - date_part('isoyear', {start})",
            "MICROSECOND" or "MILLISECOND" or "SECOND" or "MINUTE" or "HOUR" or "DAY" or "MONTH" or "QUARTER" or "YEAR" => $"date_diff('{part.ToLowerInvariant()}', {start}, {end})",
            _ => throw context.Error(call.Arguments[2], $"A valid date part name is required but found {part}"),
        };
        return new BoundExpression($"({sql})", SqlType.Int64);
    }

    private BoundExpression BindTruncation(FunctionCall call, string name, Scope scope)
    {
        if (call.Arguments.Count is not (2 or 3)) throw context.Error(call, $"{name} takes a value and a date part");
        if (call.Arguments.Count == 3) throw context.Unsupported(call.Arguments[2], $"A time zone in {name}");
        var value = Bind(call.Arguments[0], scope);
        if (value.Literalness == Literalness.Literal || !IsTime(value.Type))
        {
            var expected = name switch { "DATE_TRUNC" => SqlType.Date, "DATETIME_TRUNC" => SqlType.DateTime, _ => SqlType.Timestamp };
            if (!Coercion.CanBecome(value, expected)) throw context.Error(call, $"No matching signature for function {name} for argument type {value.Type}");
            value = Coercion.To(value, expected);
        }
        if (name == "TIMESTAMP_TRUNC" && value.Type.Kind == SqlTypeKind.Date) value = Coercion.To(value, SqlType.Timestamp);
        var (part, first) = DatePart(call.Arguments[1]);
        var sql = part switch
        {
            "WEEK" => $"bqml_week_start({value.Sql}, {first})",
            "ISOWEEK" => $"bqml_week_start({value.Sql}, 1)",
            "ISOYEAR" => $"bqml_week_start(make_date(date_part('isoyear', {value.Sql}), 1, 4), 1)",
            "MICROSECOND" or "MILLISECOND" or "SECOND" or "MINUTE" or "HOUR" or "DAY" or "MONTH" or "QUARTER" or "YEAR" => $"date_trunc('{part.ToLowerInvariant()}', {value.Sql})",
            _ => throw context.Error(call.Arguments[1], $"A valid date part name is required but found {part}"),
        };
        return new BoundExpression($"CAST({sql} AS {Storage.DuckType.Of(value.Type)})", value.Type);
    }

    private BoundExpression BindLastDay(FunctionCall call, Scope scope)
    {
        var value = Bind(call.Arguments[0], scope);
        if (!Coercion.CanBecome(value, SqlType.DateTime)) throw context.Error(call, $"No matching signature for function LAST_DAY for argument type {value.Type}");
        var day = $"CAST({Coercion.To(value, SqlType.DateTime).Sql} AS DATE)";
        var (part, first) = DatePart(call.Arguments[1]);
        var sql = part switch
        {
            "YEAR" => $"make_date(date_part('year', {day}), 12, 31)",
            "QUARTER" => $"last_day(CAST(date_trunc('quarter', {day}) + INTERVAL 2 MONTH AS DATE))",
            "MONTH" => $"last_day({day})",
            "WEEK" => $"(bqml_week_start({day}, {first}) + 6)",
            "ISOWEEK" => $"(bqml_week_start({day}, 1) + 6)",
            _ => throw context.Error(call.Arguments[1], $"A valid date part name is required but found {part}"),
        };
        return new BoundExpression(sql, SqlType.Date);
    }

    private BoundExpression BindDateFormat(FunctionCall call, string name, Scope scope)
    {
        if (call.Arguments.Count != 2) throw context.Unsupported(call, $"{name} with {call.Arguments.Count} arguments");
        var type = DateTypeOf(name);
        var value = Bind(call.Arguments[1], scope);
        if (!Coercion.CanBecome(value, type) && !(value.Type.Kind == SqlTypeKind.Timestamp && type.Kind is SqlTypeKind.Date or SqlTypeKind.DateTime))
            throw context.Error(call, $"No matching signature for function {name} for argument types: STRING, {value.Type}");
        var moment = type.Kind == SqlTypeKind.Time ? $"(DATE '1970-01-01' + {Coercion.To(value, type).Sql})" : $"CAST({(value.Literalness == Literalness.Literal ? Coercion.To(value, type) : value).Sql} AS TIMESTAMP)";
        var format = DateFormat(call.Arguments[0]);
        return new BoundExpression($"strftime({moment}, {Storage.DuckLiteral.String(format)})", SqlType.String);
    }

    private BoundExpression BindDateParse(FunctionCall call, string name, Scope scope)
    {
        if (call.Arguments.Count != 2) throw context.Unsupported(call, $"{name} with {call.Arguments.Count} arguments");
        var type = DateTypeOf(name);
        var text = Bind(call.Arguments[1], scope);
        if (!Coercion.CanBecome(text, SqlType.String)) throw context.Error(call, $"No matching signature for function {name} for argument types: STRING, {text.Type}");
        return new BoundExpression($"CAST(strptime({Coercion.To(text, SqlType.String).Sql}, {Storage.DuckLiteral.String(DateFormat(call.Arguments[0]))}) AS {Storage.DuckType.Of(type)})", type);
    }

    /// <summary>A format literal with the shorthands that DuckDB does not know written out.</summary>
    private string DateFormat(SqlExpression expression)
    {
        if (BindConstant(expression).Constant is not string format) throw context.Unsupported(expression, "A date format that is not a literal or parameter");
        var result = new System.Text.StringBuilder();
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%' || i + 1 == format.Length)
            {
                result.Append(format[i]);
                continue;
            }
            i++;
            if (format[i] == 'E' && format.AsSpan(i).StartsWith("E*S")) i += 2;
            result.Append(format[i] switch
            {
                'F' => "%Y-%m-%d",
                'T' or 'X' => "%H:%M:%S",
                'R' => "%H:%M",
                'D' or 'x' => "%m/%d/%y",
                'h' => "%b",
                'c' => "%a %b %-d %H:%M:%S %Y",
                'n' => "\n",
                't' => "\t",
                'Z' => "UTC",
                'z' => "+0000",
                'Y' or 'm' or 'd' or 'H' or 'M' or 'S' or 'I' or 'p' or 'j' or 'a' or 'A' or 'b' or 'B' or 'y' or 'U' or 'W' or 'u' or 'w' or 'V' or 'G' or '%' => "%" + format[i],
                _ => throw context.Unsupported(expression, $"Format element %{format[i]}"),
            });
        }
        return result.ToString();
    }

    private static SqlType DateTypeOf(string name) => name[(name.IndexOf('_') + 1)..] switch
    {
        "DATE" => SqlType.Date,
        "DATETIME" => SqlType.DateTime,
        "TIME" => SqlType.Time,
        _ => SqlType.Timestamp,
    };

    /// <summary>A date part, upper case, and for weeks the number of the day they start with, Sunday being 0.</summary>
    private (string Part, int FirstDay) DatePart(SqlExpression expression)
    {
        switch (expression)
        {
            case PathExpression { Parts: [var part] }:
                return (part.Name.ToUpperInvariant(), 0);
            case FunctionCall { Arguments: [PathExpression { Parts: [var day] }] } call when call.Name.Is("WEEK"):
                var number = Array.IndexOf(["SUNDAY", "MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY"], day.Name.ToUpperInvariant());
                return number >= 0 ? ("WEEK", number) : throw context.Error(day, $"A valid weekday name is required but found {day.Name}");
            default:
                throw context.Error(expression, "A valid date part name is required");
        }
    }
}
