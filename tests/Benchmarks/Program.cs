using Bqml.Benchmarks;
using BenchmarkDotNet.Running;

// dotnet run -c Release -- edits            what editing costs, as ratios that a busy machine does not change: docs/editing-cost.md
// dotnet run -c Release -- --filter '*'     the same by BenchmarkDotNet, for a machine with nothing else to do
switch (args)
{
    case ["edits"]: EditReport.Print(Console.Out); break;
    case [FirstRun.Argument, var name]: FirstRun.Measure(Console.Out, name); break;
    default: BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args); break;
}
