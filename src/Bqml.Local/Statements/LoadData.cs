using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Statements;

/// <summary>LOAD DATA: a load job as a statement.</summary>
internal sealed class LoadData(StatementContext context)
{
    public StatementResult Run(LoadDataStatement statement, LoadTable load)
    {
        if (statement.Connection is { } connection) throw context.Unsupported(connection, "WITH CONNECTION in LOAD DATA");
        var files = new StatementOptions(context, statement.Files);
        var format = files.Text("format")?.ToUpperInvariant() ?? throw new LocalQueryException("invalidQuery", "Missing required option format: FROM FILES (format = 'CSV', ...)");
        if (format is not ("CSV" or "JSON" or "NEWLINE_DELIMITED_JSON")) throw files.Invalid("format", "is 'CSV' or 'JSON' in the embedded engine");
        if (files.Text("encoding") is { } encoding && !encoding.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) && !encoding.Equals("UTF8", StringComparison.OrdinalIgnoreCase)) throw files.Invalid("encoding", "is 'UTF-8' in the embedded engine");
        var request = new LoadRequest(context.Request.ProjectId, context.Resolve("table", statement.Table))
        {
            Uris = files.Uris("uris"),
            Csv = format == "CSV" ? Csv(files) : null,
            Schema = statement.Columns is { } columns ? new TableSchema(columns.Select(Field)) : null,
            Autodetect = statement.Columns is null,
            Mode = statement.IsOverwrite ? LoadMode.Replace : LoadMode.Append,
            MaxBadRecords = files.Count("max_bad_records") ?? 0,
            IgnoreUnknownValues = files.Flag("ignore_unknown_values"),
            Details = Details(statement),
        };
        foreach (var uri in request.Uris) files.At("uris", () => context.Objects.Check(uri));
        files.RefuseOthers();
        if (context.Request.DryRun) return new StatementResult("LOAD_DATA") { Target = request.Destination };
        return load.Run(request, context.CancellationToken) with { StatementType = "LOAD_DATA" };
    }

    private static CsvFormat Csv(StatementOptions files)
    {
        var delimiter = files.Text("field_delimiter") is { } text ? text.Equals("tab", StringComparison.OrdinalIgnoreCase) || text == "\\t" ? "\t" : text : ",";
        var quote = files.Text("quote") ?? "\"";
        if (delimiter.Length != 1) throw files.Invalid("field_delimiter", "must be one character");
        if (quote.Length > 1) throw files.Invalid("quote", "must be one character, or none");
        return new CsvFormat(
            files.Count("skip_leading_rows"), delimiter[0], quote.Length == 0 ? null : quote[0], files.Flag("allow_quoted_newlines"), files.Flag("allow_jagged_rows"),
            files.Text("null_marker") ?? "");
    }

    /// <summary>What is remembered of a new table. Partitions and clustering change costs, not results.</summary>
    private TableDetails? Details(LoadDataStatement statement)
    {
        if (statement.Options is not { } options) return null;
        var given = new StatementOptions(context, options);
        var details = new TableDetails
        {
            Description = given.Text("description"),
            FriendlyName = given.Text("friendly_name"),
            Labels = given.Labels("labels"),
            Expires = given.Value("expiration_timestamp", SqlTypeKind.Timestamp) as DateTimeOffset?,
        };
        given.RefuseOthers();
        return details;
    }

    private TableField Field(ColumnDefinition column)
    {
        if (column.Default is not null || column.Options is not null) throw context.Unsupported(column, "DEFAULT and OPTIONS in a column definition");
        var type = column.Type.ToSqlType() ?? throw context.Error(column.Type, $"Type not found: {column.Type}");
        return new TableField(column.Name.Name, type) { IsRequired = column.IsRequired };
    }
}
