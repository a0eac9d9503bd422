using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Search;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>VECTOR_SEARCH, exactly: every row is compared with every other, whatever index there is.</content>
internal sealed partial class Binder
{
    private const string VectorSearch = "VECTOR_SEARCH";
    private const string QueryColumnArgument = "query_column_to_search";
    private const string DistanceArgument = "distance_type";

    private static readonly FunctionArgument[] s_searchArguments = [.. ModelCatalog.FindFunction(VectorSearch)!.Signatures.SelectMany(static signature => signature.Arguments).Where(static argument => argument.Kind == ArgumentKind.Named).DistinctBy(static argument => argument.Name)];

    private sealed record SearchArguments(BoundQuery Base, string Column, BoundQuery? Queries, string? QueryColumn, BoundExpression? QueryValue, long Count, string Distance);

    private (RangeVariable Variable, string Sql) BindVectorSearch(TableFunctionCall call, Scope scope)
    {
        // Like any function's query, those of a search see the common table expressions around it, but no rows.
        var outer = new Scope(scope.Outer);
        var arguments = ReadSearch(call, outer);
        var rows = MaterializeQuery(arguments.Base, outer);
        var column = VectorColumn(rows, arguments.Column, call);
        var queries = arguments.Queries is { } query ? MaterializeQuery(query, outer) : MaterializeQuery(new BoundQuery($"SELECT {Typed(arguments.QueryValue!).Sql} AS c0", [new QueryColumn("query_value", arguments.QueryValue!.Type)]));
        var queryColumn = VectorColumn(queries, QueryColumn(queries, arguments, call), call);
        CheckDimensions(call, (rows, column), (queries, queryColumn));

        var distance = $"{VectorDistances.DuckFunction(arguments.Distance)}(q.{queryColumn}, b.{column})";
        var nearest = arguments.Count < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" QUALIFY row_number() OVER (PARTITION BY q.rid ORDER BY {distance}, b.rid) <= {arguments.Count}");
        var pairs = $"SELECT q.rid AS q, b.rid AS b, {distance} AS d FROM {DuckType.Quote(queries.DuckTable)} AS q CROSS JOIN {DuckType.Quote(rows.DuckTable)} AS b WHERE len(q.{queryColumn}) > 0 AND len(b.{column}) > 0{nearest}";
        var alias = NewAlias("t");
        var (queryType, querySql) = RowOf(queries, "q");
        var (baseType, baseSql) = RowOf(rows, "b");
        var columns = new List<BoundColumn>();
        if (arguments.Queries is not null) columns.Add(new BoundColumn("query", queryType, $"{alias}.c0"));
        columns.Add(new BoundColumn("base", baseType, $"{alias}.c1"));
        columns.Add(new BoundColumn("distance", SqlType.Float64, $"{alias}.c2"));
        return (new RangeVariable(call.Alias?.Name, columns),
            $"(SELECT {querySql} AS c0, {baseSql} AS c1, m.d AS c2 FROM ({pairs}) AS m JOIN {DuckType.Quote(queries.DuckTable)} AS q ON q.rid = m.q JOIN {DuckType.Quote(rows.DuckTable)} AS b ON b.rid = m.b ORDER BY m.q, m.d, m.b) AS {alias}");
    }

    private SearchArguments ReadSearch(TableFunctionCall call, Scope outer)
    {
        if (call.Arguments.Count < 2 || SearchRows(call.Arguments[0], outer) is not { } rows) throw context.Error(call, $"{VectorSearch} needs the rows to search as its first argument: TABLE dataset.table, or a query in parentheses");
        if (call.Arguments[1] is not ExpressionArgument { Value: var columnSyntax } || EvaluateConstant(columnSyntax).Value is not string column) throw context.Error(call.Arguments[1], $"{VectorSearch} needs the name of the column to search as its second argument, a STRING literal");
        BoundQuery? queries = null;
        BoundExpression? value = null;
        string? queryColumn = null;
        string? distance = null;
        long? count = null;
        foreach (var argument in call.Arguments.Skip(2))
        {
            if (SearchRows(argument, outer) is { } found)
            {
                if (queries is not null) throw context.Error(argument, $"{VectorSearch} takes the rows to search for once");
                queries = found;
                continue;
            }
            var expression = (argument as ExpressionArgument)?.Value ?? throw context.Error(argument, $"{VectorSearch} takes no such argument");
            // The column of the queries may also be given by place.
            var known = SearchArgument(argument.Name?.Name ?? QueryColumnArgument) ?? throw context.Error(argument, $"{VectorSearch} {ArgumentCheck.Unknown(argument.Name!.Name, s_searchArguments, "argument")}");
            switch (known.Name)
            {
                case QueryColumnArgument:
                    queryColumn = (string)SearchConstant(known, expression);
                    break;
                case "query_value":
                    value = Bind(expression, outer);
                    break;
                case "top_k":
                    count = (long)SearchConstant(known, expression);
                    break;
                case DistanceArgument:
                    distance = ArgumentCheck.Word(known, (string)SearchConstant(known, expression));
                    break;
                case "options":
                    if (ArgumentCheck.JsonFault(known, (string)SearchConstant(known, expression)) is { } fault) throw context.Error(expression, $"{VectorSearch} {fault}");
                    break;
                default:
                    throw context.Unsupported(argument, $"A search for words ({known.Name}) in {VectorSearch}");
            }
        }
        if ((queries is null) == (value is null)) throw context.Error(call, $"{VectorSearch} needs what to search for: TABLE dataset.table or a query as its third argument, or else query_value");
        if (value is not null && queryColumn is not null) throw context.Error(call, $"{VectorSearch} takes {QueryColumnArgument} only with rows to search for");
        return new SearchArguments(rows, column, queries, queryColumn, value, count ?? (long)SearchArgument("top_k")!.Default!, distance ?? IndexedDistance(call, column) ?? (string)SearchArgument(DistanceArgument)!.Default!);
    }

    private static FunctionArgument? SearchArgument(string name) => Array.Find(s_searchArguments, argument => Same(argument.Name, name));

    /// <summary>The constant that an argument is, checked by the catalogue.</summary>
    private object SearchConstant(FunctionArgument argument, SqlExpression expression)
    {
        var value = EvaluateConstant(expression).Value ?? throw context.Error(expression, $"{VectorSearch} takes {argument.Name} as {argument.Type}, not NULL");
        return ArgumentCheck.Fault(argument, value) is { } fault ? throw context.Error(expression, $"{VectorSearch} {fault}") : value;
    }

    private BoundQuery? SearchRows(TableFunctionArgument argument, Scope outer) => argument switch
    {
        TableArgument { Path: var path } => TableInput(path, outer),
        QueryArgument { Query: var query } => BindQuery(query, outer),
        _ => null,
    };

    /// <summary>The distance that the vector index of the searched table is for; null when it has none.</summary>
    private string? IndexedDistance(TableFunctionCall call, string column) =>
        call.Arguments[0] is TableArgument { Path: var path } && context.Catalog.FindTable(context.Resolve("table", path))?.VectorIndex is { } index && Same(index.Column, column) ? index.DistanceType : null;

    /// <summary>The column of the queries: the one named, one named like that of the searched rows, or the only one with embeddings.</summary>
    private string QueryColumn(InputRows queries, SearchArguments arguments, TableFunctionCall call)
    {
        if (arguments.QueryValue is not null) return queries.Columns[0].Name!;
        if (arguments.QueryColumn is { } named) return named;
        if (queries.Has(arguments.Column)) return arguments.Column;
        var fitting = queries.Columns.Where(static column => column.Type is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Float64 or SqlTypeKind.Int64 }).ToList();
        return fitting.Count == 1 ? fitting[0].Name! : throw context.Error(call, $"{VectorSearch} cannot tell which column of the rows to search for has the embeddings: give {QueryColumnArgument}");
    }

    private string VectorColumn(InputRows rows, string name, TableFunctionCall call)
    {
        var index = Enumerable.Range(0, rows.Columns.Count).FirstOrDefault(i => Same(rows.Columns[i].Name, name), -1);
        if (index < 0) throw context.Error(call, $"{VectorSearch}: column {name} was not found; there are {string.Join(", ", rows.Columns.Select(static column => column.Name))}");
        return rows.Columns[index].Type switch
        {
            { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Float64 } => BoundQuery.DuckColumn(index),
            { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Int64 or SqlTypeKind.Numeric } => $"{BoundQuery.DuckColumn(index)}::DOUBLE[]",
            { Kind: SqlTypeKind.String } => throw context.Unsupported(call, $"A search by texts ({name}), whose embeddings BigQuery generates by itself,"),
            var type => throw context.Error(call, $"{VectorSearch} needs embeddings of type ARRAY<FLOAT64>; column {name} is {type}"),
        };
    }

    /// <summary>Embeddings that are compared must have one length. A row without one is no neighbour, which is said.</summary>
    private void CheckDimensions(TableFunctionCall call, params (InputRows Rows, string Column)[] embeddings)
    {
        if (context.Request.DryRun) return;
        var counts = embeddings.Select(e => context.Session.Query(
            $"SELECT min(len(v)), max(len(v)), count(*) FILTER (WHERE v IS NULL OR len(v) = 0), count(*) FILTER (WHERE len(list_filter(v, lambda x: x IS NULL)) > 0) FROM (SELECT nullif({e.Column}, []) AS v FROM {DuckType.Quote(e.Rows.DuckTable)}) AS e",
            [("least", SqlType.Int64), ("most", SqlType.Int64), ("missing", SqlType.Int64), ("broken", SqlType.Int64)], context.CancellationToken)).ToList();
        if (counts.Any(static count => count.Columns[3].Values[0] is > 0L)) throw context.Error(call, $"{VectorSearch}: an embedding has a NULL element");
        var lengths = counts.SelectMany(static count => new[] { count.Columns[0].Values[0], count.Columns[1].Values[0] }).OfType<long>().Distinct().ToList();
        if (lengths.Count > 1) throw context.Error(call, $"{VectorSearch}: the embeddings differ in length: {string.Join(", ", lengths.Order().Select(static length => length.ToString(CultureInfo.InvariantCulture)))}");
        if (counts.Sum(static count => (long)count.Columns[2].Values[0]!) is > 0 and var missing)
            context.Remote.Warn(string.Create(CultureInfo.InvariantCulture, $"{VectorSearch}: {missing} rows without an embedding were left out."), FidelityTier.Exact);
    }

    private static (SqlType Type, string Sql) RowOf(InputRows rows, string alias)
    {
        var type = SqlType.Struct([.. rows.Columns.Select(static column => new SqlField(column.Name, column.Type))]);
        return (type, $"struct_pack({string.Join(", ", rows.Columns.Select((_, i) => $"{DuckType.QuotedField(type, i)} := {alias}.{BoundQuery.DuckColumn(i)}"))})");
    }
}
