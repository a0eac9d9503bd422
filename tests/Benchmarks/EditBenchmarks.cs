using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;

namespace Bqml.Benchmarks;

/// <summary>What a keystroke costs in a project of 100 models and 100 other files, as a ratio to the floor of a plain, well-made generator.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByMethod)]
[Config(typeof(Settings))]
public class EditBenchmarks
{
    private Subject _subject = null!;
    private GeneratorDriver _driver = null!;
    private Compilation[] _otherEdits = null!;
    private Compilation[] _annotatedEdits = null!;
    private Compilation _fresh = null!;
    private int _next;

    /// <summary>Whose generator.</summary>
    [Params("Floor", "Bqml", "SystemTextJson", "Mapperly")]
    public string Generator { get; set; } = "";

    /// <summary>Loads the generator and lets it run once.</summary>
    [GlobalSetup]
    public void Load()
    {
        _subject = Subject.Named(Generator);
        _driver = _subject.NewDriver().RunGenerators(_subject.Compilation);
    }

    /// <summary>Makes new compilations, whose semantic models nobody has asked yet, as an editor does after a keystroke.</summary>
    [IterationSetup]
    public void Edit()
    {
        _next++;
        _otherEdits = [.. Enumerable.Range(0, 4).Select(i => _subject.EditOther(_next * 4 + i))];
        _annotatedEdits = [.. Enumerable.Range(0, 4).Select(i => _subject.EditAnnotated(_next * 4 + i))];
        _fresh = _subject.Compilation.Clone();
    }

    /// <summary>One step of the driver after an edit in a file that has nothing to do with the generator.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public void UnrelatedEdit()
    {
        foreach (var compilation in _otherEdits) _driver.RunGenerators(compilation);
    }

    /// <summary>One step of the driver after an edit in one annotated type.</summary>
    [Benchmark(OperationsPerInvoke = 4)]
    public void EditInOneType()
    {
        foreach (var compilation in _annotatedEdits) _driver.RunGenerators(compilation);
    }

    /// <summary>A new driver over a new compilation, as a build does.</summary>
    [Benchmark]
    public void FullRun() => _subject.NewDriver().RunGenerators(_fresh);

    private sealed class Settings : ManualConfig
    {
        public Settings()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(8).WithIterationCount(20));
            AddColumn(StatisticColumn.Median, new RatioToFloorColumn());
        }
    }
}
