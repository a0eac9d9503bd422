using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML2080 to 2084: what is written in code rather than in attributes.</summary>
internal static class OptionFormDiagnostics
{
    private const string Category = "Bqml.Options";

    internal static readonly DiagnosticDescriptor Label = new(
        "BQML2080", "A label must be one that BigQuery takes",
        "{0} cannot be {1}; BigQuery takes {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2080.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [Label];
}
