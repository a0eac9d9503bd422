using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Jobs;

namespace Bqml.Local.Rest;

/// <summary>Reads the query configuration of <c>jobs.query</c> and <c>jobs.insert</c>, which share their field names.</summary>
internal static class QueryRequestReader
{
    // Fields whose effect the engine does not have: an error is better than an answer that differs.
    private static readonly string[] Refused =
    [
        "destinationTable", "tableDefinitions", "userDefinedFunctionResources", "timePartitioning", "rangePartitioning", "clustering",
        "schemaUpdateOptions", "destinationEncryptionConfiguration", "scriptOptions", "continuous",
    ];

    public static QueryRequest Read(JsonElement configuration, string projectId, bool dryRun, IReadOnlyDictionary<string, string> labels)
    {
        foreach (var field in Refused)
            if (configuration.TryGetProperty(field, out var given) && given.ValueKind is not (JsonValueKind.Null or JsonValueKind.False))
                throw new LocalQueryException("notImplemented", $"The query configuration's field {field} is not supported by the embedded engine. Leave it out.");
        if (!configuration.TryGetProperty("useLegacySql", out var legacy) || legacy.ValueKind != JsonValueKind.False)
            throw new LocalQueryException("invalid", "The embedded engine runs GoogleSQL only. Send \"useLegacySql\": false.");
        if (configuration.TryGetProperty("createSession", out var session) && session.ValueKind == JsonValueKind.True)
            throw new LocalQueryException("notImplemented", "Sessions are not supported by the embedded engine. Leave createSession out.");
        var text = String(configuration, "query");
        if (string.IsNullOrWhiteSpace(text)) throw new LocalQueryException("required", "Required parameter is missing: query");
        return new QueryRequest(text, projectId)
        {
            DefaultDataset = DefaultDataset(configuration),
            Parameters = Parameters(configuration),
            DryRun = dryRun,
            Labels = labels,
        };
    }

    /// <summary>The labels of a request; empty when it has none.</summary>
    public static IReadOnlyDictionary<string, string> Labels(JsonElement parent)
    {
        var labels = new Dictionary<string, string>();
        if (parent.TryGetProperty("labels", out var given) && given.ValueKind == JsonValueKind.Object)
            foreach (var label in given.EnumerateObject()) labels[label.Name] = label.Value.GetString() ?? "";
        return labels;
    }

    public static string? String(JsonElement parent, string property) =>
        parent.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool Bool(JsonElement parent, string property) => parent.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;

    private static (string? Project, string Dataset)? DefaultDataset(JsonElement configuration) =>
        configuration.TryGetProperty("defaultDataset", out var dataset) && dataset.ValueKind == JsonValueKind.Object && String(dataset, "datasetId") is { Length: > 0 } id
            ? (String(dataset, "projectId"), id)
            : null;

    private static List<QueryParameterValue> Parameters(JsonElement configuration)
    {
        var parameters = new List<QueryParameterValue>();
        if (!configuration.TryGetProperty("queryParameters", out var given) || given.ValueKind != JsonValueKind.Array) return parameters;
        foreach (var parameter in given.EnumerateArray()) parameters.Add(Parameter(parameter, parameters.Count));
        return parameters;
    }

    /// <summary>A query parameter: its name, type and value.</summary>
    public static QueryParameterValue Parameter(JsonElement parameter, int position)
    {
        var name = String(parameter, "name") ?? "";
        var shown = name.Length > 0 ? name : "at position " + (position + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!parameter.TryGetProperty("parameterType", out var type)) throw new LocalQueryException("invalid", $"Query parameter {shown} has no parameterType.");
        var sqlType = Type(type, shown);
        return new QueryParameterValue(name, sqlType, parameter.TryGetProperty("parameterValue", out var value) ? Value(value, sqlType, shown) : null);
    }

    private static SqlType Type(JsonElement json, string parameter)
    {
        var name = String(json, "type") ?? "";
        switch (name.ToUpperInvariant())
        {
            case "ARRAY":
                if (!json.TryGetProperty("arrayType", out var element)) throw new LocalQueryException("invalid", $"Query parameter {parameter}: ARRAY without arrayType.");
                return SqlType.Array(Nested(Type(element, parameter), parameter));
            case "STRUCT" or "RECORD":
                if (!json.TryGetProperty("structTypes", out var fields)) throw new LocalQueryException("invalid", $"Query parameter {parameter}: STRUCT without structTypes.");
                return SqlType.Struct([.. fields.EnumerateArray().Select(field => new SqlField(
                    String(field, "name"),
                    field.TryGetProperty("type", out var type) ? Nested(Type(type, parameter), parameter) : throw new LocalQueryException("invalid", $"Query parameter {parameter}: a field without type.")))]);
            case "RANGE":
                if (!json.TryGetProperty("rangeElementType", out var bound)) throw new LocalQueryException("invalid", $"Query parameter {parameter}: RANGE without rangeElementType.");
                return Supported(SqlType.Range(Type(bound, parameter)), parameter);
            case "INTEGER": return SqlType.Int64;
            case "FLOAT": return SqlType.Float64;
            case "BOOLEAN": return SqlType.Bool;
            default:
                return SqlType.TryParse(name, out var parsed) && parsed is not null
                    ? Supported(parsed, parameter)
                    : throw new LocalQueryException("invalid", $"Query parameter {parameter}: '{name}' is not a type.");
        }
    }

    /// <summary>The type, when the engine has it: a value of another could not even be parsed.</summary>
    private static SqlType Supported(SqlType type, string parameter) =>
        type.Kind is SqlTypeKind.BigNumeric or SqlTypeKind.Geography or SqlTypeKind.Range ? throw Unsupported(type, parameter) : type;

    /// <summary>The type within an ARRAY or STRUCT, where an INTERVAL would be a column.</summary>
    private static SqlType Nested(SqlType type, string parameter) => type.Kind == SqlTypeKind.Interval ? throw Unsupported(type, parameter) : type;

    private static LocalQueryException Unsupported(SqlType type, string parameter) =>
        new("invalidQuery", $"Query parameter {parameter}: type {type} is not supported by the embedded engine{(type.Kind == SqlTypeKind.Interval ? " within an ARRAY or STRUCT" : "")}.");

    private static object? Value(JsonElement json, SqlType type, string parameter)
    {
        switch (type.Kind)
        {
            case SqlTypeKind.Array:
                if (!json.TryGetProperty("arrayValues", out var elements) || elements.ValueKind != JsonValueKind.Array) return Array.Empty<object?>();
                var values = new object?[elements.GetArrayLength()];
                var i = 0;
                foreach (var element in elements.EnumerateArray()) values[i++] = Value(element, type.Element!, parameter);
                return values;
            case SqlTypeKind.Struct:
                if (!json.TryGetProperty("structValues", out var fields) || fields.ValueKind != JsonValueKind.Object) return null;
                return type.Fields
                    .Select(field => field.Name is { } name && fields.TryGetProperty(name, out var value) ? Value(value, field.Type, $"{parameter}.{name}") : null)
                    .ToArray();
            default:
                if (json.ValueKind != JsonValueKind.Object || String(json, "value") is not { } text) return null;
                if (type.Kind == SqlTypeKind.Interval && BigQueryInterval.TryParse(text, null, out var interval)) return interval;
                return SqlValueText.TryParse(text, type, out var scalar)
                    ? scalar
                    : throw new LocalQueryException("invalid", $"Query parameter {parameter}: '{text}' is not a value of type {type}.");
        }
    }
}
