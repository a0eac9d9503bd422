using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML1097 and 1098: rows beside the function that they are handed to.</summary>
internal static class CallDiagnostics
{
    private const string Category = "Bqml.Rows";

    internal static readonly DiagnosticDescriptor AddedColumn = new(
        "BQML1097", "A result has each column once",
        "'{0}' is the column '{1}', and so is {2}; a row of the result holds both, so rename the property's column by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1097.md");

    internal static readonly DiagnosticDescriptor MissingColumn = new(
        "BQML1098", "Rows must have the columns that a function reads",
        "{0} reads the column '{1}', and '{2}' has no such; add a property, or name one by [Column(\"{1}\")]{3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1098.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [AddedColumn, MissingColumn];
}
