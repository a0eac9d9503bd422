using Microsoft.Extensions.AI;

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

    /// <summary>
    /// Folders of this machine that stand for Cloud Storage, by URI: <c>CloudStorage["gs://bucket"] = "path"</c>, or <c>gs://bucket/folder</c> for a part of a bucket. What object
    /// tables, <c>LOAD DATA ... FROM FILES</c> and the option <c>MODEL_PATH</c> name is looked for there. Files are read when a statement runs; links are not followed.
    /// Default: empty, so that a statement that names a URI fails.
    /// </summary>
    public IDictionary<string, string> CloudStorage { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called once for each warning, as it arises and on the thread of the job; see <see cref="LocalWarning"/>. Default: nothing is called.</summary>
    public Action<LocalWarning>? OnWarning { get; set; }

    /// <summary>
    /// The clients that answer for language models, by the endpoint that a remote model names (<c>gemini-2.5-flash</c>; of a URL, also what follows its last slash), by the
    /// name of an open model (<c>google/gemma-3-1b-it</c>), or by the <c>endpoint</c> argument of an AI.* function. Case does not matter. Default: none.
    /// </summary>
    /// <remarks>The clients are not disposed with the engine. Each gets the prompt as one message of the user, and the function's settings as <see cref="ChatOptions"/>.</remarks>
    public IDictionary<string, IChatClient> ChatClients { get; } = new Dictionary<string, IChatClient>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gives the client for an endpoint that is not in <see cref="ChatClients"/>; null for an endpoint that is no language model. AI.* functions that name no endpoint ask for
    /// <c>""</c>, unless <see cref="ChatClients"/> has exactly one client, which then answers. Default: none.
    /// </summary>
    public Func<string, IChatClient?>? FallbackChatClient { get; set; }

    /// <summary>The generators that answer for embedding models, by endpoint like <see cref="ChatClients"/>. Default: none.</summary>
    /// <remarks>The generators are not disposed with the engine. Each is called with one text at a time.</remarks>
    public IDictionary<string, IEmbeddingGenerator<string, Embedding<float>>> EmbeddingGenerators { get; } =
        new Dictionary<string, IEmbeddingGenerator<string, Embedding<float>>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives the generator for an endpoint that is not in <see cref="EmbeddingGenerators"/>, like <see cref="FallbackChatClient"/>. Default: none.</summary>
    public Func<string, IEmbeddingGenerator<string, Embedding<float>>?>? FallbackEmbeddingGenerator { get; set; }

    /// <summary>How many calls to clients and generators the engine makes at the same time, over all jobs: 1 or more. Default: 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int MaximumRemoteCalls
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 8;
}
