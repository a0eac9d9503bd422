namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Custom holidays, beyond the examples of the pages.</summary>
public sealed class HolidayRuleTests
{
    private const string Visits = "record Visits([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] long Visitors);";

    [Theory]
    [InlineData("CustomHoliday(\"US\", \"Members_day\", \"2024-02-29\", PreholidayDays = 29, PostholidayDays = 1)")]
    [InlineData("CustomHoliday(\"US\", \"Members_day\", \"2024-02-29\"), CustomHoliday(\"FI\", \"Members_day\", \"2024-02-29\", PreholidayDays = 2)")]
    [InlineData("CustomHolidayTable(\"shop.holidays\", Where = \"region = 'US'\")")]
    [InlineData("CustomHolidayQuery(\"SELECT * FROM shop.holidays UNION ALL SELECT * FROM shop.more\")")]
    [InlineData("CustomHolidayQuery(\"SELECT REGION, Holiday_Name, day AS primary_date, 2 AS preholiday_days FROM shop.holidays\")")]
    public async Task Valid_holidays_are_not_reported(string holidays) => Assert.Empty(await FindingsAsync("", holidays));

    [Theory]
    [InlineData("CustomHoliday(\" \", \"x\", \"2024-02-29\")", "BQML2072: region of [CustomHoliday] is \" \", and BigQuery takes a region's code, as \"US\"")]
    [InlineData("CustomHoliday(\"US\", \"x\")", "BQML2072: primaryDates of [CustomHoliday] is empty, and BigQuery takes at least one day")]
    [InlineData("CustomHoliday(\"US\", \"members day\", \"2024-02-29\")", "BQML2072: holidayName of [CustomHoliday] is \"members day\", and BigQuery takes a name without \" \"")]
    [InlineData("CustomHolidayQuery(\"FROM shop.holidays |> LIMIT 10\")", "BQML4012: The query of custom holidays is passed to BigQuery unchecked, because of line 1, column 1: ")]
    [InlineData("CustomHoliday(\"US\", \"x\", \"2023-02-29\")", "BQML2072: primaryDates of [CustomHoliday] is \"2023-02-29\", and BigQuery takes a day as yyyy-MM-dd")]
    [InlineData("CustomHoliday(\"US\", \"x\", \"2023-02-20\", PreholidayDays = 0)", "BQML2072: PreholidayDays of [CustomHoliday] is 0, and BigQuery takes a number in [1, ∞)")]
    [InlineData("CustomHoliday(\"US\", \"x\", \"2023-02-20\", PreholidayDays = 30)", "BQML2072: The window of [CustomHoliday] is 31 days, and BigQuery takes at most 30 before and after the holiday together")]
    [InlineData("CustomHolidayTable(\"shop.holidays\"), CustomHolidayQuery(\"SELECT * FROM shop.holidays\")", "BQML2071: Model has its holidays from [CustomHolidayTable] and [CustomHolidayQuery]; keep one, or combine them in [CustomHolidayQuery]")]
    [InlineData("CustomHolidayTable(\"shop.\")", "BQML4006")]
    [InlineData("CustomHolidayTable(\"shop.holidays\", Where = \"region =\")", "BQML4003")]
    [InlineData("CustomHolidayTable(\"shop.holidays\", Where = \"region = @region\")", "BQML4010")]
    [InlineData("CustomHolidayQuery(\"SELECT * FROM shop.holidays;\")", "BQML4070: [CustomHolidayQuery] takes one query, and this ends with a semicolon; write SELECT ... or WITH ... SELECT ...")]
    [InlineData("CustomHolidayQuery(\"DROP TABLE shop.holidays\")", "BQML4070: [CustomHolidayQuery] takes one query, and this is a statement that begins with DROP; write SELECT ... or WITH ... SELECT ...")]
    [InlineData("CustomHolidayQuery(\"SELECT region, holiday_names, primary_date FROM shop.holidays\")", "BQML4071: The query of custom holidays returns region, holiday_names and primary_date, but not 'holiday_name' of type STRING; did you mean holiday_names?; select it")]
    public async Task Wrong_holidays_are_reported(string holidays, string expected) => Assert.StartsWith(expected, Assert.Single(await FindingsAsync("", holidays)), StringComparison.Ordinal);

    [Fact]
    public async Task A_name_that_no_column_can_have_is_reported() => Assert.StartsWith(
        "BQML2072: holidayName of [CustomHoliday] is \"\", and BigQuery takes a name that a column can have: ",
        Assert.Single(await FindingsAsync("", "CustomHoliday(\"US\", \"\", \"2024-02-29\")")), StringComparison.Ordinal);

    [Fact]
    public async Task Holidays_need_days() => Assert.Equal(
        ["BQML2006: [CustomHoliday] needs DataFrequency = DataFrequency.Daily or DataFrequency.AutoFrequency; set it, or remove [CustomHoliday]"],
        await FindingsAsync("DataFrequency = DataFrequency.Weekly", "CustomHoliday(\"US\", \"x\", \"2024-02-29\")"));

    [Fact]
    public async Task Holidays_exclude_transforms() => Assert.Equal(
        ["BQML2007: [CustomHolidayTable] cannot be combined with [Transform(\"LOG(visitors)\")]; remove one of them"],
        await FindingsAsync("", "CustomHolidayTable(\"shop.holidays\"), Transform(\"LOG(visitors)\", As = \"x\")"));

    private static Task<string[]> FindingsAsync(string options, string holidays) => Declared.FindingsAsync($"[ArimaPlus<Visits>({options})] [{holidays}]", Visits);
}
