namespace Bqml.Local.Models;

/// <summary>What is said about a model and can be changed after training.</summary>
internal sealed record ModelDetails
{
    public string? Description { get; init; }

    public string? FriendlyName { get; init; }

    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>When the model is gone; null: never.</summary>
    public DateTimeOffset? Expires { get; init; }
}
