using Bqml.GoogleSql;

namespace Bqml;

/// <summary>A column of a table, or a field of a STRUCT in one (page "tables", TableFieldSchema).</summary>
public sealed class TableField
{
    /// <summary>A column that takes NULL, unless it is an ARRAY, whose NULL is an empty one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type; an ARRAY becomes a repeated column, a STRUCT's fields become <see cref="Fields"/>.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or a table cannot have a column of that type (an ARRAY of ARRAY, a STRUCT with a field without a name).</exception>
    public TableField(string name, SqlType type) : this(name, type, fields: null)
    {
    }

    internal TableField(string name, SqlType type, IReadOnlyList<TableField>? fields)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (!SqlIdentifier.IsValidColumnName(name, out var error)) throw new ArgumentException(error, nameof(name));
        if (type is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Array }) throw new ArgumentException($"Column '{name}' is {type}: an ARRAY cannot hold an ARRAY. Put a STRUCT with one ARRAY field between them.", nameof(type));
        (Name, Type) = (name, type);
        Fields = fields ?? [.. Element.Fields.Select(field => new TableField(field.Name ?? throw new ArgumentException($"Column '{name}' is {type}: every field of a STRUCT in a table needs a name.", nameof(type)), field.Type))];
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The type; ARRAY for a repeated column.</summary>
    public SqlType Type { get; }

    /// <summary>Whether it takes no NULL. Default: false. Has no meaning for an ARRAY.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The description; null: none.</summary>
    public string? Description { get; init; }

    /// <summary>The fields of a STRUCT, or of the STRUCTs in an ARRAY; empty for every other type.</summary>
    public IReadOnlyList<TableField> Fields { get; }

    /// <summary>The type without the ARRAY around it.</summary>
    internal SqlType Element => Type.Kind == SqlTypeKind.Array ? Type.Element! : Type;

    /// <summary>As GoogleSQL writes a column: <c>`name` TYPE NOT NULL</c>.</summary>
    public override string ToString() => $"{SqlIdentifier.Quote(Name)} {Type}{(IsRequired ? " NOT NULL" : "")}";
}
