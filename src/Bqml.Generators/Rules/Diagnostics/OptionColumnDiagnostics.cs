using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML107x: columns of the row that options name.</summary>
internal static class OptionColumnDiagnostics
{
    private const string Category = "Bqml.Rows";

    internal static readonly DiagnosticDescriptor Unknown = new(
        "BQML1070", "An option that names a column names a property of the row",
        "{0} names \"{1}\", which is no property of '{2}'{3}; use nameof",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1070.md");

    internal static readonly DiagnosticDescriptor WrongType = new(
        "BQML1071", "A column that an option names must have a type it takes",
        "{0} names '{1}' of type {2}, and BigQuery takes {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1071.md");

    internal static readonly DiagnosticDescriptor WrongRole = new(
        "BQML1072", "A column that an option names must be part of the training data",
        "{0} names '{1}', which {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1072.md");

    internal static readonly DiagnosticDescriptor Repeated = new(
        "BQML1073", "Options name a column once",
        "'{0}' is named by {1}; name it once",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1073.md");

    internal static readonly DiagnosticDescriptor UnknownInExpression = new(
        "BQML1074", "An expression in an option reads columns of the row",
        "{0} reads '{1}', which is no column of '{2}'{3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1074.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [Unknown, WrongType, WrongRole, Repeated, UnknownInExpression];
}
