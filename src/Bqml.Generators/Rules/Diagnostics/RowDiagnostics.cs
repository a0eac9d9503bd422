using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML1xxx: the row type, its columns, their roles and their preprocessing.</summary>
internal static class RowDiagnostics
{
    private const string Category = "Bqml.Rows";

    internal static readonly DiagnosticDescriptor NoLabel = new(
        "BQML1001", "A supervised model needs a label",
        "{0} learns to predict a label, but no property of '{1}' is marked [Label]; mark the one to predict",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1001.md");

    internal static readonly DiagnosticDescriptor SeveralLabels = new(
        "BQML1002", "A model has one label",
        "'{0}' has {1} labels ({2}), and {3} takes one; remove [Label] from the others, or mark them [Ignore] or [PassThrough]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1002.md");

    internal static readonly DiagnosticDescriptor LabelType = new(
        "BQML1003", "A label must be of a type the model predicts",
        "The label '{0}' is {1}, and {2} predicts {3}; change its type, or mark another property [Label]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1003.md");

    internal static readonly DiagnosticDescriptor NoFeature = new(
        "BQML1004", "A model needs a feature",
        "'{0}' leaves {1} nothing to learn from: {2}; add a property without a role",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1004.md");

    internal static readonly DiagnosticDescriptor UnsupportedType = new(
        "BQML1005", "A property's type must have a BigQuery type",
        "No BigQuery type fits '{0}' of type {1}; use a long, int, double, float, decimal, bool, string, byte[], date or time, enum, nested record of another type or list of these, or mark it [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1005.md");

    internal static readonly DiagnosticDescriptor UntrainableFeature = new(
        "BQML1006", "A feature must be of a type BigQuery ML can learn from",
        "'{0}' is {1}, which BigQuery ML takes as no feature; mark it [PassThrough] or [Ignore], or turn it into a number or a string",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1006.md");

    internal static readonly DiagnosticDescriptor DuplicateColumn = new(
        "BQML1007", "Columns must differ by more than case",
        "'{0}' and '{1}' both are the column '{2}', and BigQuery ignores case in column names; rename one by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1007.md");

    internal static readonly DiagnosticDescriptor InvalidColumnName = new(
        "BQML1008", "A column's name must be one BigQuery allows",
        "The column of '{0}' cannot be named so: {1}; give it another name by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1008.md");

    internal static readonly DiagnosticDescriptor ConflictingRoles = new(
        "BQML1009", "A column has one role",
        "'{0}' has {1} roles ({2}); keep one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1009.md");

    internal static readonly DiagnosticDescriptor RoleNotUsed = new(
        "BQML1010", "A role must be one the model type knows",
        "[{0}] on '{1}' means nothing to {2}; remove it, or use [PassThrough] or [Ignore] to keep the column out of training",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1010.md");

    internal static readonly DiagnosticDescriptor RoleColumnType = new(
        "BQML1011", "A column with a role must be of the type the role takes",
        "[{0}] marks '{1}', which is {2}, and {3} takes {4} there; change its type, or mark another property",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1011.md");

    internal static readonly DiagnosticDescriptor RoleWithoutOption = new(
        "BQML1012", "A role has no effect without its option",
        "[{0}] on '{1}' has no effect: {2}; set the option, or remove the attribute",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1012.md");

    internal static readonly DiagnosticDescriptor OptionWithoutRole = new(
        "BQML1013", "An option needs a column with a role",
        "{0} needs a column marked [{1}], and no property of '{2}' is; mark one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1013.md");

    internal static readonly DiagnosticDescriptor NestedRole = new(
        "BQML1014", "A role has no effect inside a nested record",
        "[{0}] on '{1}' has no effect, since '{1}' is a field of a STRUCT; move it to the property of the row",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1014.md");

    internal static readonly DiagnosticDescriptor NotSettable = new(
        "BQML1015", "A column of a row that is read must be settable",
        "'{0}' cannot be set when '{1}' is read from a result; add an init accessor or a constructor parameter, or mark it [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1015.md");

    internal static readonly DiagnosticDescriptor SeveralRoleColumns = new(
        "BQML1016", "A role marks one column",
        "[{0}] marks {1} properties of '{2}' ({3}), and {4} takes one; remove it from the others",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1016.md");

    internal static readonly DiagnosticDescriptor MissingRole = new(
        "BQML1017", "A model type needs a column with a role",
        "{0} needs a column marked [{1}], and no property of '{2}' is; mark one",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1017.md");

    internal static readonly DiagnosticDescriptor TransformColumnType = new(
        "BQML1020", "A preprocessing function must suit its column",
        "{0} takes {1}, but '{2}' is {3}{4}; remove the attribute or change the property's type",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1020.md");

    internal static readonly DiagnosticDescriptor TransformColumnUnknown = new(
        "BQML1021", "A preprocessing attribute must name properties of the row",
        "'{0}', named by {1}, is no property of '{2}'{3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1021.md");

    internal static readonly DiagnosticDescriptor TransformArgument = new(
        "BQML1022", "An argument of a preprocessing function must be one it takes",
        "{0} takes {1} as {2}, not {3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1022.md");

    internal static readonly DiagnosticDescriptor TransformOnRole = new(
        "BQML1023", "Only features are preprocessed",
        "'{0}' is marked [{1}] and must reach BigQuery ML unchanged; remove {2} from it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1023.md");

    internal static readonly DiagnosticDescriptor TransformNotTaken = new(
        "BQML1024", "The model type takes no TRANSFORM",
        "{0} takes no TRANSFORM clause, so {1} has no place here; preprocess in the training query",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1024.md");

    internal static readonly DiagnosticDescriptor TransformDuplicateName = new(
        "BQML1025", "Transformed columns must have different names",
        "{0} and {1} both make the column '{2}'; give one of them another name by As",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1025.md");

    internal static readonly DiagnosticDescriptor TransformWithoutName = new(
        "BQML1026", "A free expression needs a name",
        "The expression {0} has no name; add As = \"...\", the name of the column it makes",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1026.md");

    internal static readonly DiagnosticDescriptor OutputRole = new(
        "BQML1060", "What a model predicts has no role",
        "{0} on '{1}' means nothing: '{2}' is what {3} predicts, which is neither trained on nor preprocessed; remove the attribute",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1060.md");

    internal static readonly DiagnosticDescriptor AmbiguousOutput = new(
        "BQML1061", "A prediction has each column once",
        "{0} is the column '{1}', and so is {2}; a prediction holds both, so rename one by [Column(\"...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1061.md");

    internal static readonly DiagnosticDescriptor InputOutputType = new(
        "BQML1062", "Inputs and outputs must be of types the model type takes",
        "The {0} '{1}' is {2}, and {3} takes {4} there; change its type{5}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1062.md");

    internal static readonly DiagnosticDescriptor NoInputOrOutput = new(
        "BQML1063", "A model made elsewhere has inputs and outputs",
        "'{0}' has no column that {1} {2}; add a property{3}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1063.md");

    internal static readonly DiagnosticDescriptor TooManyOutputs = new(
        "BQML1064", "A model predicts no more columns than its type does",
        "'{0}' has {1} columns ({2}), and {3} predicts {4}; mark the others [Ignore]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1064.md");

    internal static readonly DiagnosticDescriptor FunctionColumnType = new(
        "BQML1075", "A function takes certain types of columns",
        "'{0}' is left out of '{1}': [{2}] marks '{3}', which is {4}, and its functions take {5} there; change the property's type, or mark another",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1075.md");

    internal static readonly DiagnosticDescriptor FunctionColumnCount = new(
        "BQML1076", "A function takes so many columns",
        "'{0}' is left out of '{1}': [{2}] marks {3} properties ({4}), and its functions take {5}; remove it from the others",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1076.md");

    internal static readonly DiagnosticDescriptor FunctionRoleMissing = new(
        "BQML1077", "A role of functions comes with others",
        "[{0}] on '{1}' has no effect by itself: '{2}' also needs [{3}]; mark another property, or remove the attribute",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Diagnostics.HelpRoot + "BQML1077.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NoLabel, SeveralLabels, LabelType, NoFeature, UnsupportedType, UntrainableFeature, DuplicateColumn, InvalidColumnName,
        ConflictingRoles, RoleNotUsed, RoleColumnType, RoleWithoutOption, OptionWithoutRole, NestedRole, NotSettable, SeveralRoleColumns,
        MissingRole, TransformColumnType, TransformColumnUnknown, TransformArgument, TransformOnRole, TransformNotTaken,
        TransformDuplicateName, TransformWithoutName,
        OutputRole, AmbiguousOutput, InputOutputType, NoInputOrOutput, TooManyOutputs, FunctionColumnType, FunctionColumnCount, FunctionRoleMissing,
    ];
}
