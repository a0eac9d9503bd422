using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Functions;
using Bqml.Local.Learning;
using Bqml.Local.Tests.Learning;

namespace Bqml.Local.Tests.Functions;

/// <summary>The functions on a binary classifier, and what they refuse.</summary>
public sealed class ModelFunctionsTests
{
    private static readonly DataTable Rows = DataTables.Of(
        new DataColumn("passed", SqlType.Int64, [.. Enumerable.Range(0, 40).Select(static i => (object)(i + (i * 7 % 5) > 20 ? 1L : 0L))]),
        DataTables.Numbers("hours", [.. Enumerable.Range(0, 40).Select(static i => (double?)i)]),
        DataTables.Texts("group", [.. Enumerable.Range(0, 40).Select(static i => i % 2 == 0 ? "even" : "odd")]));

    private static readonly LinearModel Model = DataTables.Train(Rows, "LOGISTIC_REG", "passed", ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("ENABLE_GLOBAL_EXPLAIN", true));

    private static readonly LinearModel Regression = DataTables.Train(Rows, "LINEAR_REG", "hours", ("DATA_SPLIT_METHOD", "NO_SPLIT"));

    private static double[] Probabilities { get; } =
        [.. Model.Call("ML.PREDICT", Rows).Find("predicted_passed_probs")!.Values.Select(static v => (double)((object?[])((object?[])v!)[0]!)[1]!)];

    private static string Refused(LinearModel model, string function, DataTable? input = null, params (string, object?)[] settings)
    {
        var error = Assert.Throws<LocalQueryException>(() => model.Call(function, input, settings));
        Assert.Equal("invalidQuery", error.Reason);
        return error.Message;
    }

    [Fact]
    public void A_prediction_has_the_labels_type_and_the_positive_class_first()
    {
        var result = Model.Call("ML.PREDICT", Rows);
        Assert.Equal(["predicted_passed", "predicted_passed_probs", "passed", "hours", "group"], result.Columns.Select(static c => c.Name));
        Assert.Equal(SqlType.Int64, result.Columns[0].Type);
        Assert.Equal([1L, 0L], ((object?[])result.Get("predicted_passed_probs")!).Select(static p => ((object?[])p!)[0]));
        for (var row = 0; row < 40; row++) Assert.Equal(Probabilities[row] >= 0.5 ? 1L : 0L, result.Get("predicted_passed", row));
    }

    [Fact]
    public void The_threshold_moves_predictions_metrics_and_the_matrix()
    {
        var expected = Probabilities.Count(static p => p >= 0.9);
        Assert.NotEqual(expected, Probabilities.Count(static p => p >= 0.5));
        Assert.Equal(expected, Model.Call("ML.PREDICT", Rows, ("threshold", 0.9)).Find("predicted_passed")!.Values.Count(static v => v is 1L));
        var matrix = Model.Call("ML.CONFUSION_MATRIX", Rows, ("threshold", 0.9));
        Assert.Equal(["expected_label", "_0", "_1"], matrix.Columns.Select(static c => c.Name));
        Assert.Equal(expected, matrix.Find("_1")!.Values.Sum(static v => (long)v!));
        var metrics = Model.Call("ML.EVALUATE", Rows, ("threshold", 0.9));
        Assert.Equal((double)(long)matrix.Get("_1", 1)! / expected, metrics.Number("precision"), 12);
        Assert.Equal(Model.Call("ML.EVALUATE").Number("roc_auc"), metrics.Number("roc_auc"));
        var none = Model.Call("ML.EVALUATE", Rows, ("threshold", 1.0));
        Assert.True(double.IsNaN(none.Number("precision")));
        Assert.Equal(0, none.Number("recall"));
    }

    [Fact]
    public void Binary_metrics_are_those_of_the_positive_class()
    {
        var metrics = Model.Call("ML.EVALUATE", Rows);
        bool[] actual = [.. Rows.Find("passed")!.Values.Select(static v => v is 1L)];
        bool[] predicted = [.. Probabilities.Select(static p => p >= 0.5)];
        double hits = actual.Zip(predicted).Count(static p => p.First && p.Second);
        Assert.Equal(hits / predicted.Count(static p => p), metrics.Number("precision"), 12);
        Assert.Equal(hits / actual.Count(static p => p), metrics.Number("recall"), 12);
        Assert.Equal(-actual.Zip(Probabilities).Average(static p => Math.Log(p.First ? p.Second : 1 - p.Second)), metrics.Number("log_loss"), 10);
        var pairs = from i in Enumerable.Range(0, 40) where actual[i] from j in Enumerable.Range(0, 40) where !actual[j]
                    select Probabilities[i] > Probabilities[j] ? 1.0 : Probabilities[i] == Probabilities[j] ? 0.5 : 0;
        Assert.Equal(pairs.Average(), metrics.Number("roc_auc"), 12);
    }

    [Fact]
    public void The_ROC_curve_counts_at_each_threshold()
    {
        var curve = ModelFunctions.Invoke("ML.ROC_CURVE", Model, Rows, null, new Dictionary<string, object?>(), [0.2, 0.8], CancellationToken.None);
        Assert.Equal(["threshold", "recall", "false_positive_rate", "true_positives", "false_positives", "true_negatives", "false_negatives"], curve.Columns.Select(static c => c.Name));
        Assert.Equal([0.2, 0.8], curve.Find("threshold")!.Values);
        for (var i = 0; i < 2; i++)
        {
            var threshold = curve.Number("threshold", i);
            Assert.Equal(Probabilities.LongCount(p => p >= threshold), (long)curve.Get("true_positives", i)! + (long)curve.Get("false_positives", i)!);
            Assert.Equal(40, Enumerable.Range(3, 4).Sum(c => (long)curve.Columns[c].Values[i]!));
            Assert.Equal((long)curve.Get("true_positives", i)! / (double)((long)curve.Get("true_positives", i)! + (long)curve.Get("false_negatives", i)!), curve.Number("recall", i), 12);
        }
        var whole = Model.Call("ML.ROC_CURVE");
        Assert.Equal(1.0, whole.Number("recall", whole.RowCount - 1));
        Assert.Equal(whole.Find("threshold")!.Values.OrderByDescending(static v => v), whole.Find("threshold")!.Values);
    }

    [Fact]
    public void Explanations_of_the_negative_class_change_sign()
    {
        var explained = Model.Call("ML.EXPLAIN_PREDICT", Rows);
        var baseline = Model.Optimal.Weights!.Intercept(0);
        for (var row = 0; row < 40; row++)
        {
            var sign = explained.Get("predicted_passed", row) is 1L ? 1 : -1;
            var probability = explained.Number("probability", row);
            Assert.True(probability >= 0.5);
            Assert.Equal(Math.Log(probability / (1 - probability)), explained.Number("prediction_value", row), 4);
            Assert.Equal(sign * baseline, explained.Number("baseline_prediction_value", row), 12);
            Assert.Equal(0.0, explained.Get("approximation_error", row));
        }
    }

    [Fact]
    public void Global_explanations_rank_features_for_the_model_and_each_class()
    {
        var whole = Model.Call("ML.GLOBAL_EXPLAIN");
        Assert.Equal(["hours", "group"], whole.Find("feature")!.Values);
        var classes = Model.Call("ML.GLOBAL_EXPLAIN", null, ("class_level_explain", true));
        Assert.Equal(["0", "0", "1", "1"], classes.Columns[0].Values);
        Assert.Equal(whole.Number("attribution"), classes.Number("attribution", 2));
    }

    [Fact]
    public void Labels_that_the_model_does_not_know_count_as_errors()
    {
        var rows = DataTables.Of(new DataColumn("passed", SqlType.Int64, [1L, 7L, null]), DataTables.Numbers("hours", 39, 39, 39), DataTables.Texts("group", "odd", "odd", "odd"));
        Assert.Equal(0.5, Model.Call("ML.EVALUATE", rows).Number("accuracy"));
        Assert.Equal([1L, 7L], Model.Call("ML.CONFUSION_MATRIX", rows).Find("expected_label")!.Values);
    }

    [Fact]
    public void Passthrough_takes_the_columns_before_the_transform()
    {
        var original = DataTables.Of(DataTables.Texts("id", [.. Enumerable.Range(0, 40).Select(static i => $"row {i}")]));
        var result = ModelFunctions.Invoke("ML.PREDICT", Model, Rows, original, new Dictionary<string, object?>(), null, CancellationToken.None);
        Assert.Equal(["predicted_passed", "predicted_passed_probs", "id"], result.Columns.Select(static c => c.Name));
    }

    [Fact]
    public void Reports_have_the_documented_columns()
    {
        Assert.Equal(["training_run", "iteration", "loss", "eval_loss", "learning_rate", "duration_ms"], Model.Call("ML.TRAINING_INFO").Columns.Select(static c => c.Name));
        Assert.Equal(["input", "min", "max", "mean", "median", "stddev", "category_count", "null_count", "dimension"], Model.Call("ML.FEATURE_INFO").Columns.Select(static c => c.Name));
        Assert.Equal(["precision", "recall", "accuracy", "f1_score", "log_loss", "roc_auc"], Model.Call("ML.EVALUATE").Columns.Select(static c => c.Name));
        Assert.Equal(
            ["mean_absolute_error", "mean_squared_error", "mean_squared_log_error", "median_absolute_error", "r2_score", "explained_variance"],
            Regression.Call("ML.EVALUATE").Columns.Select(static c => c.Name));
        Assert.Equal(["processed_input", "weight", "category_weights"], Model.Call("ML.WEIGHTS").Columns.Select(static c => c.Name));
    }

    [Fact]
    public void What_BigQuery_rejects_is_refused()
    {
        Assert.Contains("needs input data", Refused(Model, "ML.PREDICT"), StringComparison.Ordinal);
        Assert.Contains("lacks the feature column group", Refused(Model, "ML.PREDICT", Rows.Without("group")), StringComparison.Ordinal);
        Assert.Contains("needs the label column passed", Refused(Model, "ML.EVALUATE", Rows.Without("passed")), StringComparison.Ordinal);
        Assert.Contains("no setting treshold", Refused(Model, "ML.PREDICT", Rows, ("treshold", 0.5)), StringComparison.Ordinal);
        Assert.Contains("takes threshold as FLOAT64", Refused(Model, "ML.PREDICT", Rows, ("threshold", "high")), StringComparison.Ordinal);
        Assert.Contains("from 0 to 1", Refused(Model, "ML.PREDICT", Rows, ("threshold", 2L)), StringComparison.Ordinal);
        Assert.Contains("takes no setting threshold for LINEAR_REG models: it takes trial_id", Refused(Regression, "ML.PREDICT", Rows, ("threshold", 0.5)), StringComparison.Ordinal);
        Assert.Contains("only with input data", Refused(Model, "ML.EVALUATE", null, ("threshold", 0.5)), StringComparison.Ordinal);
        Assert.Contains("trained with NUM_TRIALS", Refused(Model, "ML.PREDICT", Rows, ("trial_id", 1L)), StringComparison.Ordinal);
        Assert.Contains("NUM_TRIALS", Refused(Model, "ML.TRIAL_INFO"), StringComparison.Ordinal);
        Assert.Contains("CALCULATE_P_VALUES", Refused(Model, "ML.ADVANCED_WEIGHTS"), StringComparison.Ordinal);
        Assert.Contains("ENABLE_GLOBAL_EXPLAIN", Refused(Regression, "ML.GLOBAL_EXPLAIN"), StringComparison.Ordinal);
        Assert.Contains("classification model", Refused(Regression, "ML.CONFUSION_MATRIX", Rows), StringComparison.Ordinal);
        Assert.Contains("binary classification", Refused(Regression, "ML.ROC_CURVE", Rows), StringComparison.Ordinal);
        Assert.Contains("takes no input data", Refused(Model, "ML.WEIGHTS", Rows), StringComparison.Ordinal);
        Assert.Contains("ML.FORECAST is not supported for LOGISTIC_REG models", Refused(Model, "ML.FORECAST"), StringComparison.Ordinal);
        Assert.Contains("top_k_features of at least 1", Refused(Model, "ML.EXPLAIN_PREDICT", Rows, ("top_k_features", 0L)), StringComparison.Ordinal);
    }
}
