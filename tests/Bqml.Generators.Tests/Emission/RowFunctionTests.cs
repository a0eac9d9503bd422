using System.Reflection;
using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Emission;

/// <summary>Functions without a model, called through the row type that has the columns for them.</summary>
public class RowFunctionTests
{
    private const string Sale = """
        using System;
        using Bqml;
        namespace Shop;
        [BigQueryRow]
        public sealed partial record Sale(
            [TimeSeriesId, Dimension] string Store, [TimeSeriesId] long Till, [TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData, Metric, CorrelationTarget] double Amount,
            [Correlated] double Tax, [Correlated] long? Items, [Dimension] bool Weekend, [InterestLabel] bool IsTest);
        """;

    private const string Customer = """
        using System;
        using Bqml;
        namespace Shop;
        [BigQueryRow]
        public sealed partial record Customer(string EntityId, DateTimeOffset FeatureTimestamp, double? Spent);
        """;

    [Fact]
    public void A_row_with_every_role() => Golden.Check("RowFunctions", GeneratorRun.Of(Sale).Text);

    [Theory]
    [InlineData("[TimeSeriesTimestamp] DateTimeOffset At, [TimeSeriesData] long Count", "TimeSeries")]
    [InlineData("[TimeSeriesTimestamp] DateTime At, [TimeSeriesData] decimal? Price, [TimeSeriesId] string[] Path", "TimeSeries")]
    [InlineData("[Metric] double Amount, [Dimension] Kind Kind, [InterestLabel] bool? IsTest", "KeyDrivers")]
    [InlineData("[CorrelationTarget] double Amount, [Correlated] double Tax", "Correlations")]
    [InlineData("string EntityId, DateTimeOffset FeatureTimestamp", "PointInTime")]
    [InlineData("[Column(\"ENTITY_ID\")] string Id, [Column(\"feature_timestamp\")] DateTimeOffset Seen, double Spent", "PointInTime")]
    [InlineData("[TimeSeriesTimestamp] DateTimeOffset At, long Count", null)]
    [InlineData("[TimeSeriesTimestamp] string At, [TimeSeriesData] long Count", null)]
    [InlineData("[TimeSeriesTimestamp] DateTimeOffset At, [TimeSeriesData] long Count, [TimeSeriesData] long Other", null)]
    [InlineData("[Metric] double Amount, [Dimension] double Weight, [InterestLabel] bool IsTest", null)]
    [InlineData("[CorrelationTarget] double Amount", null)]
    [InlineData("long EntityId, DateTimeOffset FeatureTimestamp", null)]
    [InlineData("string EntityId, DateOnly FeatureTimestamp", null)]
    public void A_group_is_there_when_its_columns_are(string columns, string? group)
    {
        var text = GeneratorRun.Of($"using System; using Bqml; public enum Kind {{ A, B }} [BigQueryRow] public sealed partial record Row({columns});").Text;
        foreach (var name in Bqml.Catalog.ModelCatalog.RowFunctions.Select(static known => known.Name))
            Assert.Equal(name == group, text.Contains($"global::Bqml.{name}<", StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_may_have_the_functions_of_its_base_class_too()
    {
        var run = GeneratorRun.Of("""
            using System;
            using Bqml;
            [BigQueryRow] public partial record Point([TimeSeriesId] string Series, [TimeSeriesTimestamp] DateTimeOffset At, [TimeSeriesData] double Value);
            [BigQueryRow] public sealed partial record Named(string Series, DateTimeOffset At, double Value, [TimeSeriesId] string Name) : Point(Series, At, Value);
            """);
        Assert.Equal(2, run.Sources.Length);
    }

    [Fact]
    public async Task A_forecast_comes_back_by_series()
    {
        var server = new FakeServer(
            """[{"name":"store","type":"STRING"},{"name":"till","type":"INTEGER"},{"name":"forecast_timestamp","type":"TIMESTAMP"},{"name":"forecast_value","type":"FLOAT"},{"name":"confidence_level","type":"FLOAT"},{"name":"prediction_interval_lower_bound","type":"FLOAT"},{"name":"prediction_interval_upper_bound","type":"FLOAT"},{"name":"ai_forecast_status","type":"STRING"}]""",
            """[{"f":[{"v":"Oulu"},{"v":"7"},{"v":"0"},{"v":"2.5"},{"v":"0.95"},{"v":null},{"v":null},{"v":""}]}]""");
        var text = await RunAsync(server, """
            await foreach (var point in Sale.TimeSeries.ForecastAsync(bigquery, "shop.sales", horizon: 3)) return System.FormattableString.Invariant($"{point.Series.Store} {point.Series.Till} {point.ForecastTimestamp:yyyy} {point.ForecastValue}");
            return "";
            """, Sale);
        Assert.Equal("Oulu 7 1970 2.5", text);
        Assert.Equal("SELECT * FROM AI.FORECAST(TABLE `shop.sales`, data_col => 'amount', timestamp_col => 'day', id_cols => ['store', 'till'], horizon => 3)", server.Request.GetProperty("query").GetString());
    }

    [Fact]
    public async Task A_trend_has_the_rows_own_columns()
    {
        var server = new FakeServer(
            """[{"name":"store","type":"STRING"},{"name":"till","type":"INTEGER"},{"name":"day","type":"DATE"},{"name":"time_series_type","type":"STRING"},{"name":"amount","type":"FLOAT"},{"name":"trend","type":"FLOAT"},{"name":"status","type":"STRING"}]""",
            """[{"f":[{"v":"Oulu"},{"v":"7"},{"v":"2026-01-02"},{"v":"forecast"},{"v":null},{"v":"2.5"},{"v":""}]}]""");
        var text = await RunAsync(server, """
            Sale[] sales = [new("Oulu", 7, new DateOnly(2026, 1, 1), 3.5, 0, null, false, false)];
            await foreach (var point in Sale.TimeSeries.TrendAsync(bigquery, sales, smoothingWindowSize: 7)) return System.FormattableString.Invariant($"{point.Point.Day:yyyy-MM-dd} {point.Point.Amount is null} {point.Kind} {point.Trend}");
            return "";
            """, Sale);
        Assert.Equal("2026-01-02 True Forecast 2.5", text);
        Assert.Contains("Oulu", server.Request.GetProperty("queryParameters").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_driver_has_the_dimensions_it_is_of()
    {
        var server = new FakeServer(
            """[{"name":"store","type":"STRING"},{"name":"weekend","type":"BOOLEAN"},{"name":"drivers","type":"STRING","mode":"REPEATED"},{"name":"metric_interest","type":"FLOAT"},{"name":"metric_reference","type":"FLOAT"},{"name":"difference","type":"FLOAT"},{"name":"relative_difference","type":"FLOAT"},{"name":"unexpected_difference","type":"FLOAT"},{"name":"relative_unexpected_difference","type":"FLOAT"},{"name":"apriori_support","type":"FLOAT"},{"name":"contribution","type":"FLOAT"}]""",
            """[{"f":[{"v":null},{"v":"true"},{"v":[{"v":"weekend=true"}]},{"v":"3"},{"v":"1"},{"v":"2"},{"v":"2"},{"v":"1"},{"v":"0.5"},{"v":"0.3"},{"v":"2"}]}]""");
        var text = await RunAsync(server, """
            await foreach (var driver in Sale.KeyDrivers.FindAsync(bigquery, $"SELECT * FROM shop.sales WHERE till = {7}", topK: 5)) return System.FormattableString.Invariant($"{driver.Segment.Store ?? "any"} {driver.Segment.Weekend} {driver.Drivers[0]} {driver.Contribution}");
            return "";
            """, Sale);
        Assert.Equal("any True weekend=true 2", text);
        Assert.Contains("metric_col => 'amount', dimension_cols => ['store', 'weekend'], interest_label_col => 'is_test', top_k => 5)", server.Request.GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Features_at_a_point_in_time_are_rows_of_the_type()
    {
        var server = new FakeServer(
            """[{"name":"entity_id","type":"STRING"},{"name":"feature_timestamp","type":"TIMESTAMP"},{"name":"spent","type":"FLOAT"}]""",
            """[{"f":[{"v":"a"},{"v":"0"},{"v":null}]}]""");
        var text = await RunAsync(server, """
            EntityTime[] times = [new() { EntityId = "a", Time = DateTimeOffset.UnixEpoch }];
            await foreach (Customer customer in Customer.PointInTime.EntityFeaturesAsync(bigquery, "shop.features", times)) return System.FormattableString.Invariant($"{customer.EntityId} {customer.Spent is null}");
            return "";
            """, Customer);
        Assert.Equal("a True", text);
        Assert.StartsWith("SELECT * FROM ML.ENTITY_FEATURES_AT_TIME(TABLE `shop.features`, (SELECT * FROM UNNEST(@", server.Request.GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Compiles a user's method with its row type and runs it.</summary>
    private static async Task<string> RunAsync(FakeServer server, string body, string row)
    {
        using var stream = new MemoryStream();
        var run = GeneratorRun.Of(row, $$"""
            using System;
            using System.Threading.Tasks;
            using Bqml;
            namespace Shop;
            public static class Program
            {
                public static async Task<string> RunAsync(BigQueryML bigquery)
                {
                    {{body}}
                }
            }
            """);
        Assert.True(run.Output.Emit(stream).Success);
        await using var bigquery = new FakeBigQuery(server);
        var method = Assembly.Load(stream.ToArray()).GetType("Shop.Program", throwOnError: true)!.GetMethod("RunAsync")!;
        return await (Task<string>)method.Invoke(null, [bigquery])!;
    }
}
