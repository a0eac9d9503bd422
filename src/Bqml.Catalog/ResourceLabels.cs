namespace Bqml.Catalog;

/// <summary>What labels of jobs, tables and models may be. International letters count as letters.</summary>
public sealed class ResourceLabels
{
    /// <summary>A regular expression that the whole key matches.</summary>
    public required string KeyPattern { get; init; }

    /// <summary>The same in words.</summary>
    public required string KeyForm { get; init; }

    /// <summary>A regular expression that the whole value matches.</summary>
    public required string ValuePattern { get; init; }

    /// <summary>The same in words.</summary>
    public required string ValueForm { get; init; }

    /// <summary>How many labels one job, table or model may have.</summary>
    public required int MaxEntries { get; init; }
}
