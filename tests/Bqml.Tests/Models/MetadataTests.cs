using System.Text.Json;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Tests.Support;

namespace Bqml.Tests.Models;

/// <summary>Reading, listing and updating models' metadata.</summary>
public class MetadataTests
{
    private static async Task<ModelMetadata> ReadAsync(string json)
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(json));
        return await client.GetModelAsync("ml.m");
    }

    [Fact]
    public async Task Columns_are_typed()
    {
        var model = await ReadAsync(
            """
            {"featureColumns":[{"name":"x","type":{"typeKind":"FLOAT64"}},{"type":{"arrayElementType":{"typeKind":"STRING"},"typeKind":"ARRAY"},"name":"tags"},
             {"name":"s","type":{"typeKind":"STRUCT","structType":{"fields":[{"name":"a","type":{"typeKind":"INT64"}},{"name":"b","type":{"typeKind":"BIGNUMERIC"}}]}}},
             {"name":"r","type":{"typeKind":"RANGE","rangeElementType":{"typeKind":"DATE"}}},
             {"name":"new","type":{"typeKind":"QUATERNION"}},{"name":"within","type":{"typeKind":"ARRAY","arrayElementType":{"typeKind":"QUATERNION"}}},{"name":"none"}],
             "labelColumns":[{"name":"predicted_y","type":{"typeKind":"BOOL"}}],
             "transformColumns":[{"name":"z","type":{"typeKind":"INT64"},"transformSql":"ML.BUCKETIZE(x, [1])"}]}
            """);
        Assert.Equal(
            [
                new("x", SqlType.Float64), new("tags", SqlType.Array(SqlType.String)), new("s", SqlType.Parse("STRUCT<a INT64, b BIGNUMERIC>")), new("r", SqlType.Range(SqlType.Date)),
                new("new", null), new("within", null), new ModelColumn("none", null),
            ],
            model.FeatureColumns);
        Assert.Equal([new ModelColumn("predicted_y", SqlType.Bool)], model.LabelColumns);
        Assert.Equal([new TransformColumn("z", SqlType.Int64, "ML.BUCKETIZE(x, [1])")], model.TransformColumns);
    }

    [Fact]
    public async Task What_is_not_reported_is_null_or_empty()
    {
        var model = await ReadAsync("{}");
        Assert.Equal("my-project.ml.m", model.Name);
        Assert.Null(model.ETag ?? model.Location ?? model.Description ?? model.FriendlyName ?? model.KmsKeyName ?? model.ModelType);
        Assert.Null(model.Created ?? model.LastModified ?? model.Expires);
        Assert.Null(model.Remote);
        Assert.Null(model.DefaultTrialId);
        Assert.Empty(model.TrainingOptions);
        Assert.Empty(model.TrainingOptions.HiddenUnits);
        Assert.Null(model.TrainingOptions.L2Reg);
        Assert.Equal(0, model.FeatureColumns.Count + model.LabelColumns.Count + model.TransformColumns.Count + model.TrainingRuns.Count + model.Trials.Count + model.OptimalTrialIds.Count + model.Labels.Count + model.SearchSpaces.Count + model.Iterations.Count);
    }

    [Fact]
    public async Task Expiry_encryption_and_etag_are_read()
    {
        var model = await ReadAsync("""{"etag":"abc==","expirationTime":"1900000000000","encryptionConfiguration":{"kmsKeyName":"projects/p/locations/l/keyRings/r/cryptoKeys/k"},"bestTrialId":"3"}""");
        Assert.Equal(("abc==", "projects/p/locations/l/keyRings/r/cryptoKeys/k"), (model.ETag, model.KmsKeyName));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_900_000_000), model.Expires);
    }

    [Fact]
    public async Task Training_runs_are_read()
    {
        var model = await ReadAsync(
            """
            {"trainingRuns":[{"trainingStartTime":"1000"},
             {"startTime":"2026-08-22T10:11:12.345Z","trainingStartTime":"5","trainingOptions":{"maxIterations":"20","l2Regularization":0.5},
              "results":[{"index":0,"trainingLoss":1.5}],
              "evaluationMetrics":{"binaryClassificationMetrics":{"aggregateClassificationMetrics":{"rocAuc":0.75,"logLoss":"NaN"},"binaryConfusionMatrixList":[{"precision":1}],"positiveLabel":"yes"}},
              "dataSplitResult":{"trainingTable":{"projectId":"p","datasetId":"d","tableId":"t"},"testTable":null},
              "modelLevelGlobalExplanation":{"explanations":[{"featureName":"x","attribution":2.5},{"featureName":"z"}]},
              "classLevelGlobalExplanations":[{"classLabel":"a","explanations":[{"featureName":"x","attribution":1}]}],
              "vertexAiModelId":"reg","vertexAiModelVersion":"2"}]}
            """);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddSeconds(1), model.TrainingRuns[0].Started);
        var run = model.TrainingRuns[1];
        Assert.Equal(new DateTimeOffset(2026, 8, 22, 10, 11, 12, 345, TimeSpan.Zero), run.Started);
        Assert.Equal(1.5, Assert.Single(run.Iterations).TrainingLoss);
        Assert.Equal(run.Iterations, model.Iterations);
        Assert.Same(run.Options, model.TrainingOptions);
        Assert.Equal(new Dictionary<string, double> { ["rocAuc"] = 0.75, ["logLoss"] = double.NaN }, run.Metrics);
        Assert.Equal(new DataSplitTables("p.d.t", null, null), run.DataSplit);
        Assert.Equal([(null, 2.5), ("a", 1.0)], run.Explanations.Select(explanation => (explanation.ClassLabel, explanation.Attributions["x"])));
        Assert.Equal(0, run.Explanations[0].Attributions["z"]);
        Assert.Equal(("reg", "2"), (run.VertexAIModelId, run.VertexAIModelVersion));
    }

    [Fact]
    public async Task Trials_are_read()
    {
        var model = await ReadAsync(
            """
            {"defaultTrialId":"2","optimalTrialIds":["2","3"],"hparamSearchSpaces":{"l2Reg":{"range":{"min":0,"max":5}}},"hparamTrials":[
             {"trialId":"1","status":"FAILED","errorMessage":"no","startTimeMs":"1000","endTimeMs":"2000","hparams":{"l2Regularization":3}},
             {"trialId":"2","status":"SUCCEEDED","trainingLoss":0.5,"evalLoss":0.25,"hparams":{"hiddenUnits":["16","8"]},
              "evaluationMetrics":{"regressionMetrics":{"rSquared":0.5}},"hparamTuningEvaluationMetrics":{"regressionMetrics":{"rSquared":0.25}}},
             {"trialId":"3","status":"SOMETHING_NEW"}]}
            """);
        Assert.Equal(2, model.DefaultTrialId);
        Assert.Equal([2, 3], model.OptimalTrialIds);
        Assert.Equal("""{"range":{"min":0,"max":5}}""", model.SearchSpaces["l2Reg"]);
        Assert.Equal([TrialStatus.Failed, TrialStatus.Succeeded, null], model.Trials.Select(trial => trial.Status));
        var (failed, best) = (model.Trials[0], model.Trials[1]);
        Assert.Equal(("no", DateTimeOffset.UnixEpoch.AddSeconds(1), DateTimeOffset.UnixEpoch.AddSeconds(2), 3.0), (failed.ErrorMessage, failed.Started, failed.Ended, failed.Hyperparameters.L2Reg));
        Assert.Equal([16, 8], best.Hyperparameters.HiddenUnits);
        Assert.Equal((0.5, 0.25, 0.5, 0.25), (best.TrainingLoss, best.EvaluationLoss, best.Metrics["rSquared"], best.TuningMetrics["rSquared"]));
    }

    [Fact]
    public async Task A_remote_model_tells_where_its_answers_come_from()
    {
        var model = await ReadAsync("""{"remoteModelInfo":{"connection":"p.us.c","endpoint":"https://e","maxBatchingRows":"7","remoteModelVersion":"v","remoteServiceType":"CLOUD_AI_VISION_V1"}}""");
        Assert.Equal(new RemoteModelInfo { Connection = "p.us.c", Endpoint = "https://e", MaxBatchingRows = 7, ModelVersion = "v", ServiceType = "CLOUD_AI_VISION_V1" }, model.Remote);
    }

    [Fact]
    public async Task Training_options_are_named_and_typed()
    {
        var options = (await ReadAsync(
            """
            {"trainingRuns":[{"trainingOptions":{"maxIterations":"20","lossType":"MEAN_LOG_LOSS","learnRate":1e-3,"warmStart":true,"earlyStop":false,"inputLabelColumns":["y"],
             "dataSplitMethod":"SEQUENTIAL","optimizationStrategy":"NORMAL_EQUATION","labelClassWeights":{"a":0.5,"b":2},"hiddenUnits":["64","32"],"nonSeasonalOrder":{"p":"1","q":"2"},
             "holidayRegions":["US","ZZ","FI"],"kmeansInitializationMethod":"KMEANS_PLUS_PLUS","hparamTuningObjectives":["ROC_AUC"],"treeMethod":"SOMETHING_NEW","somethingNew":{"x":[1]},"dropout":null}}]}
            """)).TrainingOptions;
        Assert.Equal((20, "MEAN_LOG_LOSS", 0.001, true, false), (options.MaxIterations, options.LossType, options.LearnRate, options.WarmStart, options.EarlyStop));
        Assert.Equal(["y"], options.InputLabelCols);
        Assert.Equal((DataSplitMethod.Seq, OptimizeStrategy.NormalEquation, KMeansInitMethod.KMeansPlusPlus), (options.DataSplitMethod, options.OptimizeStrategy, options.KMeansInitMethod));
        Assert.Equal(new Dictionary<string, double> { ["a"] = 0.5, ["b"] = 2 }, options.LabelClassWeights);
        Assert.Equal([64, 32], options.HiddenUnits);
        Assert.Equal(new ArimaOrder(1, 0, 2), options.NonSeasonalOrder);
        Assert.Equal([HolidayRegion.US, HolidayRegion.FI], options.HolidayRegions);
        Assert.Equal([HparamTuningObjective.RocAuc], options.HparamTuningObjective);
        Assert.Equal((null, "SOMETHING_NEW"), (options.TreeMethod, options["TREE_METHOD"]));
        Assert.Equal(("0.001", "1e-3"), (options.LearnRate?.ToString(System.Globalization.CultureInfo.InvariantCulture), options["learn_rate"]));
        Assert.Equal("""{"x":[1]}""", options["somethingNew"]);
        Assert.Null(options["DROPOUT"]);
        Assert.Null(options.Dropout);
        Assert.Contains(new TrainingOption("LEARN_RATE", "learnRate", "1e-3"), options);
        Assert.Contains(new TrainingOption("somethingNew", "somethingNew", """{"x":[1]}"""), options);
        Assert.Equal(16, options.Count);
        Assert.Equal(options.Count, options.Count(option => option.Value.Length > 0));
    }

    [Fact]
    public async Task Every_training_option_of_the_catalogue_is_read_back()
    {
        foreach (var field in ModelCatalog.TrainingOptions)
        {
            var scalar = field.Values is [var value, ..] ? value.SqlValue : "7";
            var json = field.Type switch
            {
                "BOOL" => "true",
                "FLOAT64" => "7",
                "MAP<STRING, FLOAT64>" => """{"a":7}""",
                "STRUCT<p INT64, d INT64, q INT64>" => """{"p":"7"}""",
                _ when field.Type.StartsWith("ARRAY", StringComparison.Ordinal) => $"[\"{scalar}\"]",
                _ => $"\"{scalar}\"",
            };
            var options = (await ReadAsync($$$"""{"trainingRuns":[{"trainingOptions":{"{{{field.RestName}}}":{{{json}}} } }]}""")).TrainingOptions;
            Assert.Equal(field.OptionName ?? field.RestName, Assert.Single(options).Name);
            var read = typeof(TrainingOptions).GetProperty(field.PropertyName)!.GetValue(options);
            if (read is System.Collections.IEnumerable list and not string) read = list.Cast<object>().SingleOrDefault();
            var expected = field.Type switch
            {
                "BOOL" => "True",
                "MAP<STRING, FLOAT64>" => "[a, 7]",
                "STRUCT<p INT64, d INT64, q INT64>" => new ArimaOrder(7, 0, 0).ToString(),
                _ => field.Values is [var known, ..] ? known.MemberName : "7",
            };
            Assert.True(expected == Convert.ToString(read, System.Globalization.CultureInfo.InvariantCulture), $"{field.RestName}: {read}");
        }
    }

    [Theory]
    [InlineData("""{"trainingRuns":{}}""")]
    [InlineData("""{"trainingRuns":[1]}""")]
    [InlineData("""{"trainingRuns":[{"startTime":"yesterday"}]}""")]
    [InlineData("""{"featureColumns":[{"type":1}]}""")]
    [InlineData("""{"optimalTrialIds":["x"]}""")]
    [InlineData("""{"creationTime":"99999999999999999999"}""")]
    [InlineData("""{"expirationTime":"9223372036854775807"}""")]
    [InlineData("""{"labels":[]}""")]
    public async Task Metadata_that_cannot_be_are_one_clear_error(string json)
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => ReadAsync(json));
        Assert.Equal(ErrorReasons.MalformedResponse, error.Reason);
        Assert.Contains("read the model ml.m", error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_page_by_page()
    {
        var handler = new ScriptedHandler()
            .ThenJson("""{"models":[{"modelReference":{"projectId":"p2","datasetId":"ml","modelId":"a"},"modelType":"KMEANS","creationTime":"1000","lastModifiedTime":"2000","labels":{"k":"v"}}],"nextPageToken":"n&1"}""")
            .ThenJson("""{"models":[{"modelReference":{"projectId":"p2","datasetId":"ml","modelId":"b"}}]}""");
        await using var client = new TestClient(handler, new BigQueryMLOptions { PageSize = 1, TimeProvider = new InstantTime() });
        var models = await client.ListModelsAsync("p2.ml").ToListAsync();
        Assert.Equal(["p2.ml.a", "p2.ml.b"], models.Select(model => model.Name));
        Assert.Equal(("KMEANS", DateTimeOffset.UnixEpoch.AddSeconds(1), DateTimeOffset.UnixEpoch.AddSeconds(2), "v"), (models[0].ModelType, models[0].Created, models[0].LastModified, models[0].Labels["k"]));
        Assert.All(models, model => Assert.Equal(typeof(ModelSummary), model.GetType()));
        Assert.Equal(["/bigquery/v2/projects/p2/datasets/ml/models?maxResults=1", "/bigquery/v2/projects/p2/datasets/ml/models?maxResults=1&pageToken=n%261"],
            handler.Requests.Select(request => request.Path + request.Query.Replace("&prettyPrint=false", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, "ml", "/projects/my-project/datasets/ml/models")]
    [InlineData(null, "other.ml", "/projects/other/datasets/ml/models")]
    [InlineData("example.com:p.d", null, "/projects/example.com%3Ap/datasets/d/models")]
    public async Task A_dataset_may_be_left_out(string? dataset, string? defaultDataset, string path)
    {
        var handler = new ScriptedHandler().ThenJson("{}");
        await using var client = new TestClient(handler, new BigQueryMLOptions { DefaultDataset = defaultDataset, TimeProvider = new InstantTime() });
        Assert.Empty(await client.ListModelsAsync(dataset).ToListAsync());
        Assert.Equal("/bigquery/v2" + path, handler.Requests[0].Path);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("ml/../x")]
    [InlineData("P.ml")]
    public async Task A_dataset_that_cannot_be_is_refused_at_once(string? dataset)
    {
        await using var client = new TestClient(new ScriptedHandler());
        Assert.Throws<ArgumentException>(() => client.ListModelsAsync(dataset));
    }

    [Fact]
    public async Task A_page_that_names_itself_does_not_go_on_for_ever()
    {
        var handler = new ScriptedHandler().ThenJson("""{"nextPageToken":"x"}""").ThenJson("""{"nextPageToken":"x"}""");
        await using var client = new TestClient(handler);
        Assert.Equal(ErrorReasons.MalformedResponse, (await Assert.ThrowsAsync<BigQueryMLException>(async () => await client.ListModelsAsync("ml").ToListAsync())).Reason);
    }

    [Fact]
    public async Task Only_what_is_set_is_updated()
    {
        var handler = new ScriptedHandler().ThenJson("""{"etag":"new","description":"d"}""");
        await using var client = new TestClient(handler);
        var model = await client.UpdateModelAsync("ml.m", new ModelUpdate
        {
            Description = "d", FriendlyName = null, Expires = DateTimeOffset.FromUnixTimeSeconds(1_900_000_000), Labels = new Dictionary<string, string?> { ["a"] = "b", ["gone"] = null },
            KmsKeyName = "key", VertexAIModelId = "reg",
        });
        Assert.Equal("new", model.ETag);
        Assert.Equal("PATCH /bigquery/v2/projects/my-project/datasets/ml/models/m", handler.Requests[0].ToString());
        Assert.Equal(
            """{"description":"d","friendlyName":null,"expirationTime":"1900000000000","labels":{"a":"b","gone":null},"encryptionConfiguration":{"kmsKeyName":"key"},"trainingRuns":[{"vertexAiModelId":"reg"}]}""",
            handler.Requests[0].Body);
    }

    [Fact]
    public async Task What_is_set_to_null_is_taken_away()
    {
        var handler = new ScriptedHandler().ThenJson("{}");
        await using var client = new TestClient(handler);
        await client.UpdateModelAsync("ml.m", new ModelUpdate { Expires = null, Labels = null });
        Assert.Equal("""{"expirationTime":null,"labels":null}""", handler.Requests[0].Body);
        await Assert.ThrowsAsync<ArgumentException>(() => client.UpdateModelAsync("ml.m", new ModelUpdate()));
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_told()
    {
        string? sent = null;
        var handler = new HeaderHandler(request =>
        {
            sent = string.Join(",", request.Headers.GetValues("If-Match"));
            return ScriptedHandler.Response(Json.Error(412, "conditionNotMet", "Precondition Failed"), 412);
        });
        await using var client = new TestClient(handler);
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => client.UpdateModelAsync("ml.m", new ModelUpdate { Description = "d" }, etag: "abc=="));
        Assert.Equal("abc==", sent);
        Assert.Equal(("conditionNotMet", 412), (error.Reason, error.HttpStatus));
        Assert.Contains("new etag", error.Remedy, StringComparison.Ordinal);
    }

    private sealed class HeaderHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
