using System.Globalization;
using Bqml.Benchmarks;
using Bqml.Benchmarks.Streaming;
using BenchmarkDotNet.Running;

// dotnet run -c Release -- edits            what editing costs, as ratios that a busy machine does not change: docs/editing-cost.md
// dotnet run -c Release -- stream           ten million predictions, and the memory they take: docs/client.md
// dotnet run -c Release -- --filter '*'     editing and decoding by BenchmarkDotNet, for a machine with nothing else to do
switch (args)
{
    case ["edits"]: EditReport.Print(Console.Out); return 0;
    case [FirstRun.Argument, var name]: FirstRun.Measure(Console.Out, name); return 0;
    case ["stream"]: return await StreamReport.RunAsync();
    case [StreamReport.Serve, var rows]: await PageServer.RunAsync(long.Parse(rows, CultureInfo.InvariantCulture)); return 0;
    case [StreamReport.Read, var address]: return await StreamReport.ReadAsync(address);
    default: BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args); return 0;
}
