using System.Text;
using System.Text.RegularExpressions;

namespace Bqml.Testing.GoogleSql;

/// <summary>The server's messages for types, made of and turned into GoogleSQL's names: <c>ARRAY&lt;STRUCT&lt;name STRING&gt;&gt;</c>.</summary>
internal static partial class GoogleSqlTypes
{
    private const int ArrayKind = 16;
    private const int StructKind = 17;

    // zetasql.TypeKind
    private static readonly Dictionary<string, ulong> s_kinds = new(StringComparer.Ordinal)
    {
        ["INT64"] = 2, ["BOOL"] = 5, ["FLOAT64"] = 7, ["STRING"] = 8, ["BYTES"] = 9, ["DATE"] = 10, ["TIMESTAMP"] = 19, ["TIME"] = 20, ["DATETIME"] = 21,
        ["GEOGRAPHY"] = 22, ["NUMERIC"] = 23, ["BIGNUMERIC"] = 24, ["JSON"] = 26, ["INTERVAL"] = 27,
    };

    /// <summary>The TypeProto of a type.</summary>
    public static byte[] Encode(string type)
    {
        var tokens = new Queue<string>(Tokens().Matches(type).Select(static match => match.Value));
        var encoded = Encode(tokens);
        return tokens.Count == 0 ? encoded : throw new FormatException($"No GoogleSQL type: {type}");
    }

    /// <summary>The name of the type in a TypeProto.</summary>
    public static string Decode(byte[] type)
    {
        var kind = ProtocolBuffers.FindInteger(type, 1);
        // array_type.element_type
        if (kind == ArrayKind) return $"ARRAY<{Decode(ProtocolBuffers.FindBytes(ProtocolBuffers.FindBytes(type, 2)!, 1)!)}>";
        if (kind != StructKind) return s_kinds.FirstOrDefault(pair => pair.Value == kind).Key ?? $"kind {kind}";
        // struct_type.field: field_name, field_type
        var fields = ProtocolBuffers.FindAll(ProtocolBuffers.FindBytes(type, 3) ?? [], 1).Select(static field => $"{Encoding.UTF8.GetString(ProtocolBuffers.FindBytes(field, 1) ?? [])} {Decode(ProtocolBuffers.FindBytes(field, 2)!)}".Trim());
        return $"STRUCT<{string.Join(", ", fields)}>";
    }

    private static byte[] Encode(Queue<string> tokens)
    {
        var word = tokens.Dequeue();
        switch (word)
        {
            case "ARRAY":
                tokens.Dequeue();
                var element = Encode(tokens);
                tokens.Dequeue();
                return new MemoryStream().Integer(1, ArrayKind).Bytes(2, new MemoryStream().Bytes(1, element).ToArray()).ToArray();
            case "STRUCT":
                var fields = new MemoryStream();
                // The first is the opening bracket, the others are commas; the closing bracket ends it.
                while (tokens.Dequeue() != ">")
                {
                    var name = s_kinds.ContainsKey(tokens.Peek()) || tokens.Peek() is "ARRAY" or "STRUCT" ? "" : tokens.Dequeue();
                    fields.Bytes(1, new MemoryStream().Bytes(1, Encoding.UTF8.GetBytes(name)).Bytes(2, Encode(tokens)).ToArray());
                }
                return new MemoryStream().Integer(1, StructKind).Bytes(3, fields.ToArray()).ToArray();
            default:
                return s_kinds.TryGetValue(word, out var kind) ? new MemoryStream().Integer(1, kind).ToArray() : throw new FormatException($"No GoogleSQL type: {word}");
        }
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_]*|[<>,]", RegexOptions.CultureInvariant)]
    private static partial Regex Tokens();
}
