using Bqml.Jobs;
using Bqml.Observability;

namespace Bqml.Models;

/// <summary>Runs CREATE MODEL statements and reports their iterations as they finish.</summary>
internal sealed class ModelTrainer(JobClient jobs, JobRunner runner, ModelClient models)
{
    public async Task<TrainingResult> TrainAsync(BigQueryCommand command, ModelName? model, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        var reported = 0;
        var (job, statistics) = await runner.RunAsync(jobs.Work(command, "create the model") with { Operation = StatementObservation.CreateModel }, running => Report(running.Iterations), cancellationToken).ConfigureAwait(false);
        var alreadyExisted = job.DdlOperation == "SKIP";
        var iterations = job.Iterations;
        if (iterations.Count == 0 && !alreadyExisted && model is not null)
        {
            iterations = await ReadIterationsAsync(model, cancellationToken).ConfigureAwait(false);
            Report(iterations);
        }
        return new TrainingResult
        {
            JobId = job.Reference?.JobId ?? "",
            JobLocation = job.Reference?.Location,
            AlreadyExisted = alreadyExisted,
            Duration = job.Duration,
            BytesProcessed = statistics.BytesProcessed ?? 0,
            BytesBilled = statistics.BytesBilled ?? 0,
            SlotTime = statistics.SlotTime,
            Iterations = iterations,
        };

        void Report(IReadOnlyList<TrainingProgress> finished)
        {
            for (; reported < finished.Count; reported++) progress?.Report(finished[reported]);
        }
    }

    /// <summary>The training has succeeded: an account that may train but not read metadata gets its result without iterations.</summary>
    private async Task<IReadOnlyList<TrainingProgress>> ReadIterationsAsync(ModelName model, CancellationToken cancellationToken)
    {
        try
        {
            return (await models.GetAsync(model, cancellationToken).ConfigureAwait(false)).Iterations;
        }
        catch (BigQueryMLException)
        {
            return [];
        }
    }
}
