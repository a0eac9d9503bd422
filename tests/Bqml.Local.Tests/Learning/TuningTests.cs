using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>Hyperparameter tuning: the trials that are run, what is best, and what the functions return.</summary>
public sealed class TuningTests
{
    private static readonly DataTable Rows = Penguins.With("body_mass_g");

    private static LinearModel Train(params (string, object?)[] options) =>
        DataTables.Train(Rows, "LINEAR_REG", "body_mass_g", [("DATA_SPLIT_METHOD", "RANDOM"), ("DATA_SPLIT_EVAL_FRACTION", 0.2), ("DATA_SPLIT_TEST_FRACTION", 0.1), .. options]);

    private static HyperparameterCandidates Candidates(params double[] values) => new([.. values.Select(static v => (object)v)]);

    private static double[] Tried(LinearModel model, int index) => [.. model.Call("ML.TRIAL_INFO").Find("hyperparameters")!.Values.Select(v => (double)((object?[])v!)[index]!)];

    [Fact]
    public void Grid_search_tries_every_combination_once()
    {
        var model = Train(("NUM_TRIALS", 50L), ("HPARAM_TUNING_ALGORITHM", "GRID_SEARCH"), ("L1_REG", Candidates(0, 5)), ("L2_REG", Candidates(0, 1, 100)));
        Assert.Equal([0, 0, 0, 5, 5, 5], Tried(model, 0));
        Assert.Equal([0, 1, 100, 0, 1, 100], Tried(model, 1));
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L], model.Call("ML.TRIAL_INFO").Find("trial_id")!.Values);
    }

    [Theory]
    [InlineData("VIZIER_DEFAULT")]
    [InlineData("RANDOM_SEARCH")]
    public void A_range_is_searched_within_its_bounds_and_in_the_same_way_again(string algorithm)
    {
        (string, object?)[] options = [("NUM_TRIALS", 8L), ("MAX_PARALLEL_TRIALS", 2L), ("HPARAM_TUNING_ALGORITHM", algorithm), ("L2_REG", new HyperparameterRange(0.001, 5))];
        var tried = Tried(Train(options), 0);
        Assert.Equal(8, tried.Distinct().Count());
        Assert.All(tried, static v => Assert.InRange(v, 0.001, 5));
        Assert.Equal(tried, Tried(Train(options), 0));
        if (algorithm == "VIZIER_DEFAULT") Assert.Equal(0.001, tried[0], 12);
    }

    [Fact]
    public void Without_search_spaces_the_default_ones_are_searched()
    {
        var info = Train(("NUM_TRIALS", 3L)).Call("ML.TRIAL_INFO");
        Assert.Equal(["l1_reg", "l2_reg"], info.Find("hyperparameters")!.Type.Fields.Select(static f => f.Name));
        Assert.All(info.Find("hyperparameters")!.Values, static v => Assert.All((object?[])v!, static x => Assert.InRange((double)x!, 0, 10)));
    }

    [Theory]
    [InlineData("R2_SCORE", true)]
    [InlineData("MEAN_SQUARED_ERROR", false)]
    public void The_optimal_trial_has_the_best_objective_on_the_evaluation_rows(string objective, bool more)
    {
        var model = Train(("NUM_TRIALS", 4L), ("HPARAM_TUNING_OBJECTIVES", new object?[] { objective }), ("L2_REG", Candidates(1e6, 0.1, 1e4, 1e-3)));
        var info = model.Call("ML.TRIAL_INFO");
        Assert.Equal(objective.ToLowerInvariant(), info.Find("hparam_tuning_evaluation_metrics")!.Type.Fields[0].Name);
        double[] scores = [.. info.Find("hparam_tuning_evaluation_metrics")!.Values.Select(static v => (double)((object?[])v!)[0]!)];
        var best = Array.IndexOf(scores, more ? scores.Max() : scores.Min());
        Assert.Equal(best, Array.IndexOf(info.Find("is_optimal")!.Values, true));
        Assert.Equal(best + 1L, model.Call("ML.PREDICT", Rows).Get("trial_id"));
        Assert.All(info.Find("status")!.Values, static s => Assert.Equal("SUCCEEDED", s));
        Assert.All(info.Find("error_message")!.Values, Assert.Null);
    }

    [Fact]
    public void Functions_without_input_return_every_trial_and_others_the_one_that_is_named()
    {
        var model = Train(("NUM_TRIALS", 3L), ("L2_REG", Candidates(0, 10, 1e5)), ("HPARAM_TUNING_ALGORITHM", "GRID_SEARCH"));
        Assert.Equal([1L, 2L, 3L], model.Call("ML.EVALUATE").Find("trial_id")!.Values);
        Assert.Equal("trial_id", model.Call("ML.WEIGHTS").Columns[0].Name);
        Assert.Equal(3 * 7, model.Call("ML.WEIGHTS").RowCount);
        var third = model.Call("ML.EVALUATE", Rows, ("trial_id", 3L));
        Assert.Equal(3L, third.Get("trial_id"));
        Assert.Equal(1, third.RowCount);
        Assert.True(third.Number("mean_squared_error") > model.Call("ML.EVALUATE", Rows).Number("mean_squared_error"));
        Assert.Equal(3L, model.Call("ML.PREDICT", Rows, ("trial_id", 3L)).Get("trial_id"));
        Assert.Contains("names trial 9", Assert.Throws<LocalQueryException>(() => model.Call("ML.PREDICT", Rows, ("trial_id", 9L))).Message, StringComparison.Ordinal);
        Assert.Contains("use ML.TRIAL_INFO", Assert.Throws<LocalQueryException>(() => model.Call("ML.TRAINING_INFO")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_that_diverges_is_infeasible_and_does_not_win()
    {
        var model = Train(
            ("NUM_TRIALS", 2L), ("HPARAM_TUNING_ALGORITHM", "GRID_SEARCH"), ("L2_REG", Candidates(1, 1e9)), ("L1_REG", 0.001), ("LEARN_RATE_STRATEGY", "CONSTANT"), ("LEARN_RATE", 0.1),
            ("MAX_ITERATIONS", 300L), ("EARLY_STOP", false));
        var info = model.Call("ML.TRIAL_INFO");
        Assert.Equal(["SUCCEEDED", "INFEASIBLE"], info.Find("status")!.Values);
        Assert.Contains("diverged", (string)info.Get("error_message", 1)!, StringComparison.Ordinal);
        Assert.Equal([true, false], info.Find("is_optimal")!.Values);
        Assert.Contains("failed", Assert.Throws<LocalQueryException>(() => model.Call("ML.PREDICT", Rows, ("trial_id", 2L))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Classifiers_are_tuned_by_ROC_AUC()
    {
        var model = DataTables.Train(Penguins.With("sex"), "LOGISTIC_REG", "sex", ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("NUM_TRIALS", 3L), ("L2_REG", new HyperparameterRange(0, 10)));
        Assert.Equal("roc_auc", model.Call("ML.TRIAL_INFO").Find("hparam_tuning_evaluation_metrics")!.Type.Fields[0].Name);
        Assert.Equal(["trial_id", "predicted_sex", "predicted_sex_probs"], model.Call("ML.PREDICT", Penguins.All).Columns.Take(3).Select(static c => c.Name));
    }

    [Fact]
    public void Wrong_spaces_are_refused()
    {
        string Refused(params (string, object?)[] options) => Assert.Throws<LocalQueryException>(() => Train([("NUM_TRIALS", 2L), .. options])).Message;
        Assert.Contains("not a range", Refused(("L2_REG", new HyperparameterRange(5, 1))), StringComparison.Ordinal);
        Assert.Contains("has no grid", Refused(("HPARAM_TUNING_ALGORITHM", "GRID_SEARCH"), ("L2_REG", new HyperparameterRange(0, 1))), StringComparison.Ordinal);
        Assert.Contains("at least one number", Refused(("L2_REG", new HyperparameterCandidates(["x"]))), StringComparison.Ordinal);
        Assert.Contains("have fixed values", Refused(("L1_REG", 0.5), ("L2_REG", 0.1)), StringComparison.Ordinal);
        Assert.Contains("use one of R2_SCORE", Refused(("HPARAM_TUNING_OBJECTIVES", "ROC_AUC")), StringComparison.Ordinal);
        Assert.Contains("NUM_TRIALS = 101 is out of range: it must be in [1, 100].", Assert.Throws<LocalQueryException>(() => Train(("NUM_TRIALS", 101L))).Message, StringComparison.Ordinal);
        Assert.Contains("NUM_TRIALS cannot be used", Refused(("WARM_START", true)), StringComparison.Ordinal);
    }
}
