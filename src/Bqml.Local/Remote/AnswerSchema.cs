using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>The columns that a language model is to generate: told to it as a JSON schema, and read from its answer.</summary>
internal sealed class AnswerSchema
{
    private readonly IReadOnlyList<ColumnDefinition> _columns;

    private AnswerSchema(IReadOnlyList<ColumnDefinition> columns, SqlType type) => (_columns, Type) = (columns, type);

    /// <summary>The columns as a STRUCT.</summary>
    public SqlType Type { get; }

    /// <summary>Reads an output_schema: <c>title STRING, year INT64 OPTIONS(description = '...')</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Makes the error for what BigQuery rejects.</param>
    public static AnswerSchema Parse(string text, Func<string, Exception> error)
    {
        // A STRUCT around the columns is taken too.
        var trimmed = text.Trim();
        if (trimmed.StartsWith("STRUCT<", StringComparison.OrdinalIgnoreCase) && trimmed.EndsWith('>')) trimmed = trimmed[7..^1];
        var tree = SqlParser.ParseColumns(trimmed);
        if (tree.HasErrors) throw error($"cannot read output_schema: {tree.Diagnostics[0].Message.TrimEnd('.')}. Write a list of columns: title STRING, year INT64.");
        var columns = tree.Root.Columns.ToList();
        foreach (var column in columns)
        {
            var type = column.Type.ToSqlType() ?? throw error($"cannot read output_schema: the type of {column.Name.Name} is not one.");
            if (GeneratedTypes.FindForeign(type) is { } foreign) throw error($"cannot generate a {foreign} for {column.Name.Name}: a language model generates {GeneratedTypes.Names}.");
            if (columns.Count(other => other.Name.Name.Equals(column.Name.Name, StringComparison.OrdinalIgnoreCase)) > 1) throw error($"has output_schema with two columns {column.Name.Name}.");
        }
        return new AnswerSchema(columns, SqlType.Struct([.. columns.Select(static column => new SqlField(column.Name.Name, column.Type.ToSqlType()!))]));
    }

    /// <summary>The response format that tells a client the columns.</summary>
    public ChatResponseFormat ToResponseFormat()
    {
        using var document = JsonDocument.Parse(ChatAnswer.Json(writer => WriteObject(writer, [.. _columns.Select(static column => (column.Name.Name, column.Type, column.Options))])));
        return ChatResponseFormat.ForJsonSchema(document.RootElement.Clone(), "output");
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="text">The JSON object, in a code fence or not.</param>
    /// <param name="values">The values of the columns; NULL for one that the answer lacks.</param>
    /// <returns>Empty, or why the answer does not fit.</returns>
    public string Read(string text, out object?[] values)
    {
        values = new object?[_columns.Count];
        try
        {
            using var document = JsonDocument.Parse(WithoutFence(text));
            if (document.RootElement.ValueKind != JsonValueKind.Object) return "The model's answer does not fit output_schema: it is no JSON object.";
            values = (object?[])Value(document.RootElement, Type, "")!;
            return RemoteStatus.Success;
        }
        catch (JsonException e)
        {
            return $"The model's answer does not fit output_schema: it is no JSON: {e.Message}";
        }
        catch (RowException e)
        {
            return $"The model's answer does not fit output_schema: {e.Message}";
        }
    }

    /// <summary>Reads an answer that may also be the value of the only column alone, in JSON or not.</summary>
    public string ReadLoosely(string text, out object?[] values)
    {
        var status = Read(text, out values);
        if (status.Length == 0 || _columns.Count != 1) return status;
        var bare = WithoutFence(text).Trim().TrimEnd('.');
        var type = Type.Fields[0].Type;
        var value = type.Kind switch
        {
            SqlTypeKind.Bool => bool.TryParse(bare, out var truth) ? truth : null,
            SqlTypeKind.Int64 => long.TryParse(bare, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null,
            SqlTypeKind.Float64 => double.TryParse(bare, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : (object?)null,
            _ => null,
        };
        if (value is null) return status;
        values[0] = value;
        return RemoteStatus.Success;
    }

    /// <summary>What a model that was asked for JSON writes around it all the same.</summary>
    public static string WithoutFence(string text)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal) || trimmed.Length < 6) return trimmed;
        var body = trimmed[3..^3];
        var line = body.IndexOf('\n');
        return line < 0 ? body : body[(line + 1)..];
    }

    /// <summary>A value of the answer as one of that type.</summary>
    private static object? Value(JsonElement json, SqlType type, string path) => (type.Kind, json.ValueKind) switch
    {
        (SqlTypeKind.Array, JsonValueKind.Null) => Array.Empty<object?>(),
        (_, JsonValueKind.Null) => null,
        (SqlTypeKind.String, JsonValueKind.String) => json.GetString(),
        (SqlTypeKind.String, JsonValueKind.Number) => json.GetRawText(),
        (SqlTypeKind.Int64, JsonValueKind.Number) => Whole(json, path),
        (SqlTypeKind.Float64, JsonValueKind.Number) => json.GetDouble(),
        (SqlTypeKind.Bool, JsonValueKind.True or JsonValueKind.False) => json.GetBoolean(),
        (SqlTypeKind.Int64, JsonValueKind.String) when long.TryParse(json.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        (SqlTypeKind.Float64, JsonValueKind.String) when double.TryParse(json.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        (SqlTypeKind.Array, JsonValueKind.Array) => json.EnumerateArray().Select((element, i) => Value(element, type.Element!, FormattableString.Invariant($"{path}[{i}]")) ?? throw new RowException($"{path} holds a null.")).ToArray(),
        (SqlTypeKind.Struct, JsonValueKind.Object) => type.Fields.Select(field => Field(json, field, path)).ToArray(),
        _ => throw new RowException($"{(path.Length == 0 ? "the answer" : path)} is {json.ValueKind.ToString().ToLowerInvariant()}, not {type}."),
    };

    private static object? Field(JsonElement json, SqlField field, string path)
    {
        foreach (var property in json.EnumerateObject())
            if (property.Name.Equals(field.Name, StringComparison.OrdinalIgnoreCase)) return Value(property.Value, field.Type, path.Length == 0 ? field.Name! : $"{path}.{field.Name}");
        return field.Type.Kind == SqlTypeKind.Array ? Array.Empty<object?>() : null;
    }

    private static object Whole(JsonElement json, string path)
    {
        if (json.TryGetInt64(out var whole)) return whole;
        return json.TryGetDecimal(out var number) && decimal.Truncate(number) == number && number is >= long.MinValue and <= long.MaxValue ? (long)number : throw new RowException($"{path} is {json.GetRawText()}, not an INT64.");
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<(string Name, TypeName Type, SqlList<OptionEntry>? Options)> fields)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, type, options) in fields)
        {
            writer.WritePropertyName(name);
            WriteType(writer, type, Description(options));
        }
        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var (name, _, _) in fields) writer.WriteStringValue(name);
        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, TypeName type, string? description)
    {
        if (type is StructTypeName structure && description is null)
        {
            WriteObject(writer, Fields(structure));
            return;
        }
        writer.WriteStartObject();
        switch (type)
        {
            case ArrayTypeName array:
                writer.WriteString("type", "array");
                writer.WritePropertyName("items");
                WriteType(writer, array.Element, null);
                break;
            case StructTypeName described:
                // A description stands beside the object's own keys.
                using (var document = JsonDocument.Parse(ChatAnswer.Json(inner => WriteObject(inner, Fields(described)))))
                    foreach (var property in document.RootElement.EnumerateObject()) property.WriteTo(writer);
                break;
            default:
                writer.WriteString("type", type.ToSqlType()!.Kind switch { SqlTypeKind.Int64 => "integer", SqlTypeKind.Float64 => "number", SqlTypeKind.Bool => "boolean", _ => "string" });
                break;
        }
        if (description is not null) writer.WriteString("description", description);
        writer.WriteEndObject();
    }

    private static List<(string, TypeName, SqlList<OptionEntry>?)> Fields(StructTypeName type) => [.. type.Fields.Select(static field => (field.Name!.Name, field.Type, field.Options))];

    private static string? Description(SqlList<OptionEntry>? options) =>
        options?.FirstOrDefault(static option => option.Name.Name.Equals("description", StringComparison.OrdinalIgnoreCase))?.Value is StringLiteral text ? text.Value : null;
}
