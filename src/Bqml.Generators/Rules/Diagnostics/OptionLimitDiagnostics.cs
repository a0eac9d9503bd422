using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML2085 to 2094: limits of options that come from elsewhere in the declaration, and what is to be known about setting them.</summary>
internal static class OptionLimitDiagnostics
{
    private const string Category = "Bqml.Options";

    internal static readonly DiagnosticDescriptor Order = new(
        "BQML2085", "Two options must be in order",
        "{0} = {1} must be {2} {3}, which is {4}; change one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2085.md");

    internal static readonly DiagnosticDescriptor NotAlone = new(
        "BQML2086", "A value must stand alone",
        "{0} must be the only element of {1}; remove it, or the others",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2086.md");

    internal static readonly DiagnosticDescriptor NoneBelow = new(
        "BQML2087", "One of several options must be below a number",
        "{0} must be below {1} for {2}; lower one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2087.md");

    internal static readonly DiagnosticDescriptor Decimals = new(
        "BQML2088", "An option's value has too many decimal places",
        "{0} = {1} has more than the {2} decimal places that BigQuery keeps; write {3}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2088.md");

    internal static readonly DiagnosticDescriptor Secret = new(
        "BQML2089", "A secret should not stand in source code",
        "{0} is a secret, and everyone who has the source or the assembly can read it here; leave it out, read it from a safe place at run time and hand it to CreateAsync",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2089.md");

    internal static readonly DiagnosticDescriptor Doubtful = new(
        "BQML2090", "An option is not documented for the model type itself",
        "{0} is granted to {1} only by the general page of CREATE MODEL; BigQuery may refuse it",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2090.md");

    internal static readonly DiagnosticDescriptor KeyLocation = new(
        "BQML2091", "A key must be in a location that the model type takes",
        "{0} names a key in location {1}, which {2} does not take; use a key in the region of the dataset",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2091.md");

    internal static readonly DiagnosticDescriptor DefaultName = new(
        "BQML2092", "A registered model needs an id the registry allows",
        "The model is registered under its own name, {0}, unless {1} is set, and that name does not match {2}; set {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2092.md");

    internal static readonly DiagnosticDescriptor ForeignOption = new(
        "BQML2093", "An option belongs to other model types",
        "{0} is no option of {1}, but of {2}; remove it, or change the model type",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2093.md");

    internal static readonly DiagnosticDescriptor BinaryValue = new(
        "BQML2094", "A value is for labels of two values",
        "{0} = {1} is for labels of two values, and '{2}' has {3}; use {4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2094.md");

    internal static readonly DiagnosticDescriptor ChangedValue = new(
        "BQML2095", "A changed option must get a value that BigQuery takes",
        "{0} cannot be {1}; {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2095.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Order, NotAlone, NoneBelow, Decimals, Secret, Doubtful, KeyLocation, DefaultName, ForeignOption, BinaryValue, ChangedValue,
    ];
}
