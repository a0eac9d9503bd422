using Bqml.Catalog;

namespace Bqml.Generators.Specs;

/// <summary>A class marked [ObjectTable], exactly as the user wrote it.</summary>
/// <param name="Type">Where the generated part goes.</param>
/// <param name="CanHaveBase">Whether it is a class that can get the generated base class: no record, and no other base class.</param>
/// <param name="Name">The table's name, as written.</param>
/// <param name="Options">The named arguments, in the order written.</param>
internal sealed record ObjectTableSpec(TypeSpec Type, bool CanHaveBase, string Name, EquatableArray<OptionUse> Options)
{
    /// <summary>The class's simple name.</summary>
    public string ClassName => Type.Declarations[Type.Declarations.Count - 1].Name;

    /// <summary>The connection named, as written; null when none is.</summary>
    public string? Connection => Options.FindText(ModelClauses.ConnectionProperty);
}
