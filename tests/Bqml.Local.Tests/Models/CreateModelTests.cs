using System.Text.Json;
using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Models;

/// <summary>CREATE MODEL and the functions of models, over the wire.</summary>
public class CreateModelTests
{
    private const string Linear = "OPTIONS(MODEL_TYPE = 'LINEAR_REG', DATA_SPLIT_METHOD = 'NO_SPLIT')";

    [Fact]
    public async Task A_model_is_trained_described_used_and_dropped()
    {
        await using var engine = Lines();
        var created = await engine.QueryAsync($"CREATE MODEL ds.m {Linear} AS SELECT x, 2.0 * x + 1 AS label FROM ds.t");
        Assert.True(created.GetProperty("jobComplete").GetBoolean());
        Assert.Equal("Already Exists: Model local:ds.m", await engine.ErrorAsync($"CREATE MODEL ds.m {Linear} AS SELECT x, x AS label FROM ds.t"));
        await engine.QueryAsync($"CREATE MODEL IF NOT EXISTS ds.m {Linear} AS SELECT x, x AS label FROM ds.t");
        Assert.Equal("21.00, 10, kept", await engine.RowAsync("SELECT FORMAT('%.2f', predicted_label) AS p, x, note FROM ML.PREDICT(MODEL ds.m, (SELECT 10 AS x, 'kept' AS note))"));
        Assert.Equal(["predicted_label FLOAT", "x FLOAT"], await engine.ColumnsAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.t)"));
        Assert.Equal("8", await engine.RowAsync("WITH big AS (SELECT x FROM ds.t) SELECT COUNT(*) AS n FROM ML.PREDICT(MODEL `local.ds.m`, (SELECT * FROM big)) AS p WHERE p.predicted_label > 0"));

        var (_, resource) = await engine.SendAsync("GET", "projects/local/datasets/ds/models/m");
        Assert.Equal("LINEAR_REGRESSION", resource.GetProperty("modelType").GetString());
        Assert.Equal("""[{"name":"x","type":{"typeKind":"FLOAT64"}}]""", resource.GetProperty("featureColumns").GetRawText());
        Assert.Equal("""[{"name":"predicted_label","type":{"typeKind":"FLOAT64"}}]""", resource.GetProperty("labelColumns").GetRawText());
        Assert.Equal("NO_SPLIT", resource.GetProperty("trainingRuns")[0].GetProperty("trainingOptions").GetProperty("dataSplitMethod").GetString());
        var (_, list) = await engine.SendAsync("GET", "projects/local/datasets/ds/models");
        Assert.Equal(1, list.GetProperty("models").GetArrayLength());

        await engine.QueryAsync($"CREATE OR REPLACE MODEL ds.m {Linear} AS SELECT x, -x AS label FROM ds.t");
        Assert.Equal("-10.00", await engine.RowAsync("SELECT FORMAT('%.2f', predicted_label) AS p FROM ML.PREDICT(MODEL ds.m, (SELECT 10 AS x))"));
        await engine.QueryAsync("DROP MODEL ds.m");
        Assert.Equal("Not found: Model local:ds.m was not found in location US", await engine.ErrorAsync("DROP MODEL ds.m"));
        await engine.QueryAsync("DROP MODEL IF EXISTS ds.m");
    }

    [Fact]
    public async Task A_transform_clause_is_learned_once_and_applied_to_predictions()
    {
        await using var engine = Lines();
        await engine.QueryAsync(
            "CREATE MODEL ds.m TRANSFORM(ML.STANDARD_SCALER(x) OVER() AS scaled, ML.STANDARD_SCALER(ML.MIN_MAX_SCALER(x * 2) OVER()) OVER() AS stacked, POW(x, 2) AS square, label) "
            + "OPTIONS(MODEL_TYPE = 'LINEAR_REG', DATA_SPLIT_METHOD = 'NO_SPLIT', OPTIMIZE_STRATEGY = 'NORMAL_EQUATION') AS SELECT x, x * x AS label FROM ds.t");
        // One row alone has no spread: only what was learned in training can scale it.
        Assert.Equal("100.00, 10.0", await engine.RowAsync("SELECT FORMAT('%.2f', predicted_label) AS p, x FROM ML.PREDICT(MODEL ds.m, (SELECT 10.0 AS x))"));
        var (_, resource) = await engine.SendAsync("GET", "projects/local/datasets/ds/models/m");
        Assert.Equal(["scaled", "stacked", "square", "label"], resource.GetProperty("transformColumns").EnumerateArray().Select(c => c.GetProperty("name").GetString()));
        Assert.Contains("The model's TRANSFORM clause cannot be applied to the input: Unrecognized name: x", await engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 1 AS zzz))"));
    }

    [Fact]
    public async Task Preprocessing_functions_work_in_a_query()
    {
        await using var engine = Lines();
        Assert.Equal("0.0, 1.0", await engine.RowAsync("SELECT MIN(s) AS lo, MAX(s) AS hi FROM (SELECT ML.MIN_MAX_SCALER(x) OVER() AS s FROM ds.t)"));
        Assert.Equal(["1.0, bin_1", "2.0, bin_1", "3.0, bin_2"], await engine.RowsAsync("SELECT x, ML.BUCKETIZE(x, [2.5]) AS b FROM ds.t WHERE x < 4 ORDER BY x"));
        Assert.Equal("ML.STANDARD_SCALER cannot be used in a query with GROUP BY at [1:8]", await engine.ErrorAsync("SELECT ML.STANDARD_SCALER(x) OVER() AS s FROM ds.t GROUP BY x"));
    }

    [Theory]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', NO_SUCH = 1", "Option NO_SUCH is not supported for model type LINEAR_REG at [1:54]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', L2_RG = 1", "Option L2_RG is not supported for model type LINEAR_REG; Did you mean L2_REG? at [1:54]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', L2_REG = 'x'", "Option L2_REG must be of type FLOAT64 at [1:63]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', L2_REG = 1, l2_reg = 2", "Duplicate option specified for 'l2_reg' at [1:66]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', MAX_ITERATIONS = 1.5", "Option MAX_ITERATIONS must be of type INT64 at [1:71]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', OPTIMIZE_STRATEGY = 'NORMAL'", "Invalid value 'NORMAL' of option OPTIMIZE_STRATEGY for model type LINEAR_REG")]
    [InlineData("MODEL_TYPE = 'LINEAR_REGRESION'", "Invalid value 'LINEAR_REGRESION' of option MODEL_TYPE")]
    [InlineData("L2_REG = 1", "Missing required option MODEL_TYPE")]
    [InlineData("MODEL_TYPE = 'DNN_CLASSIFIER'", "Model type DNN_CLASSIFIER is refused by the embedded engine, because neural networks are trained by BigQuery only.")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', L2_REG = HPARAM_RANGE(0, 1)", "Option L2_REG has a search space, which needs option NUM_TRIALS")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', FIT_INTERCEPT = HPARAM_CANDIDATES([TRUE])", "Option FIT_INTERCEPT cannot be tuned: give it one value at [1:70]")]
    [InlineData("MODEL_TYPE = 'LINEAR_REG', CLASS_WEIGHTS = [STRUCT('a', 1.0)]", "Option CLASS_WEIGHTS is not supported for model type LINEAR_REG")]
    public async Task A_wrong_option_is_named_with_its_place(string options, string message)
    {
        await using var engine = Lines();
        Assert.StartsWith(message, await engine.ErrorAsync($"CREATE MODEL ds.m OPTIONS({options}) AS SELECT x, x AS label FROM ds.t"));
        Assert.Equal(404, (await engine.SendAsync("GET", "projects/local/datasets/ds/models/m")).Status);
    }

    [Theory]
    [InlineData("CREATE MODEL ds.m OPTIONS(MODEL_TYPE = 'LINEAR_REG')", "CREATE MODEL with model type LINEAR_REG needs a query")]
    [InlineData("CREATE MODEL ds.m OPTIONS(MODEL_TYPE = 'LINEAR_REG', INPUT_LABEL_COLS = ['nix']) AS SELECT x FROM ds.t", "nix")]
    [InlineData("CREATE MODEL ds.m OPTIONS(MODEL_TYPE = 'LINEAR_REG') AS SELECT x, x + 1 FROM ds.t", "CREATE MODEL columns must be named, but column 2 of the query has no name")]
    [InlineData("CREATE MODEL ds.m TRANSFORM(nix AS y, label) OPTIONS(MODEL_TYPE = 'LINEAR_REG') AS SELECT x, x AS label FROM ds.t", "Unrecognized name: nix at [1:29]")]
    [InlineData("CREATE MODEL ds.m OPTIONS(MODEL_TYPE = 'LINEAR_REG') AS SELECT x, label FROM ds.t", "Unrecognized name: label at [1:67]")]
    public async Task A_wrong_statement_makes_no_model(string sql, string message)
    {
        await using var engine = Lines();
        Assert.Contains(message, await engine.ErrorAsync(sql));
        Assert.Equal(404, (await engine.SendAsync("GET", "projects/local/datasets/ds/models/m")).Status);
    }

    [Theory]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL ds.m)", "ML.FORECAST is not supported for LINEAR_REG models at [1:15]")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL ds.m)", "ML.PREDICT")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.missing)", "Not found: Table local:ds.missing was not found in location US")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 'a' AS y))", "x")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.t, STRUCT(1 AS no_such))", "no_such")]
    [InlineData("SELECT * FROM ML.PREDICT(TABLE ds.t)", "ML.PREDICT needs a model as its first argument")]
    public async Task A_wrong_call_is_explained(string sql, string message)
    {
        await using var engine = Lines();
        await engine.QueryAsync($"CREATE MODEL ds.m {Linear} AS SELECT x, x AS label FROM ds.t");
        Assert.Contains(message, await engine.ErrorAsync(sql), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cancelled_training_leaves_nothing()
    {
        await using var engine = new TestEngine();
        // So small a constant learn rate never reaches the minimum, at which a training ends by itself: only the cancellation can end this one.
        var sql = "CREATE MODEL ds.m OPTIONS(MODEL_TYPE = 'LOGISTIC_REG', MAX_ITERATIONS = 1000000, EARLY_STOP = FALSE, LEARN_RATE_STRATEGY = 'CONSTANT', LEARN_RATE = 1e-9, DATA_SPLIT_METHOD = 'NO_SPLIT') AS "
            + "SELECT x, MOD(x * 7919, 1000) AS y, MOD(x * 104729, 17) < 8 AS label FROM UNNEST(GENERATE_ARRAY(1, 20000)) AS x";
        await engine.SendAsync("POST", "projects/local/jobs", new { jobReference = new { projectId = "local", jobId = "train" }, configuration = new { query = new { query = sql, useLegacySql = false } } });
        for (var i = 0; i < 600 && !await HasIterationsAsync(engine); i++) await Task.Delay(50);
        await engine.SendAsync("POST", "projects/local/jobs/train/cancel");
        var (status, _) = await engine.SendAsync("GET", "projects/local/queries/train?timeoutMs=60000");
        Assert.Equal(499, status);
        Assert.Equal(404, (await engine.SendAsync("GET", "projects/local/datasets/ds/models/m")).Status);
    }

    [Fact]
    public async Task A_missing_dataset_is_made_or_refused()
    {
        await using var strict = new TestEngine(new LocalBigQueryOptions { CreateDatasets = false });
        Assert.Equal("Not found: Dataset local:none was not found in location US", await strict.ErrorAsync($"CREATE MODEL none.m {Linear} AS SELECT 1 AS x, 2 AS label"));
    }

    private static async Task<bool> HasIterationsAsync(TestEngine engine)
    {
        var (_, job) = await engine.SendAsync("GET", "projects/local/jobs/train");
        return job.GetProperty("statistics").GetProperty("query").TryGetProperty("mlStatistics", out var statistics)
            && statistics.GetProperty("iterationResults").ValueKind == JsonValueKind.Array && statistics.GetProperty("iterationResults").GetArrayLength() > 0;
    }

    private static TestEngine Lines()
    {
        var engine = new TestEngine();
        engine.AddTable("ds.t", "STRUCT<x FLOAT64>", [.. Enumerable.Range(1, 8).Select(i => new object?[] { (double)i })]);
        return engine;
    }
}
