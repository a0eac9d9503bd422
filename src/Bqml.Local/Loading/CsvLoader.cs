using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Storage;

namespace Bqml.Local.Loading;

/// <summary>Loads a CSV file with a header line: column types from a schema, or from all values of the file.</summary>
internal static class CsvLoader
{
    /// <summary>The columns of the file, their types found by <see cref="TypeInference"/>.</summary>
    public static IReadOnlyList<StoredColumn> InferColumns(FileSource path, CancellationToken ct)
    {
        using var text = new StreamReader(path.Open());
        var reader = new CsvReader(text, path.Name);
        var fields = new List<CsvField>();
        var names = ReadHeader(reader, fields, path);
        var types = names.Select(_ => new TypeInference()).ToArray();
        while (reader.Read(fields))
        {
            ct.ThrowIfCancellationRequested();
            CheckCount(reader, fields, names, path);
            for (var i = 0; i < types.Length; i++)
                if (!fields[i].IsNull) types[i].Add(fields[i].Text);
        }
        return [.. names.Select((name, i) => new StoredColumn(name, types[i].Type))];
    }

    /// <summary>Appends the file's rows, whose columns the header names in any order.</summary>
    /// <exception cref="LocalQueryException">A value, a record or a header that does not fit; says in which file, line and column, and what to do.</exception>
    public static void Load(FileSource path, IReadOnlyList<StoredColumn> columns, TableWriter table, CancellationToken ct)
    {
        using var text = new StreamReader(path.Open());
        var reader = new CsvReader(text, path.Name);
        var fields = new List<CsvField>();
        var names = ReadHeader(reader, fields, path);
        var positions = columns.Select(column => Position(names, column, path)).ToArray();
        if (names.FirstOrDefault(name => !columns.Any(c => Same(c.Name, name))) is { } unknown)
            throw new LocalQueryException("invalid", $"{path}, line 1: the schema has no column {unknown}. Add it to the schema, or take it out of the file.");
        var values = new object?[columns.Count];
        while (reader.Read(fields))
        {
            ct.ThrowIfCancellationRequested();
            CheckCount(reader, fields, names, path);
            for (var i = 0; i < values.Length; i++) values[i] = Value(fields[positions[i]], columns[i], reader, path);
            table.Append(values);
        }
    }

    private static object? Value(CsvField field, StoredColumn column, CsvReader reader, FileSource path)
    {
        if (field.IsNull) return null;
        if (SqlValueText.TryParse(field.Text, column.Type, out var value)) return value;
        var remedy = column.Type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct
            ? "CSV files cannot hold ARRAY and STRUCT values; load such rows from JSON."
            : $"Correct the value, leave it empty for NULL, or give the column the type STRING in the schema.";
        throw new LocalQueryException("invalid", $"{path}, line {Number(reader.RecordLine)}, column {column.Name}: '{Shorten(field.Text)}' is not a value of type {column.Type}. {remedy}");
    }

    private static List<string> ReadHeader(CsvReader reader, List<CsvField> fields, FileSource path)
    {
        if (!reader.Read(fields)) throw new LocalQueryException("invalid", $"{path} is empty. The first line of a CSV file must name its columns.");
        var names = fields.Select(f => f.Text.Trim()).ToList();
        for (var i = 0; i < names.Count; i++)
        {
            if (!SqlIdentifier.IsValidColumnName(names[i], out var error))
                throw new LocalQueryException("invalid", $"{path}, line {Number(reader.RecordLine)}, column {Number(i + 1)}: {error} Rename the column in the file's first line.");
            if (names.FindIndex(name => Same(name, names[i])) < i)
                throw new LocalQueryException("invalid", $"{path}, line {Number(reader.RecordLine)}, column {Number(i + 1)}: a second column named {names[i]}. Column names must differ in more than case.");
        }
        return names;
    }

    private static void CheckCount(CsvReader reader, List<CsvField> fields, List<string> names, FileSource path)
    {
        if (fields.Count == names.Count) return;
        throw new LocalQueryException(
            "invalid",
            $"{path}, line {Number(reader.RecordLine)}: {Number(fields.Count)} values for {Number(names.Count)} columns; " +
            (fields.Count < names.Count ? $"column {names[fields.Count]} has none" : $"'{Shorten(fields[names.Count].Text)}' has no column") +
            ". Write a comma for each missing value, and quote values that hold commas.");
    }

    private static int Position(List<string> names, StoredColumn column, FileSource path)
    {
        var position = names.FindIndex(name => Same(name, column.Name));
        return position >= 0
            ? position
            : throw new LocalQueryException("invalid", $"{path}, line 1: there is no column {column.Name}, which the schema has. The file's columns are {string.Join(", ", names)}.");
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
