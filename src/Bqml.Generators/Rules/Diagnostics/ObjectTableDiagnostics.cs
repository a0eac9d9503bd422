using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML508x: object tables.</summary>
internal static class ObjectTableDiagnostics
{
    private const string Category = "Bqml.Remote";

    internal static readonly DiagnosticDescriptor InvalidUri = new(
        "BQML5085", "An object table's paths must name objects in Cloud Storage",
        "{0} names no objects: {1}; write gs://bucket/folder/*",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5085.md");

    internal static readonly DiagnosticDescriptor FolderUri = new(
        "BQML5086", "An object table's path names one object",
        "{0} is one object; for all objects in a folder write {1}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5086.md");

    internal static readonly DiagnosticDescriptor NoUris = new(
        "BQML5087", "An object table needs a path",
        "{0} names no objects; give Uris one path or more, for example \"gs://bucket/folder/*\"",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5087.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [InvalidUri, FolderUri, NoUris];
}
