using System.Diagnostics;
using System.Globalization;

namespace Bqml.Benchmarks;

/// <summary>What the first run of a generator costs in a process whose compiler is warm: loading and compiling its code included.</summary>
internal static class FirstRun
{
    /// <summary>What a process is started with that measures one.</summary>
    public const string Argument = "first-run";

    /// <summary>Measures in this process and writes the milliseconds.</summary>
    public static void Measure(TextWriter output, string name)
    {
        // Another generator warms the compiler.
        var warm = Subject.Named(name == "Floor" ? "SystemTextJson" : "Floor");
        for (var i = 0; i < 3; i++)
        {
            warm.NewDriver().RunGenerators(warm.Compilation.Clone());
            warm.EditOther(i).GetDiagnostics();
        }
        var subject = Subject.NotRun(name);
        // The compiler of a build is precompiled and the one of an editor has seen the project; here it comes from a package that is not, so it reads the project once before.
        subject.Compilation.Clone().GetDiagnostics();
        // What the warm-up left behind is not collected on the generator's time.
        GC.Collect();
        output.WriteLine(ProcessorTime.Of(() => subject.NewDriver().RunGenerators(subject.Compilation)).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What stands before the arguments where this program is run by the host of .NET rather than by its own file.</summary>
    private static string[] Program => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(FirstRun).Assembly.Location] : [];

    /// <summary>The median over new processes, in milliseconds.</summary>
    public static double InNewProcesses(string name, int count)
    {
        var times = new List<double>();
        for (var i = 0; i < count; i++)
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Program, Argument, name]) { RedirectStandardOutput = true };
            start.Environment["DOTNET_TC_QuickJit"] = "1";
            using var process = Process.Start(start)!;
            times.Add(double.Parse(process.StandardOutput.ReadToEnd(), CultureInfo.InvariantCulture));
            process.WaitForExit();
        }
        return ProcessorTime.Median(times);
    }
}
