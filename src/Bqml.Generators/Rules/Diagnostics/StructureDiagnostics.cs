using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>BQML0xxx: how the annotated class is declared.</summary>
internal static class StructureDiagnostics
{
    private const string Category = "Bqml.Structure";

    internal static readonly DiagnosticDescriptor NotPartial = new(
        "BQML0001", "An annotated type must be partial",
        "'{0}' is marked [{1}] but is not partial; add the partial modifier, since its members are generated into another part",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0001.md");

    internal static readonly DiagnosticDescriptor ContainingTypeNotPartial = new(
        "BQML0002", "A type around an annotated type must be partial",
        "'{0}' is marked [{1}] but the type around it, '{2}', is not partial; add the partial modifier to '{2}'",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0002.md");

    internal static readonly DiagnosticDescriptor StaticType = new(
        "BQML0003", "An annotated type cannot be static",
        "'{0}' is marked [{1}] but is static; remove the static modifier, since instances of it are used",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0003.md");

    internal static readonly DiagnosticDescriptor AbstractType = new(
        "BQML0004", "An annotated type cannot be abstract",
        "'{0}' is marked [{1}] but is abstract; remove the abstract modifier, or mark the classes derived from it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0004.md");

    internal static readonly DiagnosticDescriptor GenericType = new(
        "BQML0005", "An annotated type cannot be generic",
        "'{0}' is marked [{1}] but '{2}' has type parameters ({3}); declare it without them, since its SQL is written at compile time",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0005.md");

    internal static readonly DiagnosticDescriptor FileLocalType = new(
        "BQML0006", "An annotated type cannot be file-local",
        "'{0}' is marked [{1}] but '{2}' is file-local; remove the file modifier, since the generated part is another file",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0006.md");

    internal static readonly DiagnosticDescriptor NoModelType = new(
        "BQML0007", "A model needs a type",
        "'{0}' says no model type; add one type attribute, for example [LinearRegression<TRow>]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0007.md");

    internal static readonly DiagnosticDescriptor SeveralModelTypes = new(
        "BQML0008", "A model has one type",
        "'{0}' has {1} model types ({2}); keep one and declare a class for each of the others",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0008.md");

    internal static readonly DiagnosticDescriptor InvalidModelName = new(
        "BQML0009", "A model's name must be one BigQuery allows",
        "The model cannot be named so: {0}; write \"dataset.model\" or \"project.dataset.model\"",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0009.md");

    internal static readonly DiagnosticDescriptor MemberCollision = new(
        "BQML0010", "A member has the name of a generated one",
        "'{0}' declares '{1}', which is the name of a generated member; rename it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0010.md");

    internal static readonly DiagnosticDescriptor ConstructorDeclared = new(
        "BQML0011", "The constructor of a model or object table is generated",
        "'{0}' declares a constructor; remove it, since the generated constructor takes the client and a name",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0011.md");

    internal static readonly DiagnosticDescriptor NoTraining = new(
        "BQML0012", "A trained model needs its training rows",
        "'{0}' is a {1} model, which is trained, but does not say on what; add [TrainingTable(\"dataset.table\")] or [TrainingQuery(\"SELECT ...\")]",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0012.md");

    internal static readonly DiagnosticDescriptor SeveralTrainings = new(
        "BQML0013", "A model has one source of training rows",
        "'{0}' has both [TrainingTable] and [TrainingQuery]; remove one of them",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0013.md");

    internal static readonly DiagnosticDescriptor TrainingNotUsed = new(
        "BQML0014", "A model that is not trained takes no training rows",
        "{0} is not trained by BigQuery, so [{1}] has no place on '{2}'; remove it",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0014.md");

    internal static readonly DiagnosticDescriptor InaccessibleRow = new(
        "BQML0015", "A row type must be visible to generated code",
        "Generated code cannot name the row type '{0}', which is private or file-local; make it internal or public",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0015.md");

    internal static readonly DiagnosticDescriptor InvalidRow = new(
        "BQML0016", "A row type must be a class or record",
        "The type argument of [{0}] on '{1}' is no row type; name a record or class whose public properties are the columns",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0016.md");

    internal static readonly DiagnosticDescriptor RowNotConstructible = new(
        "BQML0017", "A row type must be constructible from its columns",
        "No way to make a '{0}' from its columns was found; give it a public parameterless constructor, or one whose parameters have the names and types of its properties",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0017.md");

    internal static readonly DiagnosticDescriptor OwnBase = new(
        "BQML0095", "The base class of a model or object table is generated",
        "'{0}' {1}; declare a plain class without base class, since the generated part derives it from {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Diagnostics.HelpRoot + "BQML0095.md");

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, ContainingTypeNotPartial, StaticType, AbstractType, GenericType, FileLocalType, NoModelType, SeveralModelTypes,
        InvalidModelName, MemberCollision, ConstructorDeclared, NoTraining, SeveralTrainings, TrainingNotUsed,
        InaccessibleRow, InvalidRow, RowNotConstructible, OwnBase,
    ];
}
