namespace Bqml.Catalog;

/// <summary>An option of <c>ALTER MODEL ... SET OPTIONS (...)</c>.</summary>
public sealed class AlterOption
{
    /// <summary>GoogleSQL's name: <c>expiration_timestamp</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The C# name: <c>ExpirationTimestamp</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>GoogleSQL's type: <c>TIMESTAMP</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The only model types that have it; empty: all.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>What it does, in one sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether NULL takes away what was set.</summary>
    public bool Clearable { get; init; }

    /// <summary>A regular expression that the text must match; null when there is none.</summary>
    public string? Pattern { get; init; }

    /// <summary>The forms that the text may have, with placeholders in braces; empty when there is no such rule.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>Whether the value is labels, for which <see cref="ModelCatalog.Labels"/> holds.</summary>
    public bool HoldsLabels { get; init; }

    /// <summary>The range of an INTERVAL in minutes; null when there is none.</summary>
    public NumericRange? IntervalMinutes { get; init; }

    /// <summary>Peculiarities, each a short sentence.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether models of the type have the option.</summary>
    public bool AppliesTo(string modelTypeId) => ModelTypeIds.Count == 0 || ModelTypeIds.Contains(modelTypeId);
}
