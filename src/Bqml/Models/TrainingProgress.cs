namespace Bqml;

/// <summary>One finished iteration of a training run, or one finished trial when hyperparameters are tuned.</summary>
/// <remarks>From <c>IterationResult</c> and <c>HparamTuningTrial</c> (BigQuery REST reference, pages "Job" and "models").</remarks>
public sealed record TrainingProgress
{
    /// <summary>The iteration's number, counted from 0 as BigQuery does; with <see cref="TrialId"/> set, the trial's place in the list, also from 0.</summary>
    public required int Iteration { get; init; }

    /// <summary>The most iterations the training may take (option MAX_ITERATIONS; training may stop earlier); null when BigQuery does not say.</summary>
    public int? MaxIterations { get; init; }

    /// <summary>The loss on the training rows at the end of the iteration; null when the model type has none.</summary>
    public double? TrainingLoss { get; init; }

    /// <summary>The loss on the evaluation rows at the end of the iteration; null when no rows were held back for evaluation.</summary>
    public double? EvaluationLoss { get; init; }

    /// <summary>The learn rate used in the iteration; null when the model type has none.</summary>
    public double? LearnRate { get; init; }

    /// <summary>How long the iteration took, in whole milliseconds; null when BigQuery does not say.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The trial this line reports when hyperparameters are tuned, counted from 1; null otherwise.</summary>
    public long? TrialId { get; init; }
}
