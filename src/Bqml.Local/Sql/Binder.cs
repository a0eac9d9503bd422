using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <summary>
/// Gives a query its meaning: resolves names, finds the GoogleSQL type of every expression and writes DuckDB SQL of the same meaning. What BigQuery
/// rejects is rejected here, with its position; table functions that take a model are evaluated on the way, and their rows put in a temporary table.
/// </summary>
internal sealed partial class Binder(StatementContext context)
{
    private int _lastAlias;

    /// <summary>Binds a whole statement's query.</summary>
    public BoundQuery BindQuery(Query query) => BindQuery(query, new Scope(null));

    /// <summary>Binds an expression that refers to no rows, such as an option's value.</summary>
    public BoundExpression BindConstant(SqlExpression expression) => Bind(expression, new Scope(null));

    /// <summary>Binds a query whose rows are used; the content of objects cannot be among them.</summary>
    private BoundQuery BindQuery(Query query, Scope outer) => WithoutObjectData(BindRows(query, outer), query);

    /// <summary>Binds a query whose columns a query around it refers to, and may hand the content of objects on.</summary>
    private BoundQuery BindRows(Query query, Scope outer)
    {
        var scope = new Scope(outer);
        var with = BindWith(query.With, scope);
        if (query.Body is SelectQuery select)
        {
            var bound = BindSelect(select, query.OrderBy, query.Limit, scope);
            return bound with { Sql = with + bound.Sql };
        }
        var body = BindBody(query.Body, scope);
        if (query.OrderBy is null && query.Limit is null) return body with { Sql = with + body.Sql };
        // Only the result's own columns can be ordered by.
        var alias = NewAlias("t");
        var result = new Scope(scope);
        result.Add(Rows(body, alias, null));
        var sql = $"SELECT * FROM ({body.Sql}) AS {alias}";
        if (query.OrderBy is { } orderBy) sql += " ORDER BY " + string.Join(", ", orderBy.Items.Select(item => OrderItem(item, ResultColumn(item, body) ?? Bind(item.Expression, result))));
        return body with { Sql = with + sql + Limit(query.Limit) };
    }

    private BoundQuery BindBody(QueryBody body, Scope scope)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        switch (body)
        {
            case SelectQuery select:
                return BindSelect(select, null, null, scope);
            case ParenthesizedQuery parenthesized:
                return BindRows(parenthesized.Query, scope);
            case SetOperation set:
                return BindSet(set, scope);
            default:
                throw context.Unsupported(body, "This form of query");
        }
    }

    private string BindWith(WithClause? with, Scope scope)
    {
        if (with is null) return "";
        if (with.IsRecursive) throw context.Unsupported(with, "WITH RECURSIVE");
        var tables = new List<string>();
        foreach (var table in with.Tables)
        {
            if (with.Tables.TakeWhile(t => t != table).Any(t => string.Equals(t.Name.Name, table.Name.Name, StringComparison.OrdinalIgnoreCase)))
                throw context.Error(table.Name, $"Duplicate alias {table.Name.Name} for WITH subquery");
            var query = BindRows(table.Query, scope);
            var name = NewAlias("w");
            scope.AddTable(table.Name.Name, new CommonTable(name, query));
            tables.Add($"{name} AS ({query.Sql})");
        }
        return "WITH " + string.Join(", ", tables) + " ";
    }

    private BoundQuery BindSet(SetOperation set, Scope scope)
    {
        if (set is { IsDistinct: false, Operator: not SetOperator.Union }) throw context.Unsupported(set, $"{set.Operator.ToString().ToUpperInvariant()} ALL");
        var inputs = set.Inputs.Select(input => WithoutObjectData(BindBody(input, scope), input)).ToList();
        var count = inputs[0].Columns.Count;
        for (var i = 1; i < inputs.Count; i++)
            if (inputs[i].Columns.Count != count)
                throw context.Error(set.Inputs[i], $"Queries in {Name(set)} have mismatched column count; query 1 has {count} columns, query {i + 1} has {inputs[i].Columns.Count} columns");
        var columns = new QueryColumn[count];
        for (var c = 0; c < count; c++)
        {
            var candidates = inputs.Select(input => ColumnOf(input, c)).ToList();
            var type = Coercion.CommonType(candidates)
                ?? throw context.Error(set, $"Column {c + 1} in {Name(set)} has incompatible types: {string.Join(", ", candidates.Select(e => e.Type))}");
            columns[c] = new QueryColumn(inputs[0].Columns[c].Name, type);
        }
        var sql = string.Join($" {set.Operator.ToString().ToUpperInvariant()}{(set.IsDistinct ? "" : " ALL")} ", inputs.Select(input => "(" + Recast(input, columns) + ")"));
        return new BoundQuery(sql, columns);

        static string Name(SetOperation set) => $"{set.Operator.ToString().ToUpperInvariant()} {(set.IsDistinct ? "DISTINCT" : "ALL")}";
    }

    // A column that is NULL in one input takes the type of the others, as a NULL literal does.
    private static BoundExpression ColumnOf(BoundQuery query, int index) =>
        new(BoundQuery.DuckColumn(index), query.Columns[index].Type) { Literalness = query.UntypedColumns.Contains(index) ? Literalness.Untyped : query.LiteralColumns.Contains(index) ? Literalness.Literal : Literalness.None };

    private string Recast(BoundQuery input, QueryColumn[] columns)
    {
        if (input.Columns.Zip(columns).All(pair => pair.First.Type.Equals(pair.Second.Type))) return input.Sql;
        var select = columns.Select((column, i) => $"{Coercion.To(ColumnOf(input, i), column.Type).Sql} AS {BoundQuery.DuckColumn(i)}");
        return $"SELECT {string.Join(", ", select)} FROM ({input.Sql}) AS {NewAlias("t")}";
    }

    private BoundExpression? ResultColumn(OrderByItem item, BoundQuery query)
    {
        if (item.Expression is IntegerLiteral ordinal)
            return ordinal.Value >= 1 && ordinal.Value <= (ulong)query.Columns.Count
                ? new BoundExpression(BoundQuery.DuckColumn((int)ordinal.Value - 1), query.Columns[(int)ordinal.Value - 1].Type)
                : throw context.Error(item.Expression, $"ORDER BY is out of SELECT column number range: {ordinal.Value}");
        return null;
    }

    private string OrderItem(OrderByItem item, BoundExpression expression)
    {
        if (item.Collation is not null) throw context.Unsupported(item, "COLLATE");
        if (expression.Type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct or SqlTypeKind.Json)
            throw context.Error(item.Expression, $"ORDER BY does not support expressions of type {expression.Type}");
        // BigQuery takes NULL for the smallest value.
        var nulls = item.Nulls switch { NullOrder.First => "FIRST", NullOrder.Last => "LAST", _ => item.IsDescending ? "LAST" : "FIRST" };
        return $"{expression.Sql} {(item.IsDescending ? "DESC" : "ASC")} NULLS {nulls}";
    }

    private string Limit(LimitClause? limit)
    {
        if (limit is null) return "";
        var sql = " LIMIT " + Count(limit.Count);
        return limit.Offset is null ? sql : sql + " OFFSET " + Count(limit.Offset);

        string Count(SqlExpression expression)
        {
            var count = BindConstant(expression);
            return count.Constant is long and >= 0
                ? ((long)count.Constant).ToString(System.Globalization.CultureInfo.InvariantCulture)
                : throw context.Error(expression, "LIMIT and OFFSET expect a non-negative integer literal or parameter");
        }
    }

    private string NewAlias(string prefix) => prefix + (++_lastAlias).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The rows of a query that stands in FROM under a DuckDB alias.</summary>
    private static RangeVariable Rows(BoundQuery query, string duckAlias, string? name)
    {
        if (query.IsValueTable) return ValueRows(new BoundColumn(name, query.Columns[0].Type, $"{duckAlias}.c0"), name);
        return new RangeVariable(name, [.. query.Columns.Select((c, i) => new BoundColumn(c.Name, c.Type, $"{duckAlias}.{BoundQuery.DuckColumn(i)}") { IsObjectData = c.IsObjectData })]);
    }

    /// <summary>Rows that are values: of a STRUCT the fields are columns, and the alias stands for the value.</summary>
    private static RangeVariable ValueRows(BoundColumn value, string? name, BoundColumn? offset = null)
    {
        var fields = value.Type.Kind == SqlTypeKind.Struct
            ? value.Type.Fields.Select((f, i) => new BoundColumn(f.Name, f.Type, Coercion.Field(new BoundExpression(value.Sql, value.Type), i).Sql))
            : [];
        return new RangeVariable(name, [.. fields]) { Value = value, Offset = offset };
    }
}
