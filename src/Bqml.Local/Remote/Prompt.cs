using System.Text;
using System.Text.Json;
using Bqml.GoogleSql;
using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace Bqml.Local.Remote;

/// <summary>Makes of a prompt what a client takes: a text, or a STRUCT whose fields follow each other, texts joined as CONCAT does and objects as their contents.</summary>
internal static class Prompt
{
    /// <summary>The contents of a prompt.</summary>
    /// <param name="value">The value, in the representation of <see cref="Data.DataColumn"/>.</param>
    /// <param name="type">Its type: STRING, an ObjectRef, JSON of an ObjectRefRuntime, or an ARRAY or STRUCT of these.</param>
    /// <param name="objects">Reads the object of a URI.</param>
    /// <exception cref="RowException">Nothing to send: a NULL, or an object that cannot be read.</exception>
    public static List<AIContent> Read(object? value, SqlType type, Func<string, DataContent> objects)
    {
        var contents = new List<AIContent>();
        var text = new StringBuilder();
        Add(value, type, text, contents, objects);
        Flush(text, contents);
        return contents.Count > 0 ? contents : throw new RowException("INVALID_ARGUMENT: the prompt is empty.");
    }

    /// <summary>Whether values of the type can be in a prompt.</summary>
    public static bool CanHold(SqlType type) => type.Kind switch
    {
        SqlTypeKind.String or SqlTypeKind.Json => true,
        SqlTypeKind.Array => CanHold(type.Element!),
        SqlTypeKind.Struct => IsObjectReference(type) || (type.Fields.Count > 0 && type.Fields.All(static field => CanHold(field.Type))),
        _ => false,
    };

    /// <summary>Whether the type is that of object references: STRUCT of uri, version, authorizer and details.</summary>
    public static bool IsObjectReference(SqlType type) =>
        type is { Kind: SqlTypeKind.Struct, Fields.Count: 4 } && type.Fields.Select(static field => field.Name).SequenceEqual(["uri", "version", "authorizer", "details"], StringComparer.OrdinalIgnoreCase);

    private static void Add(object? value, SqlType type, StringBuilder text, List<AIContent> contents, Func<string, DataContent> objects)
    {
        switch (value)
        {
            case null:
                throw new RowException("INVALID_ARGUMENT: the prompt is NULL, or a part of it.");
            case string json when type.Kind == SqlTypeKind.Json:
                AddObject(UriOf(json), text, contents, objects);
                break;
            case string part:
                text.Append(part);
                break;
            case object?[] values when type.Kind == SqlTypeKind.Array:
                foreach (var element in values) Add(element, type.Element!, text, contents, objects);
                break;
            case object?[] reference when IsObjectReference(type):
                AddObject(reference[0] as string, text, contents, objects);
                break;
            case object?[] fields:
                for (var i = 0; i < fields.Length; i++) Add(fields[i], type.Fields[i].Type, text, contents, objects);
                break;
            default:
                throw new RowException($"INVALID_ARGUMENT: a prompt cannot hold a value of type {type}.");
        }
    }

    private static void AddObject(string? uri, StringBuilder text, List<AIContent> contents, Func<string, DataContent> objects)
    {
        if (uri is null) throw new RowException("INVALID_ARGUMENT: an object reference without a uri.");
        Flush(text, contents);
        contents.Add(objects(uri));
    }

    /// <summary>The URI in an ObjectRefRuntime, <c>{"objectref": {"uri": "gs://..."}}</c>, or in an ObjectRef as JSON.</summary>
    private static string? UriOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var reference = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("objectref", out var inner) ? inner : document.RootElement;
            return reference.ValueKind == JsonValueKind.Object && reference.TryGetProperty("uri", out var uri) ? uri.GetString() : null;
        }
        catch (JsonException e)
        {
            throw new RowException($"INVALID_ARGUMENT: JSON in a prompt must be an ObjectRefRuntime: {e.Message}");
        }
    }

    private static void Flush(StringBuilder text, List<AIContent> contents)
    {
        if (text.Length > 0) contents.Add(new ChatText(text.ToString()));
        text.Clear();
    }
}

/// <summary>Something is wrong with one row: its status says so, and the query goes on.</summary>
internal sealed class RowException(string status) : Exception(status);
