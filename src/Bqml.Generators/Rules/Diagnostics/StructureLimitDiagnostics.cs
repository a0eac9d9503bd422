using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML0085 and 0086: what a model's name and purpose rule out.</summary>
internal static class StructureLimitDiagnostics
{
    private const string Category = "Bqml.Structure";

    internal static readonly DiagnosticDescriptor NotExportable = new(
        "BQML0085", "An exportable model must be of a type that can be exported",
        "{0} models cannot be exported; remove Exportable, or use another model type",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0085.md");

    internal static readonly DiagnosticDescriptor NamedAsTable = new(
        "BQML0086", "A model cannot have the name of its training table",
        "The model is named '{0}' as is its training table, and a dataset has one object of a name; rename the model",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0086.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotExportable, NamedAsTable];
}
