namespace Bqml.Catalog;

/// <summary>What EXPORT MODEL takes, for the model types that have an <see cref="ModelType.ExportFormat"/>.</summary>
public sealed class ExportRules
{
    /// <summary>The options of the statement.</summary>
    public IReadOnlyList<ExportOption> Options { get; init; } = [];

    /// <summary>The types, as GoogleSQL writes them, that no feature may have: <c>TIMESTAMP</c>; ARRAY stands for arrays of anything. A column that only TRANSFORM reads may have them.</summary>
    public IReadOnlyList<string> RefusedFeatureTypes { get; init; } = [];
}

/// <summary>An option of EXPORT MODEL.</summary>
/// <param name="Name">GoogleSQL's name: <c>TRIAL_ID</c>.</param>
/// <param name="Type">GoogleSQL's type.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="Summary">What it does.</param>
public sealed record ExportOption(string Name, string Type, bool Required, string Summary);
