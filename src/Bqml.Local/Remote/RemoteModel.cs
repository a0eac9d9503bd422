using Bqml.Catalog;
using Bqml.Local.Learning;

namespace Bqml.Local.Remote;

/// <summary>A name for a model elsewhere: nothing was trained, and its answers come from the client registered for its endpoint.</summary>
internal sealed class RemoteModel : TrainedModel
{
    public required override string ModelTypeId { get; init; }

    public required override IReadOnlyDictionary<string, object?> Options { get; init; }

    /// <summary>The value of the option that names the model to call.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The connection as written; null for the default one.</summary>
    public string? Connection { get; init; }

    /// <summary>The kind of model behind the endpoint; null when its name does not tell.</summary>
    public EndpointFamily? Family => ModelCatalog.FindModelType(ModelTypeId)?.FindEndpointFamily(Endpoint);

    /// <summary>Whether it is an open model, which answers in the form of a prediction service.</summary>
    public bool IsOpenModel => ModelCatalog.FindModelType(ModelTypeId)?.Family == "remote_open";

    public override IReadOnlyList<Learning.ModelColumn> Features => [];

    public override Learning.ModelColumn? Label => null;

    public override IReadOnlyList<IterationInfo> Iterations { get; init; } = [];

    public override IReadOnlyList<string> Differences { get; init; } = [];
}
