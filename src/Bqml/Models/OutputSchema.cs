using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Writes the columns of a type as a language model is told to generate them: <c>title STRING, year INT64</c>.</summary>
internal static class OutputSchema
{
    /// <param name="writer">The writer of the type.</param>
    /// <param name="owner">The type's name, for the message.</param>
    /// <exception cref="ArgumentException">A column is of a type that cannot be generated; names it.</exception>
    public static string Of<T>(RowWriter<T> writer, string owner)
    {
        var type = writer.Type;
        if (type.Fields.Count == 0) throw new ArgumentException($"{owner} has no columns to generate.", nameof(writer));
        foreach (var field in type.Fields)
        {
            if (GeneratedTypes.FindForeign(field.Type) is not { } foreign) continue;
            throw new ArgumentException($"The column '{field.Name}' of {owner} holds {foreign}, which cannot be generated: a language model generates {GeneratedTypes.Names}.", nameof(writer));
        }
        if (writer.OutputSchema is { } schema) return schema;
        // Without STRUCT< and >.
        const string opening = "STRUCT<";
        var text = type.ToString();
        return text[opening.Length..^1];
    }
}
