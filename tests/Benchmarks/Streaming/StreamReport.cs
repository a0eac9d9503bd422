using System.Diagnostics;
using System.Globalization;

namespace Bqml.Benchmarks.Streaming;

/// <summary>Ten million predictions through <c>PredictAsync</c>: how fast, and how much memory the reading process takes at most. Server and reader are processes of their own.</summary>
internal static class StreamReport
{
    /// <summary>The argument of the process that serves.</summary>
    public const string Serve = "stream-serve";

    /// <summary>The argument of the process that reads.</summary>
    public const string Read = "stream-read";

    private const long Rows = 10_000_000;
    private const long MostBytes = 200L * 1024 * 1024;

    /// <summary>Runs both processes and passes on what the reader prints.</summary>
    /// <returns>0 when every row came and memory stayed within its limit.</returns>
    public static async Task<int> RunAsync()
    {
        using var server = Start(Serve, Rows.ToString(CultureInfo.InvariantCulture));
        try
        {
            var port = await server.StandardOutput.ReadLineAsync();
            using var reader = Start(Read, $"http://127.0.0.1:{port}/");
            Console.Write(await reader.StandardOutput.ReadToEndAsync());
            await reader.WaitForExitAsync();
            return reader.ExitCode;
        }
        finally
        {
            server.StandardInput.Close();
            await server.WaitForExitAsync();
        }
    }

    /// <summary>Reads all predictions and prints what it took.</summary>
    public static async Task<int> ReadAsync(string address)
    {
        await using var bigquery = await BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { BaseAddress = new Uri(address) });
        var (rows, sum) = (0L, 0L);
        var watch = Stopwatch.StartNew();
        await foreach (var prediction in new BirdSex(bigquery).PredictAsync(new BigQueryTable("ml.birds")))
        {
            rows++;
            sum += prediction.Input.Id;
        }
        watch.Stop();
        using var process = Process.GetCurrentProcess();
        // Linux counts the peak itself; elsewhere the process does.
        var peak = process.PeakWorkingSet64;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rows:N0} predictions in {watch.Elapsed.TotalSeconds:F1} s: {rows / watch.Elapsed.TotalSeconds:N0} a second; peak working set {peak / 1048576.0:F0} MB; allocated {GC.GetTotalAllocatedBytes() / (double)rows:F0} bytes a row; {GC.CollectionCount(2)} full collections"));
        if (rows != Rows || sum != Rows * (Rows - 1) / 2) return Fail($"Expected {Rows} rows, each once.");
        return peak <= MostBytes ? 0 : Fail($"The limit is {MostBytes / 1048576} MB.");
    }

    private static int Fail(string message)
    {
        Console.WriteLine(message);
        return 1;
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
