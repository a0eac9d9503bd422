using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Storage;

namespace Bqml.Local.Loading;

/// <summary>Loads a file of JSON objects: one a line (NDJSON), or all in one array.</summary>
internal static class JsonLoader
{
    /// <summary>The columns of the files, their types found by <see cref="JsonTypeInference"/>.</summary>
    public static IReadOnlyList<StoredColumn> InferColumns(IReadOnlyList<FileSource> paths, CancellationToken ct)
    {
        var rows = new JsonTypeInference();
        foreach (var path in paths)
        {
            foreach (var (row, place) in Rows(path, ct))
            {
                if (row.ValueKind != JsonValueKind.Object) throw JsonRowReader.NotAnObject(row, $"{path}, {place}");
                rows.Add(row);
            }
        }
        var columns = rows.Fields.Select(field => new StoredColumn(field.Name, field.Type)).ToList();
        if (columns.Count == 0) throw new LocalQueryException("invalid", $"{paths[0]} holds no object with a field, so its columns are unknown. Give a schema.");
        foreach (var column in columns)
            if (!SqlIdentifier.IsValidColumnName(column.Name, out var error))
                throw new LocalQueryException("invalid", $"{paths[0]}: {error} Rename the field in the file.");
        return columns;
    }

    /// <summary>Appends the file's rows. A missing field is NULL; a field that is no column is an error.</summary>
    public static void Load(FileSource path, IReadOnlyList<StoredColumn> columns, TableWriter table, CancellationToken ct)
    {
        var reader = new JsonRowReader(columns);
        foreach (var (row, place) in Rows(path, ct)) table.Append(reader.Read(row, $"{path}, {place}"));
    }

    private static IEnumerable<(JsonElement Row, string Place)> Rows(FileSource path, CancellationToken ct)
    {
        using var text = new StreamReader(path.Open());
        while (text.Peek() >= 0 && char.IsWhiteSpace((char)text.Peek()) && text.Peek() is not ('\n' or '\r')) text.Read();
        return text.Peek() == '[' ? ArrayRows(path, ct) : LineRows(path, ct);
    }

    private static IEnumerable<(JsonElement Row, string Place)> ArrayRows(FileSource path, CancellationToken ct)
    {
        using var file = path.Open();
        using var document = Parse(() => JsonDocument.Parse(file), path, 1);
        var number = 0;
        foreach (var row in document.RootElement.EnumerateArray())
        {
            ct.ThrowIfCancellationRequested();
            yield return (row, string.Create(CultureInfo.InvariantCulture, $"element {++number}"));
        }
    }

    private static IEnumerable<(JsonElement Row, string Place)> LineRows(FileSource path, CancellationToken ct)
    {
        using var text = new StreamReader(path.Open());
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            ct.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(line)) continue;
            using var document = Parse(() => JsonDocument.Parse(line), path, number);
            yield return (document.RootElement, string.Create(CultureInfo.InvariantCulture, $"line {number}"));
        }
    }

    private static JsonDocument Parse(Func<JsonDocument> parse, FileSource path, int firstLine)
    {
        try
        {
            return parse();
        }
        catch (JsonException e)
        {
            var line = firstLine + (e.LineNumber ?? 0);
            throw new LocalQueryException(
                "invalid", string.Create(CultureInfo.InvariantCulture, $"{path}, line {line}, byte {e.BytePositionInLine + 1}: this is not JSON. Write one object a line, or one array of objects."), e);
        }
    }
}
