using Bqml.Tests.Support;

namespace Bqml.Tests.Functions;

/// <summary>What functions without a model return, read back.</summary>
public class ResultTests
{
    private static readonly string[] s_forecastColumns =
    [
        // BigQuery does not say in which order columns come, so the part stands apart here.
        Json.Field("forecast_timestamp", "TIMESTAMP"), Json.Field("store", "STRING"), Json.Field("forecast_value", "FLOAT"), Json.Field("confidence_level", "FLOAT"),
        Json.Field("prediction_interval_lower_bound", "FLOAT"), Json.Field("prediction_interval_upper_bound", "FLOAT"), Json.Field("ai_forecast_status", "STRING"),
    ];

    [Fact]
    public async Task A_forecast_knows_its_series()
    {
        var points = await ReadAsync(client => Sale.TimeSeries.ForecastAsync(client, "sales"), s_forecastColumns,
            Json.Row("\"1767312000000000\"", "\"Oulu\"", "\"1.5\"", "\"0.95\"", "\"1\"", "\"2\"", "\"\""),
            Json.Row("\"1767312000000000\"", "\"Turku\"", "\"2.5\"", "null", "null", "null", "\"too short\""));
        Assert.Equal(["Oulu", "Turku"], points.Select(point => point.Series.Store));
        Assert.Equal([1.5, 2.5], points.Select(point => point.ForecastValue));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), points[0].ForecastTimestamp);
        Assert.Equal(2, points[0].PredictionIntervalUpperBound);
        Assert.Null(points[1].ConfidenceLevel);
        Assert.Equal("too short", points[1].Status);
    }

    [Fact]
    public async Task One_series_has_no_key()
    {
        var point = Assert.Single(await ReadAsync(client => Sale.OneSeries.ForecastAsync(client, "sales"), [.. s_forecastColumns.Where((_, index) => index != 1)],
            Json.Row("\"0\"", "\"1.5\"", "\"0.95\"", "\"1\"", "\"2\"", "null")));
        Assert.Same(NoColumns.Instance, point.Series);
        Assert.Null(point.Status);
    }

    [Fact]
    public async Task A_missing_key_column_is_named()
    {
        var exception = await Assert.ThrowsAsync<BigQueryMLException>(() =>
            ReadAsync(client => Sale.TimeSeries.ForecastAsync(client, "sales"), [.. s_forecastColumns.Where((_, index) => index != 1)], Json.Row("\"0\"", "\"1.5\"", "\"0.95\"", "\"1\"", "\"2\"", "null")));
        Assert.Contains("store", exception.Message, StringComparison.Ordinal);
        Assert.Contains("SeriesKey", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_of_a_result_is_named_with_the_record()
    {
        var exception = await Assert.ThrowsAsync<BigQueryMLException>(() => ReadAsync(client => Sale.TimeSeries.ForecastAsync(client, "sales"), s_forecastColumns[1..], Json.Row("\"a\"", "\"1.5\"", "\"0.95\"", "\"1\"", "\"2\"", "null")));
        Assert.Contains("forecast_timestamp", exception.Message, StringComparison.Ordinal);
        Assert.Contains("ForecastPoint", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("`1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Points_of_past_and_forecast_are_told_apart()
    {
        var points = await ReadAsync(client => Sale.TimeSeries.ForecastWithHistoryAsync(client, "sales"),
            [Json.Field("store", "STRING"), Json.Field("time_series_type", "STRING"), Json.Field("time_series_timestamp", "TIMESTAMP"), Json.Field("time_series_data", "FLOAT"), Json.Field("confidence_level", "FLOAT"),
             Json.Field("prediction_interval_lower_bound", "FLOAT"), Json.Field("prediction_interval_upper_bound", "FLOAT"), Json.Field("ai_forecast_status", "STRING")],
            Json.Row("\"a\"", "\"history\"", "\"0\"", "\"1\"", "null", "null", "null", "null"),
            Json.Row("\"a\"", "\"forecast\"", "\"1000000\"", "\"2\"", "\"0.95\"", "\"1\"", "\"3\"", "\"\""));
        Assert.Equal([TimeSeriesPointKind.History, TimeSeriesPointKind.Forecast], points.Select(point => point.Kind!.Value));
    }

    [Fact]
    public async Task Seasonal_points_have_the_rows_own_columns_and_the_seasons_asked_for()
    {
        var point = Assert.Single(await ReadAsync(client => Sale.TimeSeries.SeasonalityAsync(client, "sales", [Seasonality.Weekly]),
            [Json.Field("store", "STRING"), Json.Field("day", "DATE"), Json.Field("time_series_type", "STRING"), Json.Field("amount", "FLOAT"), Json.Field("weekly", "FLOAT"), Json.Field("status", "STRING")],
            Json.Row("\"a\"", "\"2026-01-02\"", "\"forecast\"", "null", "\"0.5\"", "\"\"")));
        Assert.Equal(new Sale.SeriesPoint("a", new DateOnly(2026, 1, 2), null), point.Point);
        Assert.Equal(0.5, point.Weekly);
        Assert.Null(point.Yearly);
    }

    /// <summary>The documentation says that the point in time is a STRING, where all other functions return a TIMESTAMP.</summary>
    [Theory]
    [InlineData("STRING", "2026-01-02 03:04:05.5+00")]
    [InlineData("STRING", "2026-01-02 03:04:05.500 UTC")]
    [InlineData("STRING", "2026-01-02T03:04:05.5+00:00")]
    [InlineData("TIMESTAMP", "1767323045500000")]
    public async Task An_anomaly_has_its_point_in_time_as_text_or_timestamp(string type, string value)
    {
        var point = Assert.Single(await ReadAsync(client => Sale.TimeSeries.DetectAnomaliesAsync(client, "sales", targetLastNPoints: 3),
            [Json.Field("store", "STRING"), Json.Field("time_series_timestamp", type), Json.Field("time_series_data", "FLOAT"), Json.Field("is_anomaly", "BOOLEAN"), Json.Field("lower_bound", "FLOAT"),
             Json.Field("upper_bound", "FLOAT"), Json.Field("anomaly_probability", "FLOAT"), Json.Field("ai_detect_anomalies_status", "STRING")],
            Json.Row("\"a\"", Json.Quote(value), "\"1\"", "\"true\"", "\"0\"", "\"0.5\"", "\"0.99\"", "\"\"")));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, 500, TimeSpan.Zero), point.Timestamp);
        Assert.True(point.IsAnomaly);
    }

    [Fact]
    public async Task A_point_in_time_that_is_none_is_named()
    {
        var exception = await Assert.ThrowsAsync<BigQueryMLException>(() => ReadAsync(client => Sale.TimeSeries.DetectAnomaliesAsync(client, "sales", targetLastNPoints: 3),
            [Json.Field("store", "STRING"), Json.Field("time_series_timestamp", "STRING"), Json.Field("time_series_data", "FLOAT"), Json.Field("is_anomaly", "BOOLEAN"), Json.Field("lower_bound", "FLOAT"),
             Json.Field("upper_bound", "FLOAT"), Json.Field("anomaly_probability", "FLOAT"), Json.Field("ai_detect_anomalies_status", "STRING")],
            Json.Row("\"a\"", "\"2026-13-02 00:00:00+00\"", "\"1\"", "\"true\"", "\"0\"", "\"0.5\"", "\"0.99\"", "\"\"")));
        Assert.Contains("time_series_timestamp", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_points_have_metrics()
    {
        var segment = Assert.Single(await ReadAsync(client => Sale.TimeSeries.DetectChangePointsAsync(client, "sales"),
            [Json.Field("store", "STRING"), Json.Field("begin_timestamp", "TIMESTAMP"), Json.Field("end_timestamp", "TIMESTAMP"),
             Json.Field("metrics", "RECORD", fields: string.Join(",", Json.Field("avg", "FLOAT"), Json.Field("min", "FLOAT"), Json.Field("max", "FLOAT"), Json.Field("stddev", "FLOAT"), Json.Field("count", "INTEGER"))), Json.Field("status", "STRING")],
            Json.Row("\"a\"", "\"0\"", "\"1000000\"", Json.Row("\"1.5\"", "\"1\"", "\"2\"", "null", "\"7\""), "\"\"")));
        Assert.Equal(7, segment.Metrics!.Count);
        Assert.Equal(1.5, segment.Metrics.Average);
        Assert.Equal("a", segment.Series.Store);
    }

    [Fact]
    public async Task A_key_driver_has_the_dimensions_it_is_of()
    {
        string[] numbers = ["metric_interest", "metric_reference", "difference", "relative_difference", "unexpected_difference", "relative_unexpected_difference", "apriori_support", "contribution"];
        var drivers = await ReadAsync(client => Sale.KeyDrivers.FindAsync(client, "sales"),
            [Json.Field("store", "STRING"), Json.Field("drivers", "STRING", "REPEATED"), .. numbers.Select((name, index) => Json.Field(name, index % 2 == 0 ? "NUMERIC" : "INTEGER"))],
            Json.Row(["null", Json.Array("\"all\""), .. numbers.Select((_, index) => $"\"{index}\"")]),
            Json.Row(["\"Oulu\"", Json.Array("\"store=Oulu\""), .. numbers.Select(_ => "null")]));
        Assert.Equal([null, "Oulu"], drivers.Select(driver => driver.Segment.Store));
        Assert.Equal(["all"], drivers[0].Drivers);
        Assert.Equal(7, drivers[0].Contribution);
        Assert.Null(drivers[1].Difference);
    }

    [Fact]
    public async Task A_correlation_has_its_segment()
    {
        var correlation = Assert.Single(await ReadAsync(client => Sale.Correlations.ComputeAsync(client, "sales", CorrelationMethod.Kendall),
            [Json.Field("segment", "RECORD", "REPEATED", Json.Field("dimension_col", "STRING") + "," + Json.Field("dimension_value", "JSON")), Json.Field("store", "STRING"), Json.Field("target_col", "STRING"),
             Json.Field("corr_col", "STRING"), Json.Field("correlation", "FLOAT"), Json.Field("segment_size", "INTEGER"), Json.Field("segment_proportion", "FLOAT")],
            Json.Row(Json.Array(Json.Row("\"store\"", "\"\\\"Oulu\\\"\"")), "\"Oulu\"", "\"amount\"", "\"tax\"", "\"0.9\"", "\"5\"", "\"0.5\"")));
        Assert.Equal("\"Oulu\"", Assert.Single(correlation.Dimensions).DimensionValue);
        Assert.Equal(("Oulu", "amount", "tax", 0.9), (correlation.Segment.Store, correlation.TargetCol, correlation.CorrelatedCol, correlation.Coefficient));
    }

    [Fact]
    public async Task Features_are_rows()
    {
        var row = Assert.Single(await ReadAsync(client => Sale.PointInTime.FeaturesAsync(client, "features", DateTimeOffset.UnixEpoch), [Json.Field("amount", "FLOAT"), Json.Field("store", "STRING"), Json.Field("day", "DATE")],
            Json.Row("\"1\"", "\"a\"", "\"2026-01-02\"")));
        Assert.Equal(new Sale("a", new DateOnly(2026, 1, 2), 1), row);
    }

    [Fact]
    public async Task Statistics_are_JSON()
    {
        var handler = new ScriptedHandler()
            .ThenJson(Json.Page(Json.Field("dataset_feature_statistics_list", "JSON"), [Json.Row("\"{\\\"datasets\\\":[]}\"")]))
            .ThenJson(Json.Page(Json.Field("result", "JSON"), [Json.Row("\"{\\\"anomalies\\\":[]}\"")]));
        await using var client = new TestClient(handler);
        var statistics = await client.DescribeStatisticsAsync("sales");
        Assert.Equal("{\"datasets\":[]}", statistics.DatasetFeatureStatisticsList);
        Assert.Equal("{\"anomalies\":[]}", await client.ValidateStatisticsAsync(statistics.DatasetFeatureStatisticsList, statistics.DatasetFeatureStatisticsList));
        Assert.Contains("{\\\"datasets\\\":[]}", handler.Requests[1].Body.Replace("\\u0022", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<List<T>> ReadAsync<T>(Func<BigQueryML, IAsyncEnumerable<T>> call, string[] fields, params string[] rows)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Json.Page(string.Join(",", fields), rows)));
        return await call(client).ToListAsync();
    }
}
