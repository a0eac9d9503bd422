using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Custom holidays: for time-series models without TRANSFORM, from one place, with values and windows that BigQuery takes.</summary>
internal static class HolidayRules
{
    private static readonly FindingTarget s_source = new(FindingTargetKind.HolidaySource);

    internal static void Check(ModelContext model)
    {
        var spec = model.Spec;
        if (spec.CustomHolidays.Count == 0 && spec.HolidaySource is null) return;
        var clause = ModelCatalog.CustomHoliday;
        var first = spec.CustomHolidays.Count > 0 ? At(0) : s_source;
        // What another model type takes is not known.
        var type = spec.UnlistedModelType is null ? model.Type : null;
        if (type?.Clauses.CustomHoliday == ClauseUse.No)
        {
            model.Report(HolidayDiagnostics.NotTaken, first, type.Title, Attributes(spec)[0]);
            return;
        }
        var sources = Attributes(spec);
        if (sources.Count > 1) model.Report(HolidayDiagnostics.SeveralSources, spec.HasSeveralHolidaySources ? s_source with { Index = 1 } : s_source, model.ClassName, Wording.List(sources.Select(static name => "[" + name + "]")));
        foreach (var condition in clause.Requires)
        {
            if (type is not null && model.Holds(condition) == false) model.Report(OptionDiagnostics.Requires, first, "[" + sources[0] + "]", model.Display(condition));
        }
        if (clause.ExcludesClauses.Contains(TransformRules.Clause) && TransformRules.First(model) is { } transform)
            model.Report(OptionDiagnostics.Excludes, first, "[" + sources[0] + "]", TransformRules.Show(transform));
        for (var i = 0; i < spec.CustomHolidays.Count; i++) CheckHoliday(model, clause, spec.CustomHolidays[i], i);
        CheckCounts(model, clause);
        CheckOccurrences(model);
        if (spec.HolidaySource is { } source) HolidaySourceRules.Check(model, clause, source);
    }

    private static List<string> Attributes(ModelSpec spec)
    {
        var names = new List<string>();
        if (spec.CustomHolidays.Count > 0) names.Add("CustomHoliday");
        if (spec.HolidaySource is { IsQuery: false } || spec.HasSeveralHolidaySources) names.Add("CustomHolidayTable");
        if (spec.HolidaySource is { IsQuery: true } || spec.HasSeveralHolidaySources) names.Add("CustomHolidayQuery");
        return names;
    }

    private static void CheckHoliday(ModelContext model, CustomHolidayClause clause, CustomHoliday holiday, int index)
    {
        if (string.IsNullOrWhiteSpace(holiday.Region)) ReportValue(model, index, "region", Wording.Quoted(holiday.Region), "a region's code, as \"US\"");
        if (!SqlIdentifier.IsValidColumnName(holiday.Name, out var error)) ReportValue(model, index, "holidayName", Wording.Quoted(holiday.Name), "a name that a column can have: " + Wording.Clause(error));
        else if (clause.Column("holiday_name")!.RefusedCharacters is { } refused && holiday.Name.IndexOfAny(refused.ToCharArray()) >= 0) ReportValue(model, index, "holidayName", Wording.Quoted(holiday.Name), "a name without " + Wording.Quoted(refused));
        if (holiday.Dates.Count == 0) ReportValue(model, index, "primaryDates", "empty", "at least one day");
        foreach (var date in holiday.Dates)
        {
            if (!IsDate(date)) ReportValue(model, index, "primaryDates", Wording.Quoted(date), "a day as yyyy-MM-dd");
        }
        var days = 0L;
        foreach (var (column, value) in Days(clause, holiday))
        {
            if (column.Range is { } range && !range.Contains(value)) ReportValue(model, index, column.PropertyName, Wording.Number(value), "a number in " + range);
            else days += value;
        }
        if (days > clause.MaxWindowDays) ReportValue(model, index, "The window", Wording.Number(days) + " days", "at most " + Wording.Number(clause.MaxWindowDays) + " before and after the holiday together");
    }

    private static IEnumerable<(HolidayColumn Column, long Value)> Days(CustomHolidayClause clause, CustomHoliday holiday)
    {
        foreach (var column in clause.Columns)
        {
            if (column.PropertyName == nameof(CustomHoliday.PreholidayDays)) yield return (column, holiday.PreholidayDays ?? column.Default ?? 0);
            if (column.PropertyName == nameof(CustomHoliday.PostholidayDays)) yield return (column, holiday.PostholidayDays ?? column.Default ?? 0);
        }
    }

    private static void CheckCounts(ModelContext model, CustomHolidayClause clause)
    {
        var holidays = model.Spec.CustomHolidays;
        var names = holidays.Select(static holiday => holiday.Name).Distinct(StringComparer.Ordinal).Count();
        if (names > clause.MaxNames) ReportValue(model, holidays.Count - 1, "The number of names", Wording.Number(names), "at most " + Wording.Number(clause.MaxNames));
        var rows = holidays.Sum(static holiday => holiday.Dates.Count);
        if (rows > clause.MaxRows) ReportValue(model, holidays.Count - 1, "The number of days", Wording.Number(rows), "at most " + Wording.Number(clause.MaxRows));
    }

    private static void CheckOccurrences(ModelContext model)
    {
        var days = new HashSet<(string, string, string)>();
        var windows = new Dictionary<(string, string), (long Before, long After)>();
        for (var i = 0; i < model.Spec.CustomHolidays.Count; i++)
        {
            var holiday = model.Spec.CustomHolidays[i];
            var window = Days(ModelCatalog.CustomHoliday, holiday).Select(static day => day.Value).ToArray();
            var (before, after) = (window[0], window[1]);
            if (!windows.TryGetValue((holiday.Region, holiday.Name), out var above)) windows.Add((holiday.Region, holiday.Name), (before, after));
            else if (above != (before, after))
                model.Report(HolidayDiagnostics.Window, At(i), Wording.Quoted(holiday.Name), Wording.Number(before), Wording.Number(after), Wording.Number(above.Before), Wording.Number(above.After));
            foreach (var date in holiday.Dates)
            {
                if (!days.Add((holiday.Region, holiday.Name, date))) model.Report(HolidayDiagnostics.Repeated, At(i), Wording.Quoted(holiday.Name), holiday.Region, date);
            }
        }
    }

    private static bool IsDate(string text) => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static void ReportValue(ModelContext model, int index, string what, string value, string expected) =>
        model.Report(HolidayDiagnostics.Value, At(index) with { Name = what }, what, value, expected);

    private static FindingTarget At(int index) => new(FindingTargetKind.CustomHoliday, null, index);
}
