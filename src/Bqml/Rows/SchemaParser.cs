using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Http;

namespace Bqml.Runtime;

/// <summary>Parses a <c>TableSchema</c> (page "tables").</summary>
internal static class SchemaParser
{
    /// <summary>Parses the schema of a result, on its opening brace.</summary>
    public static ResultColumn[] Parse(ref Utf8JsonReader json)
    {
        ResultColumn[] columns = [];
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("fields"u8)) columns = ParseFields(ref json, "");
            else json.SkipProperty();
        }
        return columns;
    }

    private static ResultColumn[] ParseFields(ref Utf8JsonReader json, string parent)
    {
        var columns = new List<ResultColumn>();
        json.ReadNextArray();
        while (json.NextObject()) columns.Add(ParseField(ref json, parent));
        return [.. columns];
    }

    private static ResultColumn ParseField(ref Utf8JsonReader json, string parent)
    {
        string name = "", type = "STRING";
        string? mode = null, description = null;
        ResultColumn[] fields = [];
        SqlType? rangeElement = null;
        // A field's name may come after its fields, whose paths begin with it: they are parsed when it is known.
        var nested = default(Utf8JsonReader);
        var hasNested = false;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("name"u8))
            {
                name = json.ReadNextText() ?? "";
            }
            else if (json.ValueTextEquals("type"u8))
            {
                type = json.ReadNextText() ?? "STRING";
            }
            else if (json.ValueTextEquals("mode"u8))
            {
                mode = json.ReadNextText();
            }
            else if (json.ValueTextEquals("description"u8))
            {
                description = json.ReadNextText();
            }
            else if (json.ValueTextEquals("fields"u8))
            {
                nested = json;
                hasNested = true;
                json.SkipProperty();
            }
            else if (json.ValueTextEquals("rangeElementType"u8))
            {
                if (json.ReadNextObject()) rangeElement = ParseField(ref json, parent).Type;
            }
            else
            {
                json.SkipProperty();
            }
        }
        if (hasNested) fields = ParseFields(ref nested, parent + name + ".");
        var sqlType = ToSqlType(type, fields, rangeElement);
        return new ResultColumn(name, parent + name, mode == "REPEATED" ? SqlType.Array(sqlType) : sqlType, fields) { IsRequired = mode == "REQUIRED", Description = description };
    }

    /// <summary>The types under their old names, which results use, and their new ones.</summary>
    private static SqlType ToSqlType(string type, ResultColumn[] fields, SqlType? rangeElement) => type switch
    {
        "INTEGER" or "INT64" => SqlType.Int64,
        "FLOAT" or "FLOAT64" => SqlType.Float64,
        "BOOLEAN" or "BOOL" => SqlType.Bool,
        "STRING" => SqlType.String,
        "BYTES" => SqlType.Bytes,
        "NUMERIC" or "DECIMAL" => SqlType.Numeric,
        "BIGNUMERIC" or "BIGDECIMAL" => SqlType.BigNumeric,
        "DATE" => SqlType.Date,
        "TIME" => SqlType.Time,
        "DATETIME" => SqlType.DateTime,
        "TIMESTAMP" => SqlType.Timestamp,
        "INTERVAL" => SqlType.Interval,
        "JSON" => SqlType.Json,
        "GEOGRAPHY" => SqlType.Geography,
        "RANGE" => SqlType.Range(rangeElement ?? SqlType.Timestamp),
        "RECORD" or "STRUCT" => SqlType.Struct([.. fields.Select(field => new SqlField(field.Name, field.Type))]),
        _ => throw new JsonException($"the schema has a column of the unknown type {type}"),
    };
}
