namespace Bqml.Generators.Emission.Rows;

/// <summary>How readers and writers call the C# scalars.</summary>
internal static class ScalarNames
{
    private const string RangeOfDate = "global::Bqml.BigQueryRange<global::System.DateOnly>";
    private const string RangeOfDateTime = "global::Bqml.BigQueryRange<global::System.DateTime>";
    private const string RangeOfTimestamp = "global::Bqml.BigQueryRange<global::System.DateTimeOffset>";

    /// <summary>The name in <c>RowCursor.ReadX</c>.</summary>
    public static string Reader(string type) => type switch
    {
        "long" => "Int64",
        "int" => "Int32",
        "double" => "Double",
        "float" => "Single",
        "decimal" => "Decimal",
        "bool" => "Boolean",
        "string" => "String",
        "byte[]" => "Bytes",
        RangeOfDate => "DateRange",
        RangeOfDateTime => "DateTimeRange",
        RangeOfTimestamp => "TimestampRange",
        _ => type.Substring(type.LastIndexOf('.') + 1),
    };

    /// <summary>The name of the method of <c>ParameterWriter</c>.</summary>
    public static string Writer(string type) => type switch
    {
        "long" or "int" => "Int64",
        "double" or "float" => "Float64",
        "decimal" => "Numeric",
        "bool" => "Bool",
        "string" => "String",
        "byte[]" => "Bytes",
        "global::System.DateOnly" => "Date",
        "global::System.TimeOnly" => "Time",
        "global::System.DateTime" => "DateTime",
        "global::System.DateTimeOffset" => "Timestamp",
        "global::Bqml.BigNumeric" => "BigNumeric",
        "global::Bqml.BigQueryInterval" => "Interval",
        "global::Bqml.BigQueryGeography" => "Geography",
        "global::System.Text.Json.JsonElement" => "Json",
        RangeOfDate => "DateRange",
        RangeOfDateTime => "DateTimeRange",
        RangeOfTimestamp => "TimestampRange",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No scalar of BigQuery."),
    };

    /// <summary>Whether an array of the type must be widened before it is written: BigQuery has one integer and one float type.</summary>
    public static string? WidenedElement(string type) => type switch
    {
        "int" => "long",
        "float" => "double",
        _ => null,
    };
}
