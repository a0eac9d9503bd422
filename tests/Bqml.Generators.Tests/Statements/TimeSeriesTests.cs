using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Statements;

/// <summary>Custom holidays (<c>AS (training_data AS (...), custom_holiday AS (...))</c>), and what the decomposed series makes possible.</summary>
public class TimeSeriesTests
{
    private const string Training = "\nAS\n(\ntraining_data AS (\nSELECT\n  `day`,\n  `gate`,\n  `visitors`\nFROM `zoo.rows`\n),\ncustom_holiday AS (\n";

    public static TheoryData<string> TimeSeries => [.. ModelCatalog.ModelTypes.Where(static type => type.Clauses.CustomHoliday != ClauseUse.No).Select(static type => type.Id)];

    [Theory]
    [InlineData(
        """[CustomHoliday("US", "Members_day", "2025-10-21", "2026-10-20", PreholidayDays = 3)] [CustomHoliday("FI", "Vappu", "2026-05-01")]""",
        """
        SELECT *
        FROM UNNEST([
          STRUCT('US' AS region, 'Members_day' AS holiday_name, DATE '2025-10-21' AS primary_date, 3 AS preholiday_days, 1 AS postholiday_days),
          STRUCT('US' AS region, 'Members_day' AS holiday_name, DATE '2026-10-20' AS primary_date, 3 AS preholiday_days, 1 AS postholiday_days),
          STRUCT('FI' AS region, 'Vappu' AS holiday_name, DATE '2026-05-01' AS primary_date, 1 AS preholiday_days, 1 AS postholiday_days)
        ])
        """)]
    [InlineData("""[CustomHolidayTable("bigquery-public-data.ml_datasets.holidays_and_events_for_forecasting", Where = "region = 'US' -- only")]""", "SELECT *\nFROM `bigquery-public-data.ml_datasets.holidays_and_events_for_forecasting`\nWHERE (\nregion = 'US' -- only\n)")]
    [InlineData("""[CustomHolidayQuery("SELECT region, holiday_name, primary_date FROM shop.days -- ours")]""", "SELECT region, holiday_name, primary_date FROM shop.days -- ours")]
    public void A_declaration_writes_the_query(string attributes, string query)
    {
        var statements = LoadedModel.Of(EveryType.Name, EveryType.Source("ARIMA_PLUS", "", attributes)).ReadStatements();
        Assert.EndsWith(Training + query.ReplaceLineEndings("\n") + "\n)\n)", statements["CreateModel"], StringComparison.Ordinal);
        Assert.EndsWith(Training + query.ReplaceLineEndings("\n") + "\n)\n)", statements["CreateOrReplaceModel"], StringComparison.Ordinal);
    }

    [GoogleSqlTheory]
    [MemberData(nameof(TimeSeries))]
    public async Task Google_accepts_every_source_of_holidays(string modelType)
    {
        var spec = Declared.Of(modelType);
        ModelSpec[] specs =
        [
            spec with { CustomHolidays = [new CustomHoliday("it's", "a\nb", ["2025-10-21", "0001-01-01"], null, 29), new CustomHoliday("日本", "x", ["9999-12-31"], 5, null)] },
            spec with { HolidaySource = new TrainingSource(true, "WITH a AS (SELECT 1) SELECT * FROM a # end", null) },
            spec with { HolidaySource = new TrainingSource(false, "p.d.t", "TRUE\nAND TRUE") },
        ];
        foreach (var holidays in specs) Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(holidays.CreateStatement()));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("DecomposeTimeSeries = true", true)]
    [InlineData("DecomposeTimeSeries = false", false)]
    public void Only_a_decomposed_series_is_explained_and_checked_without_rows(string options, bool expected)
    {
        var model = LoadedModel.Of(EveryType.Name, EveryType.Source("ARIMA_PLUS", options));
        var statements = model.ReadStatements();
        Assert.Equal(expected, statements.ContainsKey("ExplainForecast"));
        Assert.Equal(expected, model.Type.GetMethods().Any(static method => method.Name == "DetectAnomaliesAsync" && method.GetParameters().All(static parameter => parameter.IsOptional)));
        Assert.Contains("UNNEST(@input)", statements[expected ? "DetectAnomaliesRows" : "DetectAnomalies"], StringComparison.Ordinal);
    }

    [Fact]
    public void Effects_of_declared_holidays_are_properties()
    {
        var type = LoadedModel.Of(EveryType.Name, EveryType.Source("ARIMA_PLUS", "", """[CustomHoliday("US", "Members_day", "2025-10-21"), CustomHoliday("FI", "members_day", "2026-05-01"), CustomHoliday("FI", "vappu", "2026-05-01")]""")).Type;
        var properties = type.GetNestedType("ExplainedPoint")!.GetProperties().Where(static property => property.Name.StartsWith("HolidayEffect", StringComparison.Ordinal)).ToDictionary(static property => property.Name, static property => property.PropertyType);
        Assert.Equal(["HolidayEffect", "HolidayEffectMembersDay", "HolidayEffectVappu", "HolidayEffects"], properties.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(typeof(double?), properties["HolidayEffectVappu"]);
    }
}
