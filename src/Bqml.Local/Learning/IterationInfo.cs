namespace Bqml.Local.Learning;

/// <summary>What one training iteration reached: a row of ML.TRAINING_INFO and a step of the training progress.</summary>
/// <param name="TrainingRun">0 for a new model, one more for every warm start.</param>
/// <param name="Iteration">The iteration's number within its run, from 0.</param>
/// <param name="Loss">The mean loss over the training rows: squared error or log loss.</param>
/// <param name="EvaluationLoss">The same over the evaluation rows; null when the data was not split.</param>
/// <param name="LearnRate">The step that was taken; null for the normal equation, which takes none.</param>
/// <param name="Duration">How long the iteration took.</param>
/// <param name="TrialId">The hyperparameter tuning trial, from 1; null without tuning.</param>
internal sealed record IterationInfo(
    int TrainingRun, int Iteration, double Loss, double? EvaluationLoss, double? LearnRate, TimeSpan Duration, long? TrialId = null);
