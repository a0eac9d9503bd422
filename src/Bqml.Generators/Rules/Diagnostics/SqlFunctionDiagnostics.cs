using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML4095 to 4099: functions of BigQuery ML in SQL, in attributes and in code.</summary>
internal static class SqlFunctionDiagnostics
{
    private const string Category = "Bqml.Sql";

    internal static readonly DiagnosticDescriptor Misspelt = new(
        "BQML4095", "A function's name looks misspelt",
        "There is no function {0}, at line {1}, column {2}; did you mean {3}?",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4095.md");

    internal static readonly DiagnosticDescriptor Unknown = new(
        "BQML4096", "A function is not checked",
        "{0}, at line {1}, column {2}, is no function that this version knows; it is passed to BigQuery unchecked",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4096.md");

    internal static readonly DiagnosticDescriptor UnknownSetting = new(
        "BQML4097", "A function's settings must be ones it has",
        "{0}, at line {1}, column {2}, is no setting of {3}{4}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4097.md");

    internal static readonly DiagnosticDescriptor SettingValue = new(
        "BQML4098", "A function's setting must have a value of its type and range",
        "The setting {0}, at line {1}, column {2}, of {3} takes {4}, and this is {5}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4098.md");

    internal static readonly DiagnosticDescriptor QueryAsName = new(
        "BQML4099", "A query must be an interpolated string",
        "The text \"{0}\" stands where a table's name is expected, so that the call fails; put a $ before the string to make it a query",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4099.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [Misspelt, Unknown, UnknownSetting, SettingValue, QueryAsName];
}
