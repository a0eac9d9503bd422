using Bqml.Local.Tests.Support;
using SkiaSharp;

namespace Bqml.Local.Tests.Images;

/// <summary>A query over pictures can be stopped, although DuckDB hands them over by the thousand.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task Decoding_stops_at_the_next_picture()
    {
        using var folder = new TemporaryFolder();
        var picture = Drawing.Plain(SKEncodedImageFormat.Png, 800, 600, "336699");
        for (var i = 0; i < 300; i++) folder.Write($"{i}.png", picture);
        await using var bigquery = LocalBigQuery.Create(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = folder.Path } });
        await bigquery.ExecuteAsync(new BigQueryCommand("CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])"));
        using var cancelled = new CancellationTokenSource();
        var query = bigquery.ExecuteAsync(new BigQueryCommand("CREATE TABLE ds.small AS SELECT ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 8, 8, FALSE) AS image FROM ds.zoo, UNNEST(GENERATE_ARRAY(1, 1000))"), cancelled.Token);
        await Task.Delay(500);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => query);
        // The engine is free at once: 300,000 pictures would have kept it for long.
        Assert.Equal("300", Assert.Single(await Reading.TextsAsync(bigquery, "SELECT CAST(COUNT(*) AS STRING) AS x FROM ds.zoo")));
        await bigquery.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
    }
}
