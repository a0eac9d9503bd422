using Bqml.Runtime;
using Google.Apis.Services;

namespace Bqml;

/// <summary>A client of one BigQuery project: runs statements and reads their results. Thread-safe; make one and keep it.</summary>
public class BigQueryML : IAsyncDisposable
{
    /// <summary>A client over a message handler, for servers in this process.</summary>
    /// <param name="handler">Answers the requests; disposed with the client.</param>
    /// <param name="projectId">The project that statements run in.</param>
    /// <param name="options">Settings; null: the defaults.</param>
    protected BigQueryML(HttpMessageHandler handler, string projectId, BigQueryMLOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentException.ThrowIfNullOrWhiteSpace(projectId);
        ProjectId = projectId;
    }

#pragma warning disable CS1591
    public static Task<BigQueryML> CreateAsync(string projectId, BigQueryMLOptions? options = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public static BigQueryML FromService(BaseClientService service, string projectId, BigQueryMLOptions? options = null) => throw new NotImplementedException();
#pragma warning restore CS1591

    /// <summary>The project that statements run in and are billed to.</summary>
    public string ProjectId { get; }

#pragma warning disable CS1591
    public IAsyncEnumerable<T> QueryAsync<T>(BigQueryCommand command, RowReader<T> reader, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public IAsyncEnumerable<T> QueryAsync<T>(BigQuerySql sql, CancellationToken cancellationToken = default) where T : IBigQueryRow<T> => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public Task<T> QuerySingleAsync<T>(BigQueryCommand command, RowReader<T> reader, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public Task<TrainingResult> CreateModelAsync(BigQueryCommand command, string quotedModelName, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public Task ExecuteAsync(BigQueryCommand command, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public Task<long> EstimateAsync(BigQueryCommand command, CancellationToken cancellationToken = default) => throw new NotImplementedException();
#pragma warning restore CS1591
#pragma warning disable CS1591
    public ValueTask DisposeAsync() => throw new NotImplementedException();
#pragma warning restore CS1591
}
