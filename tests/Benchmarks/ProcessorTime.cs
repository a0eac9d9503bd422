using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Bqml.Benchmarks;

/// <summary>The processor time of the calling thread: what other processes do does not count. Where the system does not tell it, the time on the clock.</summary>
internal static partial class ProcessorTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    /// <summary>CLOCK_PROCESS_CPUTIME_ID of Linux.</summary>
    private const int ProcessClock = 2;

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    /// <summary>Milliseconds that the action took.</summary>
    public static double Of(Action action) => Of(action, ThreadClock);

    /// <summary>Milliseconds that the action took on all threads.</summary>
    public static double OfProcess(Action action) => Of(action, ProcessClock);

    private static double Of(Action action, int clock)
    {
        var start = Now(clock);
        action();
        return Now(clock) - start;
    }

    /// <summary>The middle of some times.</summary>
    public static double Median(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static double Now(int clock)
    {
        if (!OperatingSystem.IsLinux() || GetTime(clock, out var time) != 0) return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
        return (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpecification time);
}
