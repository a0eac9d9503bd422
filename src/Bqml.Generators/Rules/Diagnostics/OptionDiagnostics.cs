using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML2xxx: options of a model, their values and relations, class weights and hyperparameter tuning.</summary>
internal static class OptionDiagnostics
{
    private const string Category = "Bqml.Options";

    internal static readonly DiagnosticDescriptor OutOfRange = new(
        "BQML2001", "An option's value must be in its range",
        "{0} = {1} is out of range for {2}, which takes {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2001.md");

    internal static readonly DiagnosticDescriptor NotAllowed = new(
        "BQML2002", "An option's value must be one the model type allows",
        "{0} = {1} is not allowed for {2}; use {3}{4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2002.md");

    internal static readonly DiagnosticDescriptor WrongFormat = new(
        "BQML2003", "An option's value must have its format",
        "{0} = {1} does not match {2}, the format BigQuery takes",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2003.md");

    internal static readonly DiagnosticDescriptor TooLong = new(
        "BQML2004", "An option's value must not be too long",
        "{0} has {1} characters, and BigQuery takes at most {2}; shorten it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2004.md");

    internal static readonly DiagnosticDescriptor ArrayLength = new(
        "BQML2005", "An array option must have as many elements as BigQuery takes",
        "{0} has {1} elements, and {2} takes {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2005.md");

    internal static readonly DiagnosticDescriptor Requires = new(
        "BQML2006", "An option needs another one",
        "{0} needs {1}; set it, or remove {0}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2006.md");

    internal static readonly DiagnosticDescriptor Excludes = new(
        "BQML2007", "Two options exclude each other",
        "{0} cannot be combined with {1}; remove one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2007.md");

    internal static readonly DiagnosticDescriptor Ignored = new(
        "BQML2008", "An option has no effect without another one",
        "{0} has no effect unless {1}; set it so, or remove {0}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2008.md");

    internal static readonly DiagnosticDescriptor Missing = new(
        "BQML2009", "A required option is missing",
        "{0} needs {1}{2}; set it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2009.md");

    internal static readonly DiagnosticDescriptor Prerequisite = new(
        "BQML2010", "An option does not enable what it is for",
        "{0} is set for {1}, which also needs {2}; set it too, or remove {0}",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2010.md");

    internal static readonly DiagnosticDescriptor NotFinite = new(
        "BQML2011", "An option's value must be a finite number",
        "{0} = {1} is not finite; use a number, or leave the option out for its default",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2011.md");

    internal static readonly DiagnosticDescriptor WrongType = new(
        "BQML2012", "An option's value must be of its type",
        "{0} = {1} is {2}, and BigQuery takes {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2012.md");

    internal static readonly DiagnosticDescriptor NullValue = new(
        "BQML2013", "An option's value cannot be null",
        "{0} is null; give it a value, or leave it out for its default",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2013.md");

    internal static readonly DiagnosticDescriptor UnusualFormat = new(
        "BQML2014", "An option's value looks unusual",
        "{0} = {1} does not look like {2}, the documented form; check it",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2014.md");

    internal static readonly DiagnosticDescriptor NotTunable = new(
        "BQML2020", "Only some options can be tuned",
        "{0} cannot be tuned for {1}; tunable are {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2020.md");

    internal static readonly DiagnosticDescriptor TuningOutOfRange = new(
        "BQML2021", "A search range must lie in the valid range",
        "{0} = {1} is out of range: BigQuery tunes {2} in {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2021.md");

    internal static readonly DiagnosticDescriptor TuningEmptyRange = new(
        "BQML2022", "A search range runs from a smaller to a larger number",
        "The range of {0} runs from {1} to {2}; swap them, or set the option to the one value",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2022.md");

    internal static readonly DiagnosticDescriptor TuningWithoutTrials = new(
        "BQML2023", "Tuning needs a number of trials",
        "{0} cannot be tuned while {1} is not set; set it to the number of models to train",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2023.md");

    internal static readonly DiagnosticDescriptor TunedAndFixed = new(
        "BQML2024", "An option is either set or tuned",
        "{0} is both set to {1} and tuned; remove one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2024.md");

    internal static readonly DiagnosticDescriptor TuningForm = new(
        "BQML2025", "An option is tuned in the form it allows",
        "{0} cannot be tuned by {1} for {2}; use {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2025.md");

    internal static readonly DiagnosticDescriptor TuningCandidate = new(
        "BQML2026", "A candidate must be a value of its option",
        "{0} is no candidate for {1}: BigQuery takes {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2026.md");

    internal static readonly DiagnosticDescriptor TunedTwice = new(
        "BQML2027", "An option is tuned once",
        "{0} is tuned by {1} attributes; keep one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2027.md");

    internal static readonly DiagnosticDescriptor TuningBoundMissing = new(
        "BQML2028", "A search range needs both ends",
        "The range of {0} has no {1}; set it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2028.md");

    internal static readonly DiagnosticDescriptor GridSearchRange = new(
        "BQML2029", "Grid search needs candidates",
        "{0} is tuned by a range, and {1} searches candidates only; use [TuneCandidates], or another algorithm",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2029.md");

    internal static readonly DiagnosticDescriptor NoCandidates = new(
        "BQML2030", "Candidates need values",
        "[TuneCandidates] of {0} lists no value; list those to try",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2030.md");

    internal static readonly DiagnosticDescriptor ClassWeightsNotTaken = new(
        "BQML2040", "Only classifiers with class weights take [ClassWeight]",
        "{0} takes no class weights; remove [ClassWeight]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2040.md");

    internal static readonly DiagnosticDescriptor ClassWeightValue = new(
        "BQML2041", "A class weight is a number that is not negative",
        "The weight of {0} is {1}; use a finite number that is not negative",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2041.md");

    internal static readonly DiagnosticDescriptor ClassWeightDuplicate = new(
        "BQML2042", "A class has one weight",
        "{0} has {1} weights; keep one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2042.md");

    internal static readonly DiagnosticDescriptor ClassWeightLabel = new(
        "BQML2043", "A class weight must be of a value of the label",
        "{0} is no value of the label '{1}', which is {2}{3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2043.md");

    internal static readonly DiagnosticDescriptor ClassWeightMissing = new(
        "BQML2044", "Every class should have a weight",
        "{0} of the label '{1}' {2} no weight, and BigQuery wants one for each class; add [ClassWeight]",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2044.md");

    internal static readonly DiagnosticDescriptor UnlistedOptionIsProperty = new(
        "BQML2050", "An option that has a property should be set by it",
        "{0} is a property of [{1}]; write [{1}({2} = ...)], which is checked",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2050.md");

    internal static readonly DiagnosticDescriptor UnlistedOptionMisspelt = new(
        "BQML2051", "An option's name looks misspelt",
        "{0} has no option {1}; did you mean {2}?",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2051.md");

    internal static readonly DiagnosticDescriptor UnlistedOption = new(
        "BQML2052", "An option is not checked",
        "{0} is no option of {1} that this version knows; it is passed to BigQuery unchecked",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2052.md");

    internal static readonly DiagnosticDescriptor UnlistedOptionHasAttribute = new(
        "BQML2053", "An option that has an attribute must be set by it",
        "{0} is set by {1}; remove [ModelOption(\"{0}\", ...)]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2053.md");

    internal static readonly DiagnosticDescriptor OptionTwice = new(
        "BQML2054", "An option is set once",
        "{0} is set {1} times; keep one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2054.md");

    internal static readonly DiagnosticDescriptor UnlistedOptionName = new(
        "BQML2055", "An option's name is an identifier",
        "\"{0}\" is no option name; write GoogleSQL's name of the option: letters, digits and underscores",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2055.md");

    internal static readonly DiagnosticDescriptor UnusualFile = new(
        "BQML2060", "The files of a model should be of its format",
        "{0} = {1} does not look like the files of {2}, which are {3}; check it",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML2060.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        OutOfRange, NotAllowed, WrongFormat, TooLong, ArrayLength, Requires, Excludes, Ignored, Missing, Prerequisite, NotFinite, WrongType,
        NullValue, UnusualFormat, NotTunable, TuningOutOfRange, TuningEmptyRange, TuningWithoutTrials, TunedAndFixed, TuningForm, TuningCandidate,
        TunedTwice, TuningBoundMissing, GridSearchRange, NoCandidates, ClassWeightsNotTaken, ClassWeightValue, ClassWeightDuplicate, ClassWeightLabel, ClassWeightMissing,
        UnlistedOptionIsProperty, UnlistedOptionMisspelt, UnlistedOption, UnlistedOptionHasAttribute, OptionTwice, UnlistedOptionName,
        UnusualFile,
    ];
}
