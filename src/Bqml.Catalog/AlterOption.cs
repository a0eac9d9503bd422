namespace Bqml.Catalog;

/// <summary>An option of <c>ALTER MODEL ... SET OPTIONS (...)</c>.</summary>
/// <param name="Name">GoogleSQL's name: <c>expiration_timestamp</c>.</param>
/// <param name="PropertyName">The C# name: <c>ExpirationTimestamp</c>.</param>
/// <param name="Type">GoogleSQL's type: <c>TIMESTAMP</c>.</param>
/// <param name="ModelTypeIds">The only model types that have it; empty: all.</param>
/// <param name="Summary">What it does, in one sentence.</param>
public sealed record AlterOption(string Name, string PropertyName, string Type, IReadOnlyList<string> ModelTypeIds, string Summary);
