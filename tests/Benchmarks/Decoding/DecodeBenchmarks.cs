using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bqml.Benchmarks.Decoding;

/// <summary>How fast one response in memory becomes typed rows: through the client, through objects of the official client's kind, and through a JsonDocument.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
[Config(typeof(Settings))]
public class DecodeBenchmarks
{
    /// <summary>Rows in a response.</summary>
    public const int RowCount = 50_000;

    private byte[] _body = null!;
    private BigQueryML _client = null!;

    /// <summary>Which rows.</summary>
    [Params("Predictions", "Flat")]
    public string Rows { get; set; } = "";

    /// <summary>Writes the response.</summary>
    [GlobalSetup]
    public void Write()
    {
        _body = Rows == "Flat" ? Response.Flat(RowCount) : Response.Predictions(RowCount);
        _client = new InProcessClient(new SameResponse(_body));
    }

    /// <summary>The peer: objects of Newtonsoft.Json, as the official client has them.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RowCount)]
    public int TableRow()
    {
        var response = TableRows.Deserialize(_body);
        return Rows == "Flat" ? TableRows.Flat(response).Count() : TableRows.Predictions(response).Count();
    }

    /// <summary>The document of System.Text.Json.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public int Document()
    {
        using var document = JsonDocument.Parse(_body);
        return Rows == "Flat" ? Documents.Flat(document).Count() : Documents.Predictions(document).Count();
    }

    /// <summary>The client, with everything between the response and the row.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public Task<int> Client() => Rows == "Flat" ? CountAsync<FlatRow>() : CountAsync<ClassifierPrediction>();

    /// <summary>The records alone: what any reader must allocate.</summary>
    [Benchmark(OperationsPerInvoke = RowCount)]
    public object? RecordsAlone()
    {
        object? last = null;
        for (var i = 0; i < RowCount; i++)
        {
            last = Rows == "Flat"
                ? new FlatRow(i, Text("Adelie Penguin (Pygoscelis adeliae)"), Text("Torgersen"), 39.1, 18.7, 181, true, default)
                : new ClassifierPrediction(Text("MALE"), [new LabelProbability(Text("MALE"), 0.5), new LabelProbability(Text("FEMALE"), 0.5)], i, Text("Adelie Penguin (Pygoscelis adeliae)"), Text("Torgersen"), 39.1, 181, true);
        }
        return last;

        static string Text(string text) => new(text.AsSpan());
    }

    private async Task<int> CountAsync<T>() where T : IBigQueryRow<T>
    {
        var count = 0;
        await foreach (var _ in _client.QueryAsync<T>($"SELECT 1")) count++;
        return count;
    }

    private sealed class Settings : ManualConfig
    {
        public Settings()
        {
            AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithInvocationCount(1).WithUnrollFactor(1).WithWarmupCount(10).WithIterationCount(15));
            AddColumn(StatisticColumn.Median, StatisticColumn.OperationsPerSecond);
        }
    }
}
