namespace Bqml.Local;

/// <summary>How an embedded engine is set up.</summary>
public sealed class LocalBigQueryOptions
{
    /// <summary>The project that names without a project belong to. Default: <c>local</c>.</summary>
    public string ProjectId { get; set; } = "local";

    /// <summary>The dataset that completes names of one part. Default: none, so that a name of one part is refused as BigQuery refuses it.</summary>
    public string? DefaultDataset { get; set; }

    /// <summary>
    /// Whether CREATE MODEL and CREATE TABLE make the dataset they name when it is not there. Default: true, since an engine in memory starts empty;
    /// false: they fail as they do in BigQuery.
    /// </summary>
    public bool CreateDatasets { get; set; } = true;

    /// <summary>The location that resources report and that errors name. Default: <c>US</c>.</summary>
    public string Location { get; set; } = "US";

    /// <summary>Called once for each warning, as it arises and on the thread of the job; see <see cref="LocalWarning"/>. Default: nothing is called.</summary>
    public Action<LocalWarning>? OnWarning { get; set; }
}
