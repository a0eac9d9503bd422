using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>A column of a result's schema.</summary>
/// <param name="Name">The column's or field's own name.</param>
/// <param name="Path">The name with the names of the STRUCTs around it: <c>address.city</c>.</param>
/// <param name="Type">The type; ARRAY for a repeated column.</param>
/// <param name="Fields">The fields of a STRUCT, or of the STRUCTs in an ARRAY; empty for every other type.</param>
internal sealed record ResultColumn(string Name, string Path, SqlType Type, ResultColumn[] Fields)
{
    /// <summary>Whether a table's column takes no NULL.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The description of a table's column.</summary>
    public string? Description { get; init; }
}
