using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Functions;

/// <summary>What calls of functions without a model send, and what they refuse to send.</summary>
public class CallTests
{
    [Fact]
    public Task A_setting_that_is_not_given_has_its_default_where_the_settings_must_be_there() => Sends(
        "SELECT * FROM ML.DESCRIBE_DATA(TABLE `shop.sales`, STRUCT(2 AS num_quantiles, 10 AS num_array_length_quantiles, 5 AS top_k))",
        client => client.DescribeDataAsync("shop.sales", topK: 5));

    [Fact]
    public Task Optional_settings_are_left_out() => Sends("SELECT * FROM ML.TFDV_DESCRIBE(TABLE `sales`)", client => client.DescribeStatisticsAsync("sales"));

    [Fact]
    public Task A_query_keeps_its_parameters() => Sends(
        "SELECT * FROM ML.TFDV_DESCRIBE((\nSELECT * FROM t WHERE amount > @p0\n), STRUCT(20 AS num_histogram_buckets))",
        client => client.DescribeStatisticsAsync($"SELECT * FROM t WHERE amount > {3.5}", numHistogramBuckets: 20));

    [Fact]
    public Task Two_queries_do_not_share_parameters() => Sends(
        "SELECT * FROM AI.EVALUATE((\nSELECT * FROM t WHERE day < @p0\n), (\nSELECT * FROM t WHERE day >= @p1\n), data_col => 'amount', timestamp_col => 'day', id_cols => ['store'])",
        client => Sale.TimeSeries.EvaluateAsync(client, $"SELECT * FROM t WHERE day < {new DateOnly(2026, 1, 1)}", $"SELECT * FROM t WHERE day >= {new DateOnly(2026, 1, 1)}"));

    [Fact]
    public Task Thresholds_are_pairs_and_a_model_comes_last() => Sends(
        "SELECT * FROM ML.VALIDATE_DATA_DRIFT(TABLE `a`, TABLE `b`, STRUCT(10 AS num_histogram_buckets, 10 AS num_quantiles_histogram_buckets, 10 AS num_values_histogram_buckets, "
        + "50 AS num_rank_histogram_buckets, 0.3 AS categorical_default_threshold, 'JENSEN_SHANNON_DIVERGENCE' AS categorical_metric_type, 0.3 AS numerical_default_threshold, "
        + "[STRUCT('age', 0.2), STRUCT('it\\'s', 0.0)] AS thresholds), MODEL `ml.churn`)",
        client => client.ValidateDataDriftAsync("a", "b", categoricalMetricType: DriftMetric.JensenShannonDivergence, thresholds: [new("age", 0.2), new("it's", 0)], model: "ml.churn"));

    [Fact]
    public Task Arguments_by_place_are_filled_in_up_to_the_last_given() => Sends(
        "SELECT ML.TFDV_VALIDATE(@p0, @p1, 'DRIFT', 0.3, 'L_INFTY', 0.3, 'JENSEN_SHANNON_DIVERGENCE', [STRUCT('age', 0.2)]) AS result",
        client => client.ValidateStatisticsAsync("{}", "{}", DriftDetection.Drift, thresholds: [new("age", 0.2)]));

    [Fact]
    public Task Arguments_by_place_after_the_last_given_are_left_out() =>
        Sends("SELECT ML.TFDV_VALIDATE(@p0, @p1) AS result", client => client.ValidateStatisticsAsync("{}", "{}"));

    [Fact]
    public Task Columns_come_from_the_roles() => Sends(
        "SELECT * FROM AI.FORECAST((SELECT * FROM UNNEST(@p0)), data_col => 'amount', timestamp_col => 'day', model => 'TimesFM 2.0', id_cols => ['store'], "
        + "forecast_end_timestamp => TIMESTAMP '2026-01-02 03:04:05+00', confidence_level => 0.8)",
        client => Sale.TimeSeries.ForecastAsync(client, [new Sale("a", new DateOnly(2026, 1, 1), 1)], TimesFMVersion.Timesfm20, forecastEndTimestamp: new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), confidenceLevel: 0.8));

    [Fact]
    public Task One_series_has_no_id_columns() => Sends(
        "SELECT * FROM AI.FORECAST(TABLE `sales`, data_col => 'amount', timestamp_col => 'day', output_historical_time_series => TRUE)",
        client => Sale.OneSeries.ForecastWithHistoryAsync(client, "sales"));

    [Fact]
    public Task Anomalies_are_looked_for_from_a_point_in_time_on() => Sends(
        "SELECT * FROM AI.DETECT_ANOMALIES(TABLE `sales`, data_col => 'amount', timestamp_col => 'day', target_start_timestamp => TIMESTAMP '1970-01-01 00:00:00+00', id_cols => ['store'])",
        client => Sale.TimeSeries.DetectAnomaliesAsync(client, "sales", DateTimeOffset.UnixEpoch));

    [Fact]
    public Task Seasons_are_a_list() => Sends(
        "SELECT * FROM ML.SEASONALITY(TABLE `sales`, data_col => 'amount', timestamp_col => 'day', id_cols => ['store'], seasonalities => ['WEEKLY', 'DAILY'], horizon => 0)",
        client => Sale.TimeSeries.SeasonalityAsync(client, "sales", [Seasonality.Weekly, Seasonality.Daily], horizon: 0));

    [Fact]
    public Task Key_drivers_and_correlations_name_their_columns() => Sends(
        "SELECT * FROM AI.KEY_DRIVERS(TABLE `sales`, metric_col => 'amount', dimension_cols => ['store'], interest_label_col => 'is_test', top_k => 3, enable_pruning => FALSE)",
        client => Sale.KeyDrivers.FindAsync(client, "sales", topK: 3, enablePruning: false));

    [Fact]
    public Task Entities_and_times_may_come_from_memory() => Sends(
        "SELECT * FROM ML.ENTITY_FEATURES_AT_TIME(TABLE `features`, (SELECT * FROM UNNEST(@p0)), num_rows => 2, ignore_feature_nulls => TRUE)",
        client => Sale.PointInTime.EntityFeaturesAsync(client, "features", [new EntityTime { EntityId = "a", Time = DateTimeOffset.UnixEpoch }], numRows: 2, ignoreFeatureNulls: true));

    [Fact]
    public async Task What_is_wrong_whatever_the_data_are_is_not_sent()
    {
        await using var client = new TestClient(new ScriptedHandler());
        Assert.Contains("horizon is in [1, 10000].", Assert.Throws<ArgumentOutOfRangeException>(() => Sale.TimeSeries.ForecastAsync(client, "sales", horizon: 0)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Sale.TimeSeries.ForecastAsync(client, "sales", confidenceLevel: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sale.TimeSeries.ForecastAsync(client, "sales", confidenceLevel: double.NaN));
        Assert.Contains("exclude each other", Assert.Throws<ArgumentException>(() => Sale.TimeSeries.ForecastAsync(client, "sales", horizon: 3, forecastEndTimestamp: DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Sale.KeyDrivers.FindAsync(client, "sales", minAprioriSupport: 0.1, topK: 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ValidateDataDriftAsync("a", "b", numericalMetricType: DriftMetric.LInfty));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sale.Correlations.ComputeAsync(client, "sales", (CorrelationMethod)99));
        Assert.Contains("detectionType has no default", (await Assert.ThrowsAsync<ArgumentException>(() => client.ValidateStatisticsAsync("{}", "{}", numericalDefaultThreshold: 0.5))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => client.DescribeDataAsync("a`b"));
        Assert.Throws<ArgumentNullException>(() => client.DescribeDataAsync((IEnumerable<Sale>)null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => client.ValidateStatisticsAsync(null!, "{}"));
    }

    private static Task Sends<T>(string statement, Func<BigQueryML, IAsyncEnumerable<T>> call) => Sends(statement, async client => await call(client).ToListAsync());

    private static async Task Sends(string statement, Func<BigQueryML, Task> call)
    {
        var handler = new ScriptedHandler().ThenError(400, "invalidQuery", "Captured.");
        await using var client = new TestClient(handler);
        await Assert.ThrowsAsync<BigQueryMLException>(() => call(client));
        using var body = JsonDocument.Parse(Assert.Single(handler.Requests).Body);
        Assert.Equal(statement, body.RootElement.GetProperty("query").GetString());
    }
}
