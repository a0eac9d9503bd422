using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML1097 to 1099: rows beside the functions that they are handed to.</summary>
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

    internal static readonly DiagnosticDescriptor NameOfAddedColumn = new(
        "BQML1099", "A column should not have the name of one that a function adds",
        "'{0}' is the column '{1}', and a column of that name is added to the rows by {2}; give it another name by [Column(\"...\")]",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1099.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [AddedColumn, MissingColumn, NameOfAddedColumn];
}
