using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;
using Bqml.Local.Models;

namespace Bqml.Local.Functions;

/// <summary>A call of an ML.* table function on a linear model.</summary>
internal sealed record FunctionCall(
    string Function, LinearModel Model, DataTable? Input, DataTable? OriginalInput, FunctionSettings Settings, double[]? Thresholds, CancellationToken Cancellation)
{
    /// <summary>The data argument.</summary>
    public DataTable RequiredInput => Input ?? throw Error("needs input data: pass a table or a query.");

    /// <summary>The columns that go through to the result: those of the data argument as it was given.</summary>
    public IReadOnlyList<DataColumn> Passthrough => (OriginalInput ?? RequiredInput).Columns;

    /// <summary>Fails for a setting that is given in other circumstances than it is for.</summary>
    public void CheckSettings()
    {
        foreach (var setting in Settings.Given)
        {
            if (setting.Conditions.HasFlag(ArgumentConditions.Tuned) && !Model.IsTuned) throw Error($"takes {setting.Name} only for a model trained with {ModelOptions.TuningName}.");
            if (setting.Conditions.HasFlag(ArgumentConditions.BinaryClassification) && Model.Classes is not { Count: 2 }) throw Error($"takes {setting.Name} only for binary classification models.");
            if (setting.Conditions.HasFlag(ArgumentConditions.Input) && Input is null) throw Error($"takes {setting.Name} only with input data.");
        }
    }

    /// <summary>The trial that the setting trial_id names; the optimal one by default.</summary>
    public LinearTrial Trial()
    {
        if (Settings.Integer("trial_id") is not { } id) return Model.Optimal;
        var trial = Model.Trials.FirstOrDefault(t => t.Id == id)
            ?? throw Error(FormattableString.Invariant($"names trial {id}, but the model has the trials 1 to {Model.Trials.Count}."));
        return trial.Weights is not null ? trial : throw Error(FormattableString.Invariant($"names trial {id}, which failed: {trial.Error}"));
    }

    /// <summary>The setting threshold; NaN for models that take none.</summary>
    public double Threshold() => Settings.Number("threshold") switch
    {
        null => double.NaN,
        // A probability, whether the documentation states the range or not.
        >= 0 and <= 1 and var threshold => threshold,
        var threshold => throw Error(FormattableString.Invariant($"takes a threshold from 0 to 1, not {threshold}.")),
    };

    /// <summary>The rows to evaluate, encoded, with their labels: the data argument's, without those that have no label, or else those the training kept for it.</summary>
    public (DesignMatrix Rows, object[] Labels) Evaluated()
    {
        if (Input is null) return Model.Reported;
        var label = Input.Find(Model.Label.Name) ?? throw Error($"needs the label column {Model.Label.Name} in its input.");
        if (label.Type != Model.Label.Type && !(SqlNumbers.IsNumeric(label.Type) && SqlNumbers.IsNumeric(Model.Label.Type)))
            throw Error($"needs the label column {Model.Label.Name} as {Model.Label.Type}; the input has {label.Type}.");
        int[] labelled = [.. Enumerable.Range(0, Input.RowCount).Where(row => label.Values[row] is not null)];
        return (Model.Encoder.Encode(Input, Cancellation).Select(labelled), [.. labelled.Select(row => label.Values[row]!)]);
    }

    /// <summary>Puts the column trial_id in front, if the model was tuned.</summary>
    public DataTable WithTrials(IReadOnlyList<long> trials, IReadOnlyList<DataColumn> columns) => new(
        Model.IsTuned ? [new DataColumn("trial_id", SqlType.Int64, [.. trials.Select(static id => (object)id)]), .. columns] : columns, trials.Count);

    /// <summary>The error for a model that was trained without the option that enables the function.</summary>
    public LocalQueryException NotEnabled() => Error($"needs a model trained with {ModelCatalog.FindFunction(Function)!.EnabledBy} = TRUE.");

    /// <summary>An error about this call.</summary>
    public LocalQueryException Error(string message) => new("invalidQuery", $"{Function} {message}");
}
