using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Bqml.Benchmarks;

/// <summary>
/// Prints what editing costs: every generator in the same run, in turns, by the processor time of the thread that works. The milliseconds are this machine's, the
/// ratios are what counts.
/// </summary>
internal static class EditReport
{
    private const int WarmUps = 12;
    private const int Rounds = 40;
    private const int Processes = 5;

    public static void Print(TextWriter output)
    {
        var subjects = Subject.Names.Select(static name => new Timed(Subject.Named(name))).ToList();
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            foreach (var subject in subjects) subject.Run(round, isWarm: round >= WarmUps);
        }

        var floor = subjects[0];
        output.WriteLine("| generator | kB per type | unrelated edit ms | x floor | edit in one type ms | x floor | full run ms | x floor | first run ms | outputs run again: unrelated edit, edit in one type |");
        output.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var subject in subjects)
        {
            var first = FirstRun.InNewProcesses(subject.Subject.Name, Processes);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {subject.Subject.Name} | {subject.Subject.GeneratedLength / 102400.0:F1} | {subject.Other.Median:F2} | {subject.Other.Median / floor.Other.Median:F2} | {subject.Annotated.Median:F2} | {subject.Annotated.Median / floor.Annotated.Median:F2} | {subject.Full.Median:F1} | {subject.Full.Median / floor.Full.Median:F2} | {first:F0} | {OutputsRunAgain(subject.Subject)} |"));
        }
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"All analyzers of Bqml, one edited document: {AnalyzerTime.OfEditedDocuments(subjects[1].Subject, WarmUps, Rounds):F2} ms"));
    }

    private static string OutputsRunAgain(Subject subject)
    {
        var driver = subject.NewDriver(tracksSteps: true).RunGenerators(subject.Compilation);
        return $"{Count(subject.EditOther(1))}, {Count(subject.EditAnnotated(1))}";

        int Count(Compilation edited) => driver.RunGenerators(edited).GetRunResult().Results
            .SelectMany(static result => result.TrackedOutputSteps.Values).SelectMany(static steps => steps).SelectMany(static step => step.Outputs)
            .Count(static output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    /// <summary>The times of one subject.</summary>
    private sealed class Timed(Subject subject)
    {
        private readonly GeneratorDriver _driver = subject.NewDriver().RunGenerators(subject.Compilation);

        public Subject Subject => subject;

        public Times Other { get; } = new();

        public Times Annotated { get; } = new();

        public Times Full { get; } = new();

        public void Run(int round, bool isWarm)
        {
            // New compilations, whose semantic models nobody has asked yet, as an editor has after a keystroke.
            var (other, annotated, fresh) = (subject.EditOther(round), subject.EditAnnotated(round), subject.Compilation.Clone());
            Other.Add(isWarm, () => _driver.RunGenerators(other));
            Annotated.Add(isWarm, () => _driver.RunGenerators(annotated));
            Full.Add(isWarm, () => subject.NewDriver().RunGenerators(fresh));
        }
    }
}
