using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the query <c>custom_holiday</c> of time-series models: of the holidays declared one by one, of a table, or as the user wrote it.</summary>
internal static class HolidayQuery
{
    /// <summary>The query; null when no holidays are declared.</summary>
    public static string? Write(ModelSpec spec)
    {
        if (spec.HolidaySource is { } source)
        {
            if (source.IsQuery) return UserSql.Plain(source.Text);
            var text = "SELECT *\nFROM " + SqlIdentifier.QuotePath(source.Text);
            return source.Where is null ? text : text + "\nWHERE " + UserSql.Bracketed(source.Where);
        }
        if (spec.CustomHolidays.Length == 0) return null;
        var rows = spec.CustomHolidays.SelectMany(static holiday => holiday.Dates.Select(date => Row(holiday, date)));
        return "SELECT *\nFROM UNNEST([\n  " + string.Join(",\n  ", rows) + "\n])";
    }

    private static string Row(CustomHoliday holiday, string date) =>
        "STRUCT(" + string.Join(", ", ModelCatalog.CustomHoliday.Columns.Select(column => Value(holiday, date, column) + " AS " + column.Name)) + ")";

    private static string Value(CustomHoliday holiday, string date, HolidayColumn column) => column.PropertyName switch
    {
        "Region" => SqlLiteral.String(holiday.Region),
        "HolidayName" => SqlLiteral.String(holiday.Name),
        "PrimaryDate" => SqlLiteral.Date(DateTime.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        "PreholidayDays" => SqlLiteral.Int64(holiday.PreholidayDays ?? column.Default!.Value),
        "PostholidayDays" => SqlLiteral.Int64(holiday.PostholidayDays ?? column.Default!.Value),
        _ => throw new InvalidOperationException($"[CustomHoliday] has nothing for the column {column.Name}."),
    };
}
