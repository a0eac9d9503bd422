using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML3xxx: what of BigQuery ML a model type supports.</summary>
internal static class SupportDiagnostics
{
    private const string Category = "Bqml.Support";

    internal static readonly DiagnosticDescriptor ListedModelType = new(
        "BQML3001", "A known model type should be named by its attribute",
        "{0} is known; replace ModelType = \"{0}\" by [{1}], whose options are checked",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3001.md");

    internal static readonly DiagnosticDescriptor UnlistedModelType = new(
        "BQML3002", "A model type is not checked",
        "{0} is no model type that this version knows; its declaration is passed to BigQuery unchecked",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3002.md");

    internal static readonly DiagnosticDescriptor MisspeltModelType = new(
        "BQML3003", "A model type's name looks misspelt",
        "There is no model type {0}; did you mean {1}, whose attribute is [{2}]?",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3003.md");

    internal static readonly DiagnosticDescriptor DeprecatedModelType = new(
        "BQML3004", "A model type is deprecated",
        "{0} is a deprecated name of {1}; use [{2}] without ModelType",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3004.md");

    internal static readonly DiagnosticDescriptor InvalidModelType = new(
        "BQML3005", "A model type's name is an identifier",
        "\"{0}\" is no model type; write BigQuery's MODEL_TYPE: letters, digits and underscores",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML3005.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        ListedModelType, UnlistedModelType, MisspeltModelType, DeprecatedModelType, InvalidModelType,
    ];
}
