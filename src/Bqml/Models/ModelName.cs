namespace Bqml.Models;

/// <summary>A model's name in its three parts, as models.get takes them.</summary>
internal sealed record ModelName(string ProjectId, string DatasetId, string ModelId)
{
    /// <summary>Takes apart <c>`project.dataset.model`</c>, with quotes around the whole, around the parts or without; what is left out comes from the client.</summary>
    /// <returns>Null when there is no dataset.</returns>
    public static ModelName? TryParse(string name, string projectId, string? defaultDataset)
    {
        var path = name.Replace("`", "", StringComparison.Ordinal);
        // From the right: a project may have a dot of its own (example.com:project).
        var (rest, model) = Split(path);
        var (project, dataset) = Split(rest ?? defaultDataset ?? "");
        return dataset.Length == 0 || model.Length == 0 ? null : new ModelName(project ?? projectId, dataset, model);
    }

    private static (string? Before, string After) Split(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot < 0 ? (null, path) : (path[..dot], path[(dot + 1)..]);
    }
}
