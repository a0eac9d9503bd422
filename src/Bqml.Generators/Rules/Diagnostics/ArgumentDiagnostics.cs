using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML3080 to 3084 and 3088: arguments of functions, in SQL and in calls of methods.</summary>
internal static class ArgumentDiagnostics
{
    private const string Category = "Bqml.Support";

    internal static readonly DiagnosticDescriptor CallValue = new(
        "BQML3080", "An argument of a method must be one that its function takes",
        "'{0}' of {1} takes {2}, and this is {3}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3080.md");

    internal static readonly DiagnosticDescriptor Excluded = new(
        "BQML3081", "Two settings of a function exclude each other",
        "{0}, at line {1}, column {2}, cannot be given to {3} together with {4}; remove one of them",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3081.md");

    internal static readonly DiagnosticDescriptor MissingSetting = new(
        "BQML3082", "A function needs a setting",
        "{0}, at line {1}, column {2}, needs {3}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3082.md");

    internal static readonly DiagnosticDescriptor Circumstance = new(
        "BQML3083", "A setting of a function is for certain calls",
        "{0}, at line {1}, column {2}, is for calls of {3} {4}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3083.md");

    internal static readonly DiagnosticDescriptor PreviewSetting = new(
        "BQML3088", "A setting of a function is in preview",
        "{0}, at line {1}, column {2}, is in preview in {3}: BigQuery may change it",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3088.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [CallValue, Excluded, MissingSetting, Circumstance, PreviewSetting];
}
