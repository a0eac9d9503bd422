namespace Bqml.GoogleSql;

/// <summary>The types of columns that a language model can generate.</summary>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-ai-generate-table"/>
public static class GeneratedTypes
{
    /// <summary>The types in words, for messages.</summary>
    public const string Names = "STRING, INT64, FLOAT64, BOOL, and ARRAY and STRUCT of these";

    /// <summary>The type in it that cannot be generated; null when there is none. Of a STRUCT each field needs a name.</summary>
    public static SqlType? FindForeign(SqlType type) => type.Kind switch
    {
        SqlTypeKind.String or SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Bool => null,
        SqlTypeKind.Array => FindForeign(type.Element!),
        SqlTypeKind.Struct => type.Fields.Any(static field => field.Name is null) ? type : type.Fields.Select(static field => FindForeign(field.Type)).FirstOrDefault(static foreign => foreign is not null),
        _ => type,
    };
}
