using Bqml.GoogleSql;

namespace Bqml.Local.Storage;

/// <summary>How GoogleSQL types are kept in DuckDB. TIMESTAMP and DATETIME share DuckDB's TIMESTAMP, all in UTC: what a value is, the translation knows.</summary>
internal static class DuckType
{
    /// <summary>The DuckDB type, as its SQL writes it.</summary>
    /// <exception cref="LocalQueryException">A type that the embedded engine does not have.</exception>
    public static string Of(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Int64 => "BIGINT",
        SqlTypeKind.Float64 => "DOUBLE",
        SqlTypeKind.Numeric => "DECIMAL(38,9)",
        SqlTypeKind.Bool => "BOOLEAN",
        SqlTypeKind.String or SqlTypeKind.Json => "VARCHAR",
        SqlTypeKind.Bytes => "BLOB",
        SqlTypeKind.Date => "DATE",
        SqlTypeKind.Time => "TIME",
        SqlTypeKind.DateTime or SqlTypeKind.Timestamp => "TIMESTAMP",
        SqlTypeKind.Interval => "INTERVAL",
        SqlTypeKind.Array => Of(type.Element!) + "[]",
        SqlTypeKind.Struct => "STRUCT(" + string.Join(", ", type.Fields.Select((field, i) => $"{QuotedField(type, i)} {Of(field.Type)}")) + ")",
        _ => throw new LocalQueryException("invalidQuery", $"Type {type} is not supported by the embedded engine."),
    };

    /// <summary>The DuckDB name of a STRUCT's field: its own, or one by position where it has none or shares it (DuckDB needs distinct names).</summary>
    public static string FieldName(SqlType type, int index)
    {
        var name = type.Fields[index].Name;
        if (string.IsNullOrEmpty(name)) return "_field_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = 0; i < index; i++)
            if (string.Equals(type.Fields[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return name + "_" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    /// <summary>The same, quoted.</summary>
    public static string QuotedField(SqlType type, int index) => Quote(FieldName(type, index));

    /// <summary>A DuckDB identifier.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
