using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Functions;

/// <summary>What is known about a model's training: ML.FEATURE_INFO, ML.TRAINING_INFO and ML.TRIAL_INFO.</summary>
internal static class TrainingReports
{
    public static DataTable FeatureInfo(FunctionCall call)
    {
        var rows = call.Model.Summaries;
        return new DataTable(
            [
                Columns.Strings("input", rows.Select(static r => r.Input)),
                Columns.Numbers("min", rows.Select(static r => r.Minimum)),
                Columns.Numbers("max", rows.Select(static r => r.Maximum)),
                Columns.Numbers("mean", rows.Select(static r => r.Mean)),
                Columns.Numbers("median", rows.Select(static r => r.Median)),
                Columns.Numbers("stddev", rows.Select(static r => r.Deviation)),
                Columns.Integers("category_count", rows.Select(static r => r.CategoryCount)),
                Columns.Integers("null_count", rows.Select(static r => r.NullCount)),
                Columns.Integers("dimension", rows.Select(static r => r.Dimension)),
            ],
            rows.Count);
    }

    public static DataTable TrainingInfo(FunctionCall call)
    {
        if (call.Model.IsTuned) throw call.Error("is not supported for models trained with NUM_TRIALS: use ML.TRIAL_INFO.");
        var rows = call.Model.Iterations;
        return new DataTable(
            [
                Columns.Integers("training_run", rows.Select(static r => (long)r.TrainingRun)),
                Columns.Integers("iteration", rows.Select(static r => (long)r.Iteration)),
                Columns.Numbers("loss", rows.Select(static r => r.Loss)),
                Columns.Numbers("eval_loss", rows.Select(static r => r.EvaluationLoss)),
                Columns.Numbers("learning_rate", rows.Select(static r => r.LearnRate)),
                Columns.Integers("duration_ms", rows.Select(static r => (long)r.Duration.TotalMilliseconds)),
            ],
            rows.Count);
    }

    public static DataTable TrialInfo(FunctionCall call)
    {
        if (call.Model.Settings.Tuning is not { } tuning) throw call.Error("needs a model trained with NUM_TRIALS.");
        var trials = call.Model.Trials;
        SqlField[] hyperparameters = [.. tuning.Spaces.Select(static s => new SqlField(s.Name.ToLowerInvariant(), SqlType.Float64))];
        return new DataTable(
            [
                Columns.Integers("trial_id", trials.Select(static t => t.Id)),
                new DataColumn("hyperparameters", SqlType.Struct(hyperparameters), [.. trials.Select(static t => t.Hyperparameters.Select(static h => (object?)h.Value).ToArray())]),
                new DataColumn("hparam_tuning_evaluation_metrics", SqlType.Struct(new SqlField(tuning.Metric, SqlType.Float64)), [.. trials.Select(static t => new object?[] { t.Objective })]),
                Columns.Numbers("training_loss", trials.Select(static t => t.TrainingLoss)),
                Columns.Numbers("eval_loss", trials.Select(static t => t.EvaluationLoss)),
                Columns.Strings("status", trials.Select(static t => t.Error is null ? "SUCCEEDED" : "INFEASIBLE")),
                Columns.Strings("error_message", trials.Select(static t => t.Error)),
                Columns.Flags("is_optimal", trials.Select(static t => t.IsOptimal)),
            ],
            trials.Count);
    }
}
