using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>The columns of a table (page "tables", TableSchema).</summary>
public sealed class TableSchema
{
    /// <summary>A schema of columns.</summary>
    /// <param name="fields">The columns, in order.</param>
    /// <exception cref="ArgumentException">There is none, or two have names that differ only in case.</exception>
    public TableSchema(IEnumerable<TableField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        Fields = [.. fields];
        if (Fields.Count == 0) throw new ArgumentException("A table needs at least one column.", nameof(fields));
        if (Fields.GroupBy(static field => field.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1) is { } same)
            throw new ArgumentException($"Two columns have the name '{same.Key}'; names must differ in more than case.", nameof(fields));
    }

    private TableSchema(IReadOnlyList<TableField> fields) => Fields = fields;

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<TableField> Fields { get; }

    /// <summary>The columns that rows of a type have: what the type's writer writes. A column whose property has no place for NULL takes none.</summary>
    /// <typeparam name="T">The type of the rows, marked [BigQueryRow].</typeparam>
    public static TableSchema Of<T>() where T : IBigQueryRow<T> => new(FieldsOf(T.RowWriter.Type, T.RowReader));

    /// <summary>A schema as GoogleSQL writes it: <c>STRUCT&lt;name STRING, tags ARRAY&lt;STRING&gt;&gt;</c>. All columns take NULL.</summary>
    /// <param name="type">A STRUCT type with named fields.</param>
    /// <exception cref="FormatException">The text is no type.</exception>
    /// <exception cref="ArgumentException">The type is no STRUCT with named fields, or a table cannot have such a column.</exception>
    public static TableSchema Parse(string type)
    {
        var parsed = SqlType.Parse(type);
        if (parsed.Kind != SqlTypeKind.Struct) throw new ArgumentException($"A schema is a STRUCT type with named fields, not {parsed}.", nameof(type));
        return new TableSchema(new TableField("row", parsed).Fields.AsEnumerable());
    }

    internal static TableSchema Of(ResultColumn[] columns) => new([.. columns.Select(Field)]);

    /// <summary>The columns as GoogleSQL writes them, one a line.</summary>
    public override string ToString() => string.Join(",\n", Fields);

    private static TableField Field(ResultColumn column) =>
        new(column.Name, column.Type, [.. column.Fields.Select(Field)]) { IsRequired = column.IsRequired, Description = column.Description };

    /// <summary>What a writer writes, with what the reader of the same type knows about NULL.</summary>
    private static IReadOnlyList<TableField> FieldsOf(SqlType type, RowReader? reader)
    {
        var expected = new Dictionary<string, ExpectedColumn>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in reader?.Columns ?? []) expected.TryAdd(column.Name, column);
        return [.. type.Fields.Select(field =>
        {
            var column = expected.GetValueOrDefault(field.Name!);
            var element = field.Type.Kind == SqlTypeKind.Array ? field.Type.Element! : field.Type;
            return new TableField(field.Name!, field.Type, element.Kind == SqlTypeKind.Struct ? FieldsOf(element, column?.Nested) : [])
            {
                IsRequired = column is { IsNullable: false } && field.Type.Kind != SqlTypeKind.Array,
            };
        })];
    }
}
