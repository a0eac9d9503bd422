using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Sql;

namespace Bqml.Local.Statements;

/// <summary>Runs a bound query and gives its rows with the names that BigQuery gives columns.</summary>
internal static class QueryRunner
{
    public static DataTable Run(BoundQuery query, StatementContext context)
    {
        var columns = Columns(query);
        // A dry run describes the result only.
        var sql = context.Request.DryRun ? $"SELECT * FROM ({query.Sql}) AS q LIMIT 0" : query.Sql;
        if (query.IsValueTable && query.Columns[0].Type is { Kind: SqlTypeKind.Struct } type)
        {
            // The rows of a value table are its values; a result has their fields as columns.
            var rows = context.Session.Query(sql, [("value", type)], context.CancellationToken).Columns[0].Values;
            return new DataTable([.. columns.Select((c, i) => new DataColumn(c.Name, c.Type, [.. rows.Select(row => (row as object?[])?[i])]))], rows.Length);
        }
        return context.Session.Query(sql, columns, context.CancellationToken);
    }

    /// <summary>The result's columns; BigQuery names anonymous ones f0_, f1_ and so on.</summary>
    public static IReadOnlyList<(string Name, SqlType Type)> Columns(BoundQuery query)
    {
        IEnumerable<(string? Name, SqlType Type)> columns = query.IsValueTable && query.Columns[0].Type is { Kind: SqlTypeKind.Struct } type
            ? type.Fields.Select(f => (f.Name, f.Type))
            : query.Columns.Select(c => (c.Name, c.Type));
        var anonymous = 0;
        var named = columns.Select(c => (Name: c.Name ?? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"f{anonymous++}_"), c.Type)).ToList();
        var duplicate = named.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (duplicate is not null)
            throw new LocalQueryException("invalidQuery", $"Duplicate column names in the result are not supported. Found duplicate(s): {duplicate.Key}");
        return named;
    }
}
