using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML4xxx: SQL in attributes.</summary>
internal static class SqlDiagnostics
{
    private const string Category = "Bqml.Sql";

    internal static readonly DiagnosticDescriptor QuerySyntax = new(
        "BQML4001", "The training query must parse",
        "The training query does not parse at line {0}, column {1}: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4001.md");

    internal static readonly DiagnosticDescriptor NotAQuery = new(
        "BQML4002", "The training query must be one query",
        "[TrainingQuery] takes one query, and this is {0}; write SELECT ... or WITH ... SELECT ...",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4002.md");

    internal static readonly DiagnosticDescriptor ConditionSyntax = new(
        "BQML4003", "The training condition must parse",
        "Where does not parse at line {0}, column {1}: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4003.md");

    internal static readonly DiagnosticDescriptor ExpressionSyntax = new(
        "BQML4004", "A transform expression must parse",
        "The expression of [Transform] does not parse at line {0}, column {1}: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4004.md");

    internal static readonly DiagnosticDescriptor ColumnNotReturned = new(
        "BQML4005", "The training query must return the row's columns",
        "The training query returns {0}, but not '{1}', the column of '{2}'{3}; select it, or mark the property [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4005.md");

    internal static readonly DiagnosticDescriptor InvalidTableName = new(
        "BQML4006", "A table's name must be one BigQuery allows",
        "There can be no such table: {0}; write \"dataset.table\" or \"project.dataset.table\"",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4006.md");

    internal static readonly DiagnosticDescriptor DuplicateQueryColumn = new(
        "BQML4007", "The training query must return a column once",
        "The training query returns the column '{0}' {1} times; give each its own name by AS",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4007.md");

    internal static readonly DiagnosticDescriptor ExternalQuery = new(
        "BQML4008", "A training query cannot read by EXTERNAL_QUERY",
        "The training query calls EXTERNAL_QUERY, which CREATE MODEL does not allow; load its result into a table first",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4008.md");

    internal static readonly DiagnosticDescriptor TransformForbidden = new(
        "BQML4009", "A transform expression must be computed from its row",
        "The expression of [Transform] contains {0} at line {1}, column {2}, which TRANSFORM does not allow; compute it in the training query",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4009.md");

    internal static readonly DiagnosticDescriptor Parameter = new(
        "BQML4010", "SQL in attributes cannot have parameters",
        "{0} has the query parameter {1} at line {2}, column {3}, and nothing gives it a value; write the value",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4010.md");

    internal static readonly DiagnosticDescriptor UnknownTransformColumn = new(
        "BQML4011", "A transform expression reads columns of the row",
        "The expression of [Transform] reads '{0}', which is no column of '{1}'{2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4011.md");

    internal static readonly DiagnosticDescriptor NotChecked = new(
        "BQML4012", "SQL in attributes that is not read is not checked",
        "{0} is passed to BigQuery unchecked, because of line {1}, column {2}: {3}",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4012.md");

    internal static readonly DiagnosticDescriptor HolidayQuery = new(
        "BQML4070", "The query of custom holidays must be one query",
        "[CustomHolidayQuery] takes one query, and this {0}; write SELECT ... or WITH ... SELECT ...",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4070.md");

    internal static readonly DiagnosticDescriptor HolidayColumn = new(
        "BQML4071", "The query of custom holidays must return their columns",
        "The query of custom holidays returns {0}, but not '{1}' of type {2}{3}; select it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4071.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        QuerySyntax, NotAQuery, ConditionSyntax, ExpressionSyntax, ColumnNotReturned, InvalidTableName, DuplicateQueryColumn, ExternalQuery,
        TransformForbidden, Parameter, UnknownTransformColumn, NotChecked,
        HolidayQuery, HolidayColumn,
    ];
}
