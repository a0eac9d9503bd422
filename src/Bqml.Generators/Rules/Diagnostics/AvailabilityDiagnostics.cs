using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML3085 to 3099: what models and functions are available for, and at what price.</summary>
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

    internal static readonly DiagnosticDescriptor NotSupported = new(
        "BQML3095", "A function must take models of the type",
        "{0}, at line {1}, column {2}, cannot be called on {3}, which is {4}; it takes {5}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3095.md");

    internal static readonly DiagnosticDescriptor SupersededMethod = new(
        "BQML3096", "A method's function has a successor",
        "'{0}' calls {1}, which is superseded by {2}; call '{3}', whose results have other properties",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3096.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [Superseded, Reservation, Preview, NotSupported, SupersededMethod];
}
