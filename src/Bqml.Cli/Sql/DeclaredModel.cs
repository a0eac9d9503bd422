namespace Bqml.Cli.Sql;

/// <summary>A model class of a built assembly.</summary>
/// <param name="Type">The class' full name: <c>Zoo.PenguinWeight</c>; a nested one's as in C#, <c>Zoo.Models.PenguinWeight</c>.</param>
/// <param name="Name">The model's declared name: <c>ml.penguin_weight</c>.</param>
/// <param name="ModelType">The catalogue's id of its type, <c>LINEAR_REG</c>; null when the type attribute is none that this version knows.</param>
/// <param name="Statements">Its statements, in the order of their declaration.</param>
internal sealed record DeclaredModel(string Type, string Name, string? ModelType, IReadOnlyList<DeclaredStatement> Statements);

/// <summary>A statement of a model.</summary>
/// <param name="Name">The constant's name in the class <c>Sql</c>: <c>CreateOrReplaceModel</c>.</param>
/// <param name="Sql">The statement, without a semicolon.</param>
internal sealed record DeclaredStatement(string Name, string Sql);

/// <summary>An object table of a built assembly.</summary>
/// <param name="Type">The class' full name.</param>
/// <param name="Name">The table's declared name.</param>
/// <param name="Statements">Its statements, in the order of their declaration.</param>
internal sealed record DeclaredObjectTable(string Type, string Name, IReadOnlyList<DeclaredStatement> Statements);

/// <summary>The models and object tables of an assembly.</summary>
/// <param name="Assembly">The assembly's name: <c>Penguins</c>.</param>
/// <param name="Models">Its models, by the names of their types.</param>
/// <param name="ObjectTables">Its object tables, by the names of their types.</param>
internal sealed record DeclaredModels(string Assembly, IReadOnlyList<DeclaredModel> Models, IReadOnlyList<DeclaredObjectTable> ObjectTables);
