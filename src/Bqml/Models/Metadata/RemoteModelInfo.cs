namespace Bqml;

/// <summary>Where a remote model's answers come from (page "models", <c>RemoteModelInfo</c>).</summary>
public sealed record RemoteModelInfo
{
    /// <summary>The connection: <c>project.location.connection</c>.</summary>
    public string? Connection { get; init; }

    /// <summary>The endpoint that is called; null for a Cloud AI service.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The Cloud AI service: <c>CLOUD_AI_VISION_V1</c>; null for an endpoint.</summary>
    public string? ServiceType { get; init; }

    /// <summary>The version of the language model; null for other models.</summary>
    public string? ModelVersion { get; init; }

    /// <summary>The most rows in one call; null: BigQuery decides.</summary>
    public long? MaxBatchingRows { get; init; }
}
