using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>FROM: tables, queries, arrays and joins.</content>
internal sealed partial class Binder
{
    private string BindFrom(FromItem item, Scope scope)
    {
        switch (item)
        {
            case TableReference table:
                return BindTable(table, scope);
            case SubqueryReference { Sample: not null } or TableFunctionCall { Sample: not null }:
                throw context.Unsupported(item, "TABLESAMPLE");
            case SubqueryReference subquery:
                return AddRows(BindRows(subquery.Query, scope.Outer ?? scope), subquery.Alias?.Name, scope, subquery);
            case UnnestReference unnest:
                return BindUnnest(Bind(unnest.Array, scope), unnest.Array, unnest.Alias?.Name, unnest.WithOffset, scope);
            case TableFunctionCall call:
                return AddVariable(BindTableFunction(call, scope), scope, call);
            case Join join:
                return BindJoin(join, scope);
            case Pivot:
                throw context.Unsupported(item, "PIVOT");
            case Unpivot:
                throw context.Unsupported(item, "UNPIVOT");
            default:
                throw context.Unsupported(item, "This form of FROM item");
        }
    }

    private string BindTable(TableReference reference, Scope scope)
    {
        if (reference.SystemTime is not null) throw context.Unsupported(reference, "FOR SYSTEM_TIME AS OF");
        if (reference.Sample is not null) throw context.Unsupported(reference, "TABLESAMPLE");
        var path = reference.Path;
        var name = path.Parts[0].Name;
        // A path that starts with an earlier FROM item's alias is an array in its rows.
        if (path.Parts.Count > 1 && scope.FindVariable(name) is not null)
        {
            var array = Bind(new PathExpression(path.Parts) { Span = path.Span }, scope);
            return BindUnnest(array, reference, reference.Alias?.Name ?? path.Parts[^1].Name, reference.WithOffset, scope);
        }
        if (reference.WithOffset is not null) throw context.Error(reference, "WITH OFFSET can only be used with array scans");
        var duckAlias = NewAlias("t");
        if (path.Parts.Count == 1 && scope.FindTable(name) is { } common)
        {
            AddVariable(Rows(common.Query, duckAlias, reference.Alias?.Name ?? name), scope, reference);
            return $"{common.DuckName} AS {duckAlias}";
        }
        if (path.FullName.Contains("INFORMATION_SCHEMA", StringComparison.OrdinalIgnoreCase)) throw context.Unsupported(reference, "INFORMATION_SCHEMA");
        if (path.FullName.Contains('*')) throw context.Unsupported(reference, "A wildcard table");
        var table = context.ReadTable(path);
        if (table.View is { } view) return BindView(table, view, duckAlias, reference, scope);
        if (table.Objects is { } objects) return BindObjects(objects, duckAlias, reference.Alias?.Name ?? LastName(path), scope, reference);
        AddVariable(TableRows(table, duckAlias, reference.Alias?.Name ?? LastName(path)), scope, reference);
        return $"{DuckType.Quote(table.DuckName)} AS {duckAlias}";
    }

    /// <summary>A view is its query, bound where the view was made: this statement's names and parameters mean nothing in it.</summary>
    private string BindView(StoredTable table, StoredView view, string duckAlias, TableReference reference, Scope scope)
    {
        BoundQuery query;
        try
        {
            query = new Binder(context.Enter(view, reference)).BindQuery(view.Query);
        }
        catch (LocalQueryException e) when (TextPosition.IsPlaced(e.Message))
        {
            // The place is one in the view's text, not in this statement's.
            throw context.Error(reference, $"View {table.Path}: {TextPosition.Without(e.Message)}");
        }
        if (query.IsValueTable) throw context.Unsupported(reference, "A view of SELECT AS STRUCT or AS VALUE");
        AddVariable(new RangeVariable(reference.Alias?.Name ?? LastName(reference.Path), [.. table.Columns.Select((column, i) => new BoundColumn(column.Name, query.Columns[i].Type, $"{duckAlias}.{BoundQuery.DuckColumn(i)}"))]), scope, reference);
        return $"({query.Sql}) AS {duckAlias}";
    }

    private static RangeVariable TableRows(StoredTable table, string duckAlias, string name) =>
        new(name, [.. table.Columns.Select(c => new BoundColumn(c.Name, c.Type, $"{duckAlias}.{DuckType.Quote(c.Name)}"))]);

    /// <summary>The last part of a table's name, also inside one pair of back quotes.</summary>
    private static string LastName(SqlPath path) => path.FullName[(path.FullName.LastIndexOf('.') + 1)..];

    private string AddRows(BoundQuery query, string? name, Scope scope, SqlNode node)
    {
        var alias = NewAlias("t");
        AddVariable(Rows(query, alias, name), scope, node);
        return $"({query.Sql}) AS {alias}";
    }

    private string AddVariable((RangeVariable Variable, string Sql) item, Scope scope, SqlNode node)
    {
        AddVariable(item.Variable, scope, node);
        return item.Sql;
    }

    private void AddVariable(RangeVariable variable, Scope scope, SqlNode node)
    {
        if (variable.Alias is { } alias && scope.Variables.Any(v => Same(v.Alias, alias))) throw context.Error(node, $"Duplicate table alias {alias} in the same FROM clause");
        scope.Add(variable);
    }

    private string BindUnnest(BoundExpression array, SqlNode node, string? name, WithOffset? withOffset, Scope scope)
    {
        if (array.Type.Kind != SqlTypeKind.Array)
            throw context.Error(node, $"Values referenced in UNNEST must be arrays. UNNEST contains expression of type {array.Type}");
        var alias = NewAlias("t");
        var offsetName = withOffset is null ? null : withOffset.Alias?.Name ?? "offset";
        var offset = offsetName is null ? null : new BoundColumn(offsetName, SqlType.Int64, $"{alias}.o");
        if (ParameterTableOf(array) is { } parameterTable)
        {
            AddVariable(parameterTable.Rows(alias, name, offset), scope, node);
            return $"{DuckType.Quote(parameterTable.DuckName)} AS {alias}";
        }
        var typed = Typed(array);
        AddVariable(ValueRows(new BoundColumn(name, typed.Type.Element!, $"{alias}.v"), name, offset), scope, node);
        var offsetSql = offset is null ? "" : $", generate_subscripts({typed.Sql}, 1) - 1 AS o";
        return $"(SELECT unnest({typed.Sql}) AS v{offsetSql}) AS {alias}";
    }

    private string BindJoin(Join join, Scope scope)
    {
        var left = BindFrom(join.Left, scope);
        if (join.Kind is JoinKind.Comma or JoinKind.Cross)
        {
            var crossed = BindFrom(join.Right, scope);
            return $"{left} CROSS JOIN {(join.Right is Join ? $"({crossed})" : crossed)}";
        }
        var leftCount = scope.Variables.Count;
        var leftJoined = scope.Joined.Count;
        var right = BindFrom(join.Right, scope);
        if (join.Right is Join) right = $"({right})";
        var kind = join.Kind switch { JoinKind.Left => "LEFT JOIN", JoinKind.Right => "RIGHT JOIN", JoinKind.Full => "FULL JOIN", _ => "INNER JOIN" };
        if (join.Using.Count > 0) return $"{left} {kind} {right} ON {BindUsing(join, scope, leftCount, leftJoined)}";
        if (join.On is null)
        {
            // An array of the left row joins without a condition.
            if (join.Right is UnnestReference or TableReference { Path.Parts.Count: > 1 }) return $"{left} {kind} {right} ON TRUE";
            throw context.Error(join, "JOIN must have an immediately following ON or USING clause");
        }
        return $"{left} {kind} {right} ON {BindCondition(join.On, scope, "JOIN ON clause").Sql}";
    }

    private string BindUsing(Join join, Scope scope, int leftCount, int leftJoined)
    {
        var conditions = new List<string>();
        foreach (var name in join.Using)
        {
            var left = scope.Joined.Take(leftJoined).FirstOrDefault(c => Same(c.Name, name.Name)) ?? Find(scope.Variables.Take(leftCount), name, "left");
            var right = Find(scope.Variables.Skip(leftCount), name, "right");
            var (l, r) = (new BoundExpression(left.Sql, left.Type), new BoundExpression(right.Sql, right.Type));
            var type = Coercion.CommonType([l, r]) ?? throw context.Error(name, $"Column {name.Name} in USING has incompatible types on either side of the join: {left.Type}, {right.Type}");
            (l, r) = (Coercion.To(l, type), Coercion.To(r, type));
            conditions.Add($"{l.Sql} = {r.Sql}");
            var merged = join.Kind switch { JoinKind.Right => r.Sql, JoinKind.Full => $"coalesce({l.Sql}, {r.Sql})", _ => l.Sql };
            scope.AddJoined(new BoundColumn(name.Name, type, merged));
        }
        return string.Join(" AND ", conditions);

        BoundColumn Find(IEnumerable<RangeVariable> variables, Identifier name, string side)
        {
            var found = variables.SelectMany(v => v.Columns).Where(c => Same(c.Name, name.Name)).ToList();
            if (found.Count > 1) throw context.Error(name, $"Column name {name.Name} is ambiguous");
            return found.Count == 1 ? found[0] : throw context.Error(name, $"Column {name.Name} in USING clause not found on {side} side of join");
        }
    }
}
