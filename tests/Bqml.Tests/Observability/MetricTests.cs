using System.Diagnostics.Metrics;
using Bqml.Tests.Support;

namespace Bqml.Tests.Observability;

public class MetricTests
{
    /// <summary>Tests run side by side: only what is measured in this one's flow counts.</summary>
    private static readonly AsyncLocal<bool> s_here = new();

    [Fact]
    public async Task Costs_rows_retries_and_durations_are_counted()
    {
        var page = Words.Page(["a", "b"]).Replace("\"totalBytesProcessed\":\"0\"", "\"totalBytesProcessed\":\"2048\",\"totalBytesBilled\":\"4096\",\"totalSlotMs\":\"1500\"", StringComparison.Ordinal);
        var handler = new ScriptedHandler().ThenError(503, "backendError", "busy").ThenJson(page).ThenError(400, "invalidQuery", "wrong");
        await using var client = new TestClient(handler);
        var measured = await MeasureAsync(async () =>
        {
            await Words.ReadAsync(client);
            await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client));
        });
        Assert.Equal(1, Sum("bqml.request.retries error.type=backendError"));
        Assert.Equal(2048, Sum("bqml.statement.bytes_processed db.operation.name=query"));
        Assert.Equal(4096, Sum("bqml.statement.bytes_billed db.operation.name=query"));
        Assert.Equal(1.5, Sum("bqml.statement.slot_time db.operation.name=query"));
        Assert.Equal(2, Sum("bqml.result.rows "));
        Assert.Single(measured, item => item.Name == "db.client.operation.duration db.system.name=gcp.bigquery,db.operation.name=query");
        Assert.Single(measured, item => item.Name == "db.client.operation.duration db.system.name=gcp.bigquery,db.operation.name=query,error.type=invalidQuery");

        double Sum(string name) => measured.Where(item => item.Name == name).Sum(item => item.Value);
    }

    private static async Task<List<(string Name, double Value)>> MeasureAsync(Func<Task> action)
    {
        var measured = new List<(string, double)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Bqml") listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        s_here.Value = true;
        try
        {
            await action();
        }
        finally
        {
            s_here.Value = false;
        }
        lock (measured) return [.. measured];

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            if (!s_here.Value) return;
            var name = $"{instrument.Name} {string.Join(',', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}";
            lock (measured) measured.Add((name, value));
        }
    }
}
