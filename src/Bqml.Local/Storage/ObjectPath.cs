namespace Bqml.Local.Storage;

/// <summary>The full name of a table or model. Like BigQuery's, it respects case.</summary>
internal sealed record ObjectPath(string Project, string Dataset, string Name)
{
    /// <summary>Completes the parts of a name as written: <c>project.dataset.name</c>, <c>dataset.name</c> or <c>name</c>, each part in back quotes or not, or all in one pair.</summary>
    /// <exception cref="LocalQueryException">More than three parts, an empty part, or one part and no default dataset.</exception>
    public static ObjectPath Complete(string kind, IEnumerable<string> writtenParts, string defaultProject, (string? Project, string Dataset)? defaultDataset)
    {
        var written = string.Join('.', writtenParts);
        // A project id may have a domain, which holds dots: example.com:project.
        var domain = written.IndexOf(':');
        var parts = domain < 0 ? written.Split('.') : [.. Rejoin(written, domain)];
        if (parts.Any(string.IsNullOrEmpty) || parts.Length > 3)
            throw new LocalQueryException("invalid", $"Invalid {kind} name: `{written}`. Write `project.dataset.{kind}`, `dataset.{kind}` or `{kind}`.");
        return parts.Length switch
        {
            3 => new ObjectPath(parts[0], parts[1], parts[2]),
            2 => new ObjectPath(defaultProject, parts[0], parts[1]),
            _ when defaultDataset is { } dataset => new ObjectPath(dataset.Project ?? defaultProject, dataset.Dataset, parts[0]),
            _ => throw new LocalQueryException("invalid", $"{char.ToUpperInvariant(kind[0])}{kind[1..]} \"{written}\" must be qualified with a dataset (e.g. dataset.{kind})."),
        };
    }

    private static IEnumerable<string> Rejoin(string written, int domain)
    {
        var afterDomain = written[(domain + 1)..].Split('.');
        return [written[..(domain + 1)] + afterDomain[0], .. afterDomain.Skip(1)];
    }

    /// <summary>As BigQuery's errors write it: <c>project:dataset.name</c>.</summary>
    public override string ToString() => $"{Project}:{Dataset}.{Name}";
}
