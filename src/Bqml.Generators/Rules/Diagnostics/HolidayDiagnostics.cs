using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML207x: custom holidays of time-series models.</summary>
internal static class HolidayDiagnostics
{
    private const string Category = "Bqml.Options";

    internal static readonly DiagnosticDescriptor NotTaken = new(
        "BQML2070", "Only time-series models take custom holidays",
        "{0} takes no custom holidays; remove [{1}]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2070.md");

    internal static readonly DiagnosticDescriptor SeveralSources = new(
        "BQML2071", "Custom holidays come from one place",
        "{0} has its holidays from {1}; keep one, or combine them in [CustomHolidayQuery]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2071.md");

    internal static readonly DiagnosticDescriptor Value = new(
        "BQML2072", "A custom holiday must have values BigQuery takes",
        "{0} of [CustomHoliday] is {1}, and BigQuery takes {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2072.md");

    internal static readonly DiagnosticDescriptor Window = new(
        "BQML2073", "A custom holiday has one window of days",
        "The holiday {0} has {1} days before and {2} after it here, but {3} and {4} above; BigQuery wants the same whenever it falls",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2073.md");

    internal static readonly DiagnosticDescriptor Repeated = new(
        "BQML2074", "A custom holiday falls on a day once",
        "The holiday {0} of {1} falls on {2} twice; keep one",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2074.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [NotTaken, SeveralSources, Value, Window, Repeated];
}
