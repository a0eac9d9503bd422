using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>A call of an ML.* table function on a linear model.</summary>
internal sealed record FunctionCall(
    string Function, LinearModel Model, DataTable? Input, DataTable? OriginalInput, FunctionSettings Settings, double[]? Thresholds, CancellationToken Cancellation)
{
    /// <summary>The data argument.</summary>
    public DataTable RequiredInput => Input ?? throw Error("needs input data: pass a table or a query.");

    /// <summary>The columns that go through to the result: those of the data argument as it was given.</summary>
    public IReadOnlyList<DataColumn> Passthrough => (OriginalInput ?? RequiredInput).Columns;

    /// <summary>The trial that the setting trial_id names; the optimal one by default.</summary>
    public LinearTrial Trial()
    {
        if (Settings.Integer("trial_id") is not { } id) return Model.Optimal;
        if (!Model.IsTuned) throw Error("takes trial_id only for a model trained with NUM_TRIALS.");
        var trial = Model.Trials.FirstOrDefault(t => t.Id == id)
            ?? throw Error(FormattableString.Invariant($"names trial {id}, but the model has the trials 1 to {Model.Trials.Count}."));
        return trial.Weights is not null ? trial : throw Error(FormattableString.Invariant($"names trial {id}, which failed: {trial.Error}"));
    }

    /// <summary>The setting threshold, which only binary classifiers take; 0.5 by default.</summary>
    public double Threshold()
    {
        if (Settings.Number("threshold") is not { } threshold) return 0.5;
        if (Model.Classes is not { Count: 2 }) throw Error("takes a threshold only for binary classification models.");
        return threshold is >= 0 and <= 1 ? threshold : throw Error(FormattableString.Invariant($"takes a threshold from 0 to 1, not {threshold}."));
    }

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

    /// <summary>An error about this call.</summary>
    public LocalQueryException Error(string message) => new("invalidQuery", $"{Function} {message}");
}
