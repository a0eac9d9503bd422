using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>What the options do, and what is refused.</summary>
public sealed class OptionTests
{
    private static readonly DataTable Line = DataTables.Of(
        DataTables.Numbers("x", [.. Enumerable.Range(0, 60).Select(static i => (double?)i)]),
        DataTables.Texts("c", [.. Enumerable.Range(0, 60).Select(static i => i % 3 == 0 ? "a" : "b")]),
        DataTables.Numbers("y", [.. Enumerable.Range(0, 60).Select(static i => (double?)(2 * i + (i % 3 == 0 ? 5 : 0) + i % 2))]));

    private static LinearModel Train(params (string, object?)[] options) => DataTables.Train(Line, "LINEAR_REG", "y", options);

    private static string Refused(params (string, object?)[] options) => Assert.Throws<LocalQueryException>(() => Train(options)).Message;

    public static TheoryData<string, string, object> Refusals => new()
    {
        { "L2_REG", "out of range", -1.0 },
        { "L1_REG", "must be a number", "much" },
        { "L1_REG", "needs option NUM_TRIALS", new HyperparameterRange(0, 1) },
        { "MAX_ITERATIONS", "in [1, ∞)", 0L },
        { "LEARN_RATE", "requires that LEARN_RATE_STRATEGY is CONSTANT", 0.1 },
        { "OPTIMIZE_STRATEGY", "use one of", "NEWTON" },
        { "MODEL_REGISTRY", "no Vertex AI model registry", "VERTEX_AI" },
        { "KMS_KEY_NAME", "encrypts nothing", "key" },
        { "DROPOUT", "not an option of LINEAR_REG", 0.1 },
        { "CLASS_WEIGHTS", "not an option of LINEAR_REG", new object?[] { new object?[] { "a", 1.0 } } },
        { "CALCULATE_P_VALUES", "DUMMY_ENCODING", true },
        { "WARM_START", "does not exist yet", true },
        { "DATA_SPLIT_COL", "needs DATA_SPLIT_METHOD", "c" },
        { "DATA_SPLIT_METHOD", "needs DATA_SPLIT_COL", "CUSTOM" },
        { "DATA_SPLIT_EVAL_FRACTION", "need DATA_SPLIT_METHOD", 0.2 },
        { "HPARAM_TUNING_ALGORITHM", "requires that NUM_TRIALS is set", "RANDOM_SEARCH" },
        { "INPUT_LABEL_COLS", "returns no label column z", new object?[] { "z" } },
        { "FIT_INTERCEPT", "must be a BOOL", 1L },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Wrong_options_are_refused(string name, string message, object value)
    {
        var options = new Dictionary<string, object?> { ["INPUT_LABEL_COLS"] = new object?[] { "y" }, [name] = value };
        var error = Assert.Throws<LocalQueryException>(() => ModelTrainer.Train(new ModelDefinition("LINEAR_REG", options), Line, null, CancellationToken.None));
        Assert.Equal("invalidQuery", error.Reason);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Conflicting_options_are_refused()
    {
        Assert.Contains("L1_REG", Refused(("OPTIMIZE_STRATEGY", "NORMAL_EQUATION"), ("L1_REG", 1.0)), StringComparison.Ordinal);
        Assert.Contains("no rows to train on", Refused(("DATA_SPLIT_METHOD", "RANDOM"), ("DATA_SPLIT_EVAL_FRACTION", 0.5), ("DATA_SPLIT_TEST_FRACTION", 0.5), ("NUM_TRIALS", 2L)), StringComparison.Ordinal);
        Assert.Contains("with NUM_TRIALS requires that DATA_SPLIT_TEST_FRACTION is set", Refused(("DATA_SPLIT_METHOD", "RANDOM"), ("DATA_SPLIT_EVAL_FRACTION", 0.5), ("NUM_TRIALS", 2L)), StringComparison.Ordinal);
        Assert.Contains("AUTO_CLASS_WEIGHTS", Assert.Throws<LocalQueryException>(() => DataTables.Train(
            Line, "LOGISTIC_REG", "c", ("AUTO_CLASS_WEIGHTS", true), ("CLASS_WEIGHTS", new object?[] { new object?[] { "a", 1.0 }, new object?[] { "b", 1.0 } }))).Message, StringComparison.Ordinal);
        Assert.Contains("no weight for the label 'b'", Assert.Throws<LocalQueryException>(() => DataTables.Train(
            Line, "LOGISTIC_REG", "c", ("CLASS_WEIGHTS", new object?[] { new object?[] { "a", 1.0 } }))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be trained", Assert.Throws<LocalQueryException>(() =>
            ModelTrainer.Train(new ModelDefinition("DNN_CLASSIFIER", new Dictionary<string, object?>()), Line, null, CancellationToken.None)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_labels_are_refused()
    {
        string Of(DataTable rows, string type, string label) => Assert.Throws<LocalQueryException>(() => DataTables.Train(rows, type, label)).Message;
        Assert.Contains("is NULL in 2 rows", Of(Penguins.All, "LINEAR_REG", "body_mass_g"), StringComparison.Ordinal);
        Assert.Contains("must be of type INT64", Of(Line, "LINEAR_REG", "c"), StringComparison.Ordinal);
        Assert.Contains("at most 50", Of(Line, "LOGISTIC_REG", "x"), StringComparison.Ordinal);
        Assert.Contains("at least two", Of(Line.Where(static r => r % 3 == 0), "LOGISTIC_REG", "c"), StringComparison.Ordinal);
        Assert.Contains("NaN or infinite", Of(DataTables.Of(DataTables.Numbers("x", 1, 2), DataTables.Numbers("y", 1, double.NaN)), "LINEAR_REG", "y"), StringComparison.Ordinal);
        Assert.Contains("NaN or infinite", Of(DataTables.Of(DataTables.Numbers("x", 1, double.PositiveInfinity), DataTables.Numbers("y", 1, 2)), "LINEAR_REG", "y"), StringComparison.Ordinal);
        Assert.Contains("no rows", Of(Line.Where(static _ => false), "LINEAR_REG", "y"), StringComparison.Ordinal);
        Assert.Contains("no feature column", Of(Line.Without("x", "c"), "LINEAR_REG", "y"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_automatic_strategy_follows_the_documented_rule()
    {
        bool Descends(params (string, object?)[] options) => Train(options).Iterations[0].LearnRate is not null;
        Assert.False(Descends());
        Assert.True(Descends(("L1_REG", 0.1)));
        Assert.True(Descends(("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT")));
        // Fewer rows than ten times the cardinality of 3.
        Assert.True(DataTables.Train(Line.Where(static r => r < 29), "LINEAR_REG", "y").Iterations[0].LearnRate is not null);
    }

    [Fact]
    public void A_constant_learn_rate_stays_and_one_too_large_is_reported()
    {
        (string, object?)[] Options(double rate) => [("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT"), ("LEARN_RATE_STRATEGY", "CONSTANT"), ("LEARN_RATE", rate), ("EARLY_STOP", false), ("MAX_ITERATIONS", 400L)];
        var model = Train(Options(0.05));
        Assert.Equal(400, model.Iterations.Count);
        Assert.All(model.Iterations, static i => Assert.Equal(0.05, i.LearnRate));
        Assert.Contains("diverged", Refused(Options(50)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_intercept_the_prediction_at_the_mean_is_0()
    {
        var model = DataTables.Train(Line.Without("c"), "LINEAR_REG", "y", ("FIT_INTERCEPT", false));
        Assert.Equal(0, model.Call("ML.PREDICT", DataTables.Of(DataTables.Numbers("x", 29.5))).Number("predicted_y"), 9);
        Assert.DoesNotContain("__INTERCEPT__", model.Call("ML.WEIGHTS", null, ("standardize", true)).Find("processed_input")!.Values);
    }

    [Fact]
    public void Dummy_encoding_drops_the_most_frequent_category_and_predicts_the_same()
    {
        var (oneHot, dummy) = (Train(), Train(("CATEGORY_ENCODING_METHOD", "DUMMY_ENCODING"), ("CALCULATE_P_VALUES", true)));
        var weights = dummy.Call("ML.WEIGHTS");
        var categories = ((object?[])weights.Get("category_weights", 1)!).Cast<object?[]>().ToDictionary(static c => (string)c[0]!, static c => (double)c[1]!);
        Assert.Equal(0, categories["b"]);
        Assert.NotEqual(0, categories["a"]);
        Assert.All(
            oneHot.Call("ML.PREDICT", Line).Find("predicted_y")!.Values.Zip(dummy.Call("ML.PREDICT", Line).Find("predicted_y")!.Values),
            static p => Assert.Equal((double)p.First!, (double)p.Second!, 8));
        var advanced = dummy.Call("ML.ADVANCED_WEIGHTS");
        Assert.Equal(["x", "c", "c", "__INTERCEPT__"], advanced.Find("processed_input")!.Values);
        Assert.Equal([null, "a", "b", null], advanced.Find("category")!.Values);
        Assert.True(double.IsNaN(advanced.Number("standard_error", 2)));
    }

    [Fact]
    public void A_warm_start_goes_on_from_the_previous_weights()
    {
        (string, object?)[] options = [("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT"), ("MAX_ITERATIONS", 5L), ("EARLY_STOP", false)];
        var first = Train(options);
        var second = DataTables.Train(Line, "LINEAR_REG", "y", first, ("WARM_START", true));
        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], second.Iterations.Select(static i => i.Iteration));
        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], second.Iterations.Select(static i => i.TrainingRun));
        Assert.True(second.Iterations[5].Loss < first.Iterations[4].Loss);
        Assert.Contains("features that the model was first trained on", Assert.Throws<LocalQueryException>(() =>
            DataTables.Train(Line.Without("c"), "LINEAR_REG", "y", first, ("WARM_START", true))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void P_values_are_refused_for_more_categories_than_BigQuery_takes()
    {
        var rows = DataTables.Of(
            DataTables.Texts("c", [.. Enumerable.Range(0, 1100).Select(static i => FormattableString.Invariant($"c{i}"))]), DataTables.Numbers("y", [.. Enumerable.Range(0, 1100).Select(static i => (double?)i)]));
        var error = Assert.Throws<LocalQueryException>(() => DataTables.Train(
            rows, "LINEAR_REG", "y", ("CALCULATE_P_VALUES", true), ("CATEGORY_ENCODING_METHOD", "DUMMY_ENCODING"), ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT"), ("MAX_ITERATIONS", 1L)));
        Assert.Contains("CALCULATE_P_VALUES needs a total feature cardinality in [0, 1000): these features have 1100.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_warm_start_is_refused_where_the_options_of_the_previous_model_forbid_it()
    {
        var solved = Train(("OPTIMIZE_STRATEGY", "NORMAL_EQUATION"));
        Assert.Contains("OPTIMIZE_STRATEGY = 'NORMAL_EQUATION' cannot be used when WARM_START is TRUE", Assert.Throws<LocalQueryException>(() => DataTables.Train(Line, "LINEAR_REG", "y", solved, ("WARM_START", true))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Descent_that_starts_at_the_minimum_reports_one_iteration_of_no_step()
    {
        var flat = DataTables.Of(DataTables.Numbers("x", 1, 2, 3), DataTables.Numbers("y", 0, 0, 0));
        var model = DataTables.Train(flat, "LINEAR_REG", "y", ("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT"));
        Assert.Equal(0, Assert.Single(model.Iterations).LearnRate);
        Assert.Equal(2, DataTables.Train(flat, "LINEAR_REG", "y", model, ("WARM_START", true)).Iterations.Count);
    }

    [Fact]
    public void Training_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var progress = new Stopper(source);
        var options = new Dictionary<string, object?> { ["INPUT_LABEL_COLS"] = new object?[] { "sex" }, ["MAX_ITERATIONS"] = 1_000_000L, ["EARLY_STOP"] = false };
        Assert.Throws<OperationCanceledException>(() => ModelTrainer.Train(new ModelDefinition("LOGISTIC_REG", options), Penguins.With("sex"), progress, source.Token));
        Assert.Equal(3, progress.Count);
    }

    private sealed class Stopper(CancellationTokenSource source) : IProgress<IterationInfo>
    {
        public int Count { get; private set; }

        public void Report(IterationInfo value)
        {
            if (++Count == 3) source.Cancel();
        }
    }
}
