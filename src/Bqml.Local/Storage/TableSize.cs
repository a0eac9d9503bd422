using Bqml.GoogleSql;

namespace Bqml.Local.Storage;

/// <summary>The size of values as BigQuery counts it.</summary>
internal static class TableSize
{
    /// <summary>A DuckDB expression for the bytes that a column's value takes; NULL takes none.</summary>
    public static string OfColumn(string sql, SqlType type) => $"coalesce({Of(sql, type)}, 0)";

    private static string Of(string sql, SqlType type) => type.Kind switch
    {
        SqlTypeKind.Bool => $"CASE WHEN {sql} IS NOT NULL THEN 1 END",
        SqlTypeKind.String or SqlTypeKind.Json => $"strlen({sql}) + 2",
        SqlTypeKind.Bytes => $"octet_length({sql}) + 2",
        SqlTypeKind.Numeric => $"CASE WHEN {sql} IS NOT NULL THEN 16 END",
        SqlTypeKind.Array => $"list_sum(list_transform({sql}, lambda element: {OfColumn("element", type.Element!)}))",
        SqlTypeKind.Struct => string.Join(" + ", type.Fields.Select((field, i) => OfColumn($"struct_extract({sql}, {DuckLiteral.String(DuckType.FieldName(type, i))})", field.Type)).DefaultIfEmpty("0")),
        _ => $"CASE WHEN {sql} IS NOT NULL THEN 8 END",
    };
}
