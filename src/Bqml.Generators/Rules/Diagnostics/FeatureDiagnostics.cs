using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML1085 to 1094: columns beside what the model type, its options and its export make of them.</summary>
internal static class FeatureDiagnostics
{
    private const string Category = "Bqml.Rows";

    internal static readonly DiagnosticDescriptor ColumnWithoutRole = new(
        "BQML1085", "A model type that reads roles leaves out other columns",
        "'{0}' has no role, so {1} does not read it; mark it {2}, or [Ignore] or [PassThrough]",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1085.md");

    internal static readonly DiagnosticDescriptor ExportFeature = new(
        "BQML1086", "A feature's type keeps the model from being exported",
        "'{0}' reaches the model as {1}, and EXPORT MODEL refuses models with such features; turn it into a number or a string, or remove Exportable",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1086.md");

    internal static readonly DiagnosticDescriptor ExportTransform = new(
        "BQML1087", "A preprocessing function keeps the model from being exported",
        "EXPORT MODEL refuses models with {0}; remove the attribute and preprocess in the training query, or remove Exportable",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1087.md");

    internal static readonly DiagnosticDescriptor FeatureNameTooLong = new(
        "BQML1088", "A feature's name must not be too long for the model type",
        "The column of '{0}' has a name of {1} characters, and {2} takes at most {3}; give it a shorter one by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1088.md");

    internal static readonly DiagnosticDescriptor FeatureTypeRefused = new(
        "BQML1089", "An option refuses features of a type",
        "'{0}' is {1}, which BigQuery does not take as feature together with {2}; mark it [Ignore], or remove {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1089.md");

    internal static readonly DiagnosticDescriptor RoleValue = new(
        "BQML1090", "A column with a role must have values the role knows",
        "'{0}' is marked [{1}] and may be {2}, and BigQuery knows {3} there; rename the members, or name their values by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1090.md");

    internal static readonly DiagnosticDescriptor TooManyClasses = new(
        "BQML1091", "A label must not have more values than the model type predicts",
        "The label '{0}' has {1} values, and {2} predicts at most {3}; join some of them, or use another model type",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1091.md");

    internal static readonly DiagnosticDescriptor TransformInput = new(
        "BQML1092", "A model with preprocessing cannot read nested records",
        "'{0}' is {1}, which a TRANSFORM clause cannot read; select its fields as columns of their own in the training query, or mark it [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1092.md");

    internal static readonly DiagnosticDescriptor TransformUndocumented = new(
        "BQML1093", "Preprocessing is not documented for the model type",
        "No page of the documentation shows a TRANSFORM clause for {0}; BigQuery may refuse it, and preprocessing in the training query is safe",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1093.md");

    internal static readonly DiagnosticDescriptor NullableLabel = new(
        "BQML1094", "A label must not be NULL",
        "The label '{0}' may be null, and BigQuery refuses rows whose label is NULL; add Where = \"{1}\", or make the property not nullable",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1094.md");

    internal static readonly DiagnosticDescriptor CombinedColumns = new(
        "BQML1095", "A preprocessing function combines a limited number of columns",
        "{0} names {1} columns, {2}; it takes {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1095.md");

    internal static readonly DiagnosticDescriptor UntoldType = new(
        "BQML1096", "A transformed column of unknown type is left out of TransformedRow",
        "What type {0} has cannot be told, so that TransformedRow does not have the column; say it by Type = \"...\"",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1096.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ColumnWithoutRole, ExportFeature, ExportTransform, FeatureNameTooLong, FeatureTypeRefused, RoleValue, TooManyClasses, TransformInput,
        TransformUndocumented, NullableLabel, CombinedColumns, UntoldType,
    ];
}
