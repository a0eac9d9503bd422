using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bqml.Benchmarks;

/// <summary>The processor time of the calling thread: what other processes do does not count. Where the system does not tell it, the time on the clock.</summary>
internal static partial class ProcessorTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    /// <summary>Milliseconds that the action took.</summary>
    public static double Of(Action action)
    {
        var start = Now();
        action();
        return Now() - start;
    }

    /// <summary>The middle of some times.</summary>
    public static double Median(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Now()
    {
        if (!OperatingSystem.IsLinux() || GetTime(ThreadClock, out var time) != 0) return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
        return (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);
}
