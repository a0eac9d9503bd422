using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML5xxx: remote models and AI functions.</summary>
internal static class RemoteDiagnostics
{
    private const string Category = "Bqml.Remote";

    internal static readonly DiagnosticDescriptor InvalidConnection = new(
        "BQML5065", "A connection's name must be one that can exist",
        "There can be no such connection: {0}; leave Connection out for the default connection",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5065.md");

    internal static readonly DiagnosticDescriptor QueryColumnNotReturned = new(
        "BQML5066", "The tuning query must return the columns that options name",
        "The training query returns {0}, but not '{1}'{2}; select it, or name another column by {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5066.md");

    internal static readonly DiagnosticDescriptor InvalidQueryColumn = new(
        "BQML5067", "An option must name a column that can exist",
        "{0} names no column: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5067.md");

    internal static readonly DiagnosticDescriptor RetiredEndpoint = new(
        "BQML5095", "An endpoint must not be retired",
        "'{0}' was retired after {1}, so that calls fail{2}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5095.md");

    internal static readonly DiagnosticDescriptor RetiringEndpoint = new(
        "BQML5096", "An endpoint will be retired",
        "'{0}' is retired after {1}{2}",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5096.md");

    internal static readonly DiagnosticDescriptor MisspeltEndpoint = new(
        "BQML5097", "An endpoint's name looks misspelt",
        "No endpoint '{0}' is known; did you mean '{1}'?",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5097.md");

    internal static readonly DiagnosticDescriptor OtherEndpoint = new(
        "BQML5098", "An endpoint should be one that the model type calls",
        "'{0}' is no endpoint of {1}; use {2}, or name another endpoint",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5098.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        InvalidConnection, QueryColumnNotReturned, InvalidQueryColumn, RetiredEndpoint, RetiringEndpoint, MisspeltEndpoint, OtherEndpoint,
    ];
}
