using Bqml.GoogleSql;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <summary>CAST between GoogleSQL types. Text forms are BigQuery's, not DuckDB's.</summary>
internal static class Casts
{
    /// <summary>The cast value; null when BigQuery has no such cast.</summary>
    public static string? Write(BoundExpression operand, SqlType type)
    {
        var (x, duck) = (operand.Sql, DuckType.Of(type));
        if (operand.Literalness == Literalness.Untyped) return $"CAST({x} AS {duck})";
        if (operand.Type.Equals(type)) return x;
        return (operand.Type.Kind, type.Kind) switch
        {
            (SqlTypeKind.Int64, SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.String) => $"CAST({x} AS {duck})",
            (SqlTypeKind.Int64, SqlTypeKind.Bool) => $"({x} <> 0)",
            (SqlTypeKind.Float64 or SqlTypeKind.Numeric, SqlTypeKind.Int64) => $"CAST(round({x}) AS BIGINT)",
            (SqlTypeKind.Float64, SqlTypeKind.Numeric) => $"CAST({x} AS {duck})",
            (SqlTypeKind.Numeric, SqlTypeKind.Float64) => $"CAST({x} AS {duck})",
            (SqlTypeKind.Float64, SqlTypeKind.String) => $"bqml_float_text({x})",
            (SqlTypeKind.Numeric, SqlTypeKind.String) => $"bqml_numeric_text({x})",
            (SqlTypeKind.Bool, SqlTypeKind.Int64 or SqlTypeKind.String) => $"CAST({x} AS {duck})",
            (SqlTypeKind.String, SqlTypeKind.Int64) => $"bqml_to_int64({x})",
            (SqlTypeKind.String, SqlTypeKind.Float64) => $"bqml_to_float64({x})",
            (SqlTypeKind.String, SqlTypeKind.Numeric) => $"CAST({x} AS {duck})",
            (SqlTypeKind.String, SqlTypeKind.Bool) => $"bqml_to_bool({x})",
            (SqlTypeKind.String, SqlTypeKind.Bytes) => $"encode({x})",
            (SqlTypeKind.Bytes, SqlTypeKind.String) => $"decode({x})",
            (SqlTypeKind.String, SqlTypeKind.Date or SqlTypeKind.Time or SqlTypeKind.DateTime) => $"CAST({x} AS {duck})",
            (SqlTypeKind.String, SqlTypeKind.Timestamp) => $"bqml_to_timestamp({x})",
            (SqlTypeKind.Date or SqlTypeKind.Time, SqlTypeKind.String) => $"CAST({x} AS VARCHAR)",
            (SqlTypeKind.DateTime, SqlTypeKind.String) => $"bqml_datetime_text({x})",
            (SqlTypeKind.Timestamp, SqlTypeKind.String) => $"(bqml_datetime_text({x}) || '+00')",
            (SqlTypeKind.Date, SqlTypeKind.DateTime or SqlTypeKind.Timestamp) => $"CAST({x} AS TIMESTAMP)",
            (SqlTypeKind.DateTime or SqlTypeKind.Timestamp, SqlTypeKind.Date or SqlTypeKind.Time) => $"CAST({x} AS {duck})",
            (SqlTypeKind.DateTime, SqlTypeKind.Timestamp) or (SqlTypeKind.Timestamp, SqlTypeKind.DateTime) => x,
            (SqlTypeKind.Array, SqlTypeKind.Array) => Array(operand, type),
            (SqlTypeKind.Struct, SqlTypeKind.Struct) when operand.Type.Fields.Count == type.Fields.Count => Struct(operand, type),
            _ => null,
        };
    }

    private static string? Array(BoundExpression operand, SqlType type) =>
        Write(new BoundExpression("element", operand.Type.Element!), type.Element!) is { } element
            ? $"list_transform({operand.Sql}, lambda element: {element})"
            : null;

    private static string? Struct(BoundExpression operand, SqlType type)
    {
        var fields = new string[type.Fields.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            if (Write(Coercion.Field(operand, i), type.Fields[i].Type) is not { } field) return null;
            fields[i] = $"{DuckType.QuotedField(type, i)} := {field}";
        }
        return $"CASE WHEN {operand.Sql} IS NULL THEN NULL ELSE struct_pack({string.Join(", ", fields)}) END";
    }
}
