using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Storage;

namespace Bqml.Local.Loading;

/// <summary>Reads JSON objects as rows. A missing field is NULL; a field that is no column is an error, unless it is to be left out.</summary>
internal sealed class JsonRowReader(IReadOnlyList<StoredColumn> columns, TableSchema? schema = null, bool ignoreUnknown = false, bool jsonAsText = false)
{
    private readonly SqlType _type = SqlType.Struct([.. columns.Select(c => new SqlField(c.Name, c.Type))]);

    /// <summary>The row's values, in the representation of <see cref="Data.DataColumn"/>.</summary>
    /// <param name="row">The object.</param>
    /// <param name="place">Where it is, for messages.</param>
    /// <exception cref="LocalQueryException">It does not fit.</exception>
    public object?[] Read(JsonElement row, string place)
    {
        if (row.ValueKind != JsonValueKind.Object) throw NotAnObject(row, place);
        var values = new object?[columns.Count];
        foreach (var property in row.EnumerateObject())
        {
            var index = JsonValues.IndexOf(_type, property.Name);
            if (index < 0 && ignoreUnknown) continue;
            if (index < 0) throw new LocalQueryException("invalid", $"{place}: the schema has no column {property.Name}. Add it to the schema, or take it out of the file.") { Column = property.Name };
            var at = columns[index].Name;
            if (jsonAsText && columns[index].Type.Kind == SqlTypeKind.Json && property.Value.ValueKind == JsonValueKind.String) values[index] = property.Value.GetString();
            else if (!JsonValues.TryRead(property.Value, columns[index].Type, ref at, out values[index]))
                throw new LocalQueryException("invalid", $"{place}, column {at}: {Shorten(property.Value.GetRawText())} is not a value of type {columns[index].Type}. Correct the value, write null, or change the column's type in the schema.") { Column = at };
        }
        RequiredFields.Check(schema, values, place);
        return values;
    }

    public static LocalQueryException NotAnObject(JsonElement row, string place) =>
        new("invalid", $"{place}: {Shorten(row.GetRawText())} is not an object. Each row is written as {{\"column\": value, ...}}.") { Column = "" };

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
