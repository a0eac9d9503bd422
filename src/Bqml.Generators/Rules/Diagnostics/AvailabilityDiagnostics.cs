using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML3085 to 3094: what models and functions are available for, and at what price.</summary>
internal static class AvailabilityDiagnostics
{
    private const string Category = "Bqml.Support";

    internal static readonly DiagnosticDescriptor Superseded = new(
        "BQML3085", "A function has a successor",
        "{0}, at line {1}, column {2}, is superseded by {3}; call that, whose columns have other names",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3085.md");

    internal static readonly DiagnosticDescriptor Reservation = new(
        "BQML3086", "A model type needs a reservation",
        "{0} needs {1}; without one, BigQuery refuses the statement",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3086.md");

    internal static readonly DiagnosticDescriptor Preview = new(
        "BQML3087", "A function is in preview",
        "{0}, at line {1}, column {2}, is in preview: BigQuery may change it",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3087.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [Superseded, Reservation, Preview];
}
