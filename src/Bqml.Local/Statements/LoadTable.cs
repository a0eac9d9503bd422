using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Jobs;
using Bqml.Local.Loading;
using Bqml.Local.Objects;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>A load job: all rows or, when there are more bad records than it may leave out, none.</summary>
internal sealed class LoadTable(LocalCatalog catalog, TableStore tables, ObjectStore objects, bool createDatasets)
{
    public StatementResult Run(LoadRequest request, CancellationToken ct)
    {
        var path = request.Destination;
        var (sources, inputBytes) = Sources(request, ct);
        var existing = catalog.FindTable(path);
        if (existing is null && !request.MayCreate) throw catalog.NotFound("Table", path);
        if (existing is { Objects: not null }) throw LocalCatalog.ReadOnly(path);
        if (existing is null && !createDatasets && !catalog.HasDataset(path.Project, path.Dataset)) throw catalog.DatasetNotFound(path.Project, path.Dataset);
        if (existing is not null && request.Mode == LoadMode.OnlyIfEmpty && catalog.Measure(existing).Rows > 0) throw new LocalQueryException("duplicate", $"Already Exists: Table {path}");

        var replaces = existing is not null && request.Mode == LoadMode.Replace;
        var (columns, schema, skip) = Columns(request, replaces && (request.Schema is not null || request.Autodetect) ? null : existing, sources, ct);
        if (existing is not null && !replaces && request.Schema is { } given) RequireSame(existing, given);
        var records = new Records(request, columns, schema, sources, skip, ct);
        if (existing is not null && !replaces) tables.Append(existing, records.Load);
        else tables.Create(name => new StoredTable(path, columns, name, DateTimeOffset.UtcNow) { Schema = schema, Details = request.Details ?? existing?.Details ?? TableDetails.None }, records.Load, replace: true);
        var size = existing is null ? catalog.Measure(catalog.GetTable(path)).Bytes : 0;
        return new StatementResult("LOAD") { Target = path, AffectedRows = records.Rows, Loaded = new LoadedRows(records.Rows, size, inputBytes, records.Errors) };
    }

    private (IReadOnlyList<FileSource> Sources, long Bytes) Sources(LoadRequest request, CancellationToken ct)
    {
        if (request.Data is { } data) return ([new FileSource("the uploaded data", () => Unpack(new MemoryStream(data.ToArray(), writable: false)))], data.Length);
        var found = new List<ObjectFile>();
        foreach (var uri in request.Uris)
        {
            var matches = objects.Find(uri, ct);
            if (matches.Count == 0) throw new LocalQueryException("notFound", $"Not found: URI {uri}");
            found.AddRange(matches);
        }
        return ([.. found.Select(static file => new FileSource(file.Uri, () => Unpack(File.OpenRead(file.Path))))], found.Sum(static file => file.Size));
    }

    /// <summary>The columns, and how many lines of each file come before its records.</summary>
    private static (IReadOnlyList<StoredColumn> Columns, TableSchema? Schema, long Skip) Columns(LoadRequest request, StoredTable? existing, IReadOnlyList<FileSource> sources, CancellationToken ct)
    {
        var skip = request.Csv?.SkipLeadingRows ?? 0;
        // A statement that adds rows finds out by itself whether there is a header; a job is told.
        var found = request is { Autodetect: true, Csv: { } csv } && (existing is null || request.Data is null) ? CsvDetection.Detect(csv, sources, ct) : null;
        if (existing is not null) return (existing.Columns, existing.Schema, found?.Skip ?? skip);
        if (request.Schema is { } schema) return ([.. schema.Fields.Select(static field => new StoredColumn(field.Name, field.Type))], schema, found?.Skip ?? skip);
        if (!request.Autodetect) throw new LocalQueryException("invalid", "No schema specified on job or table.");
        return found is null ? (JsonLoader.InferColumns(sources, ct), null, 0) : (found.Columns, null, found.Skip);
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
    private static Stream Unpack(Stream data)
    {
        var isPacked = data.ReadByte() == 0x1f && data.ReadByte() == 0x8b;
        data.Position = 0;
        return isPacked ? new GZipStream(data, CompressionMode.Decompress) : data;
    }

    /// <summary>The records of the data on their way into a table.</summary>
    private sealed class Records(LoadRequest request, IReadOnlyList<StoredColumn> columns, TableSchema? schema, IReadOnlyList<FileSource> sources, long skip, CancellationToken ct)
    {
        private readonly List<LocalQueryException> _errors = [];

        public long Rows { get; private set; }

        public IReadOnlyList<LocalQueryException> Errors => _errors;

        public void Load(TableWriter table)
        {
            foreach (var source in sources)
            {
                using var text = new StreamReader(source.Open());
                if (request.Csv is { } csv) LoadCsv(source, csv, text, table);
                else LoadJson(source, text, table);
            }
        }

        private void LoadJson(FileSource source, StreamReader text, TableWriter table)
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

        private void LoadCsv(FileSource source, CsvFormat csv, StreamReader text, TableWriter table)
        {
            for (var i = 0L; i < skip; i++) text.ReadLine();
            var reader = new CsvReader(text, source.Name, csv.Delimiter, csv.Quote);
            var fields = new List<CsvField>();
            while (reader.Read(fields))
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{source}, line {reader.RecordLine + skip}");
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
