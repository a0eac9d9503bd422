using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML4080 and BQML5088: properties that language and embedding models compute, their prompts, and what they generate.</summary>
internal static class AiDiagnostics
{
    private const string Category = "Bqml.Remote";
    private const string SqlCategory = "Bqml.Sql";

    internal static readonly DiagnosticDescriptor PromptBraces = new(
        "BQML4080", "The braces of a prompt must be balanced",
        "The prompt of '{0}' has {1}; write {{Property}} for a column, and {{{{ or }}}} for a brace",
        SqlCategory, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4080.md");

    internal static readonly DiagnosticDescriptor PromptProperty = new(
        "BQML4081", "A prompt must name properties of the row",
        "'{0}' has no property '{1}', which the prompt of '{2}' names{3}",
        SqlCategory, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4081.md");

    internal static readonly DiagnosticDescriptor PromptType = new(
        "BQML4082", "A prompt takes texts, and objects",
        "The prompt of '{0}' cannot hold '{1}', {2}; {3}",
        SqlCategory, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4082.md");

    internal static readonly DiagnosticDescriptor PromptWithoutColumn = new(
        "BQML4083", "A prompt should read a column",
        "The prompt of '{0}' reads no column, so it is the same for every row; name one in braces: {{{1}}}",
        SqlCategory, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4083.md");

    internal static readonly DiagnosticDescriptor MixedAggregate = new(
        "BQML4084", "Groups have aggregates only",
        "'{0}' {1}; {2}",
        SqlCategory, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML4084.md");

    internal static readonly DiagnosticDescriptor OutputType = new(
        "BQML5088", "A generated property must be of a type that can be generated",
        "'{0}' is {1}, which a language model cannot generate: it generates string, long, double, bool, and enums, lists and records of these; change its type, or mark it [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5088.md");

    internal static readonly DiagnosticDescriptor ColumnType = new(
        "BQML5089", "A computed property must be of the type that comes out",
        "[{0}] gives {1}, and '{2}' is {3}; make it {4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5089.md");

    internal static readonly DiagnosticDescriptor NotNullable = new(
        "BQML5090", "A computed property should take null",
        "'{0}' is null where the call for a row has failed, and reading the results then ends with an exception; make it {1}?",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5090.md");

    internal static readonly DiagnosticDescriptor Categories = new(
        "BQML5091", "A classification needs categories",
        "[{0}] on '{1}' {2}; {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5091.md");

    internal static readonly DiagnosticDescriptor Example = new(
        "BQML5092", "An example must be an answer that can come out",
        "[AiExample] on '{0}' {1}; {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5092.md");

    internal static readonly DiagnosticDescriptor Status = new(
        "BQML5093", "A status belongs to a generated property",
        "[AiStatus] on '{0}' names '{1}', which {2}; name a property that [AiGenerate] or [AiEmbed] computes, and make '{0}' a string?",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5093.md");

    internal static readonly DiagnosticDescriptor SeveralFunctions = new(
        "BQML5094", "A property is computed by one function, in a row of its own",
        "'{0}' {1}; {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML5094.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        PromptBraces, PromptProperty, PromptType, PromptWithoutColumn, MixedAggregate, OutputType, ColumnType, NotNullable, Categories, Example, Status, SeveralFunctions,
    ];
}
