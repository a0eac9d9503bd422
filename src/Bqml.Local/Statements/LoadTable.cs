using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Jobs;
using Bqml.Local.Loading;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>A load job: all rows or, when there are more bad records than it may leave out, none.</summary>
internal sealed class LoadTable(LocalCatalog catalog, TableStore tables, bool createDatasets)
{
    public StatementResult Run(LoadRequest request, CancellationToken ct)
    {
        var path = request.Destination;
        var source = new FileSource("the uploaded data", () => Open(request.Data));
        var existing = catalog.FindTable(path);
        if (existing is null && !request.MayCreate) throw catalog.NotFound("Table", path);
        if (existing is null && !createDatasets && !catalog.HasDataset(path.Project, path.Dataset)) throw catalog.DatasetNotFound(path.Project, path.Dataset);
        if (existing is not null && request.Mode == LoadMode.OnlyIfEmpty && catalog.Measure(existing).Rows > 0) throw new LocalQueryException("duplicate", $"Already Exists: Table {path}");

        var replaces = existing is not null && request.Mode == LoadMode.Replace;
        var (columns, schema) = Columns(request, replaces && request.Schema is not null ? null : existing, source, ct);
        if (existing is not null && !replaces && request.Schema is { } given) RequireSame(existing, given);
        var records = new Records(request, columns, schema, source, ct);
        if (existing is not null && !replaces) tables.Append(existing, records.Load);
        else tables.Create(name => new StoredTable(path, columns, name, DateTimeOffset.UtcNow) { Schema = schema, Details = existing?.Details ?? TableDetails.None }, records.Load, replace: true);
        var size = existing is null ? catalog.Measure(catalog.GetTable(path)).Bytes : 0;
        return new StatementResult("LOAD") { Target = path, AffectedRows = records.Rows, Loaded = new LoadedRows(records.Rows, size, request.Data.Length, records.Errors) };
    }

    private static (IReadOnlyList<StoredColumn> Columns, TableSchema? Schema) Columns(LoadRequest request, StoredTable? existing, FileSource source, CancellationToken ct)
    {
        if (existing is not null) return (existing.Columns, existing.Schema);
        if (request.Schema is { } schema) return ([.. schema.Fields.Select(static field => new StoredColumn(field.Name, field.Type))], schema);
        if (!request.Autodetect) throw new LocalQueryException("invalid", "No schema specified on job or table.");
        if (request.Csv is null) return (JsonLoader.InferColumns(source, ct), null);
        if (request.Csv.SkipLeadingRows != 1) throw new LocalQueryException("notImplemented", "The embedded engine finds the columns of a CSV file in its first line only: set skipLeadingRows to 1, or give a schema.");
        return (CsvLoader.InferColumns(source, ct, request.Csv.Delimiter, request.Csv.Quote), null);
    }

    private static void RequireSame(StoredTable table, TableSchema schema)
    {
        foreach (var field in schema.Fields)
        {
            var column = table.Columns.FirstOrDefault(column => string.Equals(column.Name, field.Name, StringComparison.OrdinalIgnoreCase));
            if (column is null) throw new LocalQueryException("invalid", $"Provided Schema does not match Table {table.Path}. Cannot add fields (field: {field.Name})");
            if (!column.Type.Equals(field.Type)) throw new LocalQueryException("invalid", $"Provided Schema does not match Table {table.Path}. Field {field.Name} has changed type from {column.Type} to {field.Type}");
        }
    }

    /// <summary>The data, unpacked when gzip has packed them.</summary>
    private static Stream Open(ReadOnlyMemory<byte> data)
    {
        var stream = new MemoryStream(data.ToArray(), writable: false);
        return data.Span is [0x1f, 0x8b, ..] ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }

    /// <summary>The records of the data on their way into a table.</summary>
    private sealed class Records(LoadRequest request, IReadOnlyList<StoredColumn> columns, TableSchema? schema, FileSource source, CancellationToken ct)
    {
        private readonly List<LocalQueryException> _errors = [];

        public long Rows { get; private set; }

        public IReadOnlyList<LocalQueryException> Errors => _errors;

        public void Load(TableWriter table)
        {
            using var text = new StreamReader(source.Open());
            if (request.Csv is { } csv) LoadCsv(csv, text, table);
            else LoadJson(text, table);
        }

        private void LoadJson(StreamReader text, TableWriter table)
        {
            var reader = new JsonRowReader(columns, schema, request.IgnoreUnknownValues);
            for (var number = 1; text.ReadLine() is { } line; number++)
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                var place = string.Create(CultureInfo.InvariantCulture, $"{source}, line {number}");
                Add(table, () =>
                {
                    using var document = Parse(line, place);
                    return reader.Read(document.RootElement, place);
                });
            }
        }

        private void LoadCsv(CsvFormat csv, StreamReader text, TableWriter table)
        {
            for (var i = 0L; i < csv.SkipLeadingRows; i++) text.ReadLine();
            var reader = new CsvReader(text, source.Name, csv.Delimiter, csv.Quote);
            var fields = new List<CsvField>();
            while (reader.Read(fields))
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{source}, line {reader.RecordLine + csv.SkipLeadingRows}");
                Add(table, () => Values(csv, fields, place));
            }
        }

        private object?[] Values(CsvFormat csv, List<CsvField> fields, string place)
        {
            if (fields.Count < columns.Count && !csv.AllowJaggedRows)
                throw new LocalQueryException("invalid", string.Create(CultureInfo.InvariantCulture, $"{place}: Too few columns: expected {columns.Count} column(s) but got {fields.Count} column(s). For additional help: set allowJaggedRows."));
            if (fields.Count > columns.Count && !request.IgnoreUnknownValues)
                throw new LocalQueryException("invalid", string.Create(CultureInfo.InvariantCulture, $"{place}: Too many values in line. Found {fields.Count} column(s) while expected {columns.Count}."));
            var values = new object?[columns.Count];
            for (var i = 0; i < Math.Min(values.Length, fields.Count); i++)
            {
                if (!csv.AllowQuotedNewlines && fields[i].Text.Contains('\n', StringComparison.Ordinal))
                    throw new LocalQueryException("invalid", $"{place}, column {columns[i].Name}: Missing close quote character: the value holds an end of line. Set allowQuotedNewlines.");
                if (fields[i].IsNull || (csv.NullMarker.Length > 0 && fields[i].Text == csv.NullMarker)) continue;
                if (!SqlValueText.TryParse(fields[i].Text, columns[i].Type, out values[i]))
                    throw new LocalQueryException("invalid", $"{place}, column {columns[i].Name}: Could not parse '{fields[i].Text}' as {columns[i].Type}.");
            }
            RequiredFields.Check(schema, values, place);
            return values;
        }

        private void Add(TableWriter table, Func<object?[]> read)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                table.Append(read());
                Rows++;
            }
            catch (LocalQueryException bad) when (_errors.Count < request.MaxBadRecords)
            {
                _errors.Add(bad);
            }
        }

        private static JsonDocument Parse(string line, string place)
        {
            try
            {
                return JsonDocument.Parse(line);
            }
            catch (JsonException e)
            {
                throw new LocalQueryException("invalid", string.Create(CultureInfo.InvariantCulture, $"{place}, byte {e.BytePositionInLine + 1}: this is not JSON. Write one object a line."), e);
            }
        }
    }
}
