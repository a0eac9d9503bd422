using Bqml.GoogleSql;

namespace Bqml.Local.Loading;

/// <summary>Columns that take no NULL.</summary>
internal static class RequiredFields
{
    /// <exception cref="LocalQueryException">A value that must be there is not.</exception>
    public static void Check(TableSchema? schema, object?[] values, string place)
    {
        if (schema is not null) Check(schema.Fields, values, "", place);
    }

    private static void Check(IReadOnlyList<TableField> fields, object?[] values, string parent, string place)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            var path = parent + fields[i].Name;
            if (values[i] is null)
            {
                if (fields[i].IsRequired) throw new LocalQueryException("invalid", $"{place}: Missing required field: {path}.") { Column = path };
            }
            else if (fields[i].Type.Kind == SqlTypeKind.Struct)
            {
                Check(fields[i].Fields, (object?[])values[i]!, path + ".", place);
            }
            else if (fields[i].Type is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Struct })
            {
                foreach (var element in (object?[])values[i]!) Check(fields[i].Fields, (object?[])element!, path + ".", place);
            }
        }
    }
}
