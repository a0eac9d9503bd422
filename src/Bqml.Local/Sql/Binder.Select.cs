using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>SELECT with its clauses.</content>
internal sealed partial class Binder
{
    private sealed record SelectColumn(string? Name, BoundExpression Expression, SqlExpression? Syntax);

    private BoundQuery BindSelect(SelectQuery select, OrderByClause? orderBy, LimitClause? limit, Scope outer)
    {
        var scope = new Scope(outer);
        var from = select.From is null ? null : BindFrom(select.From, scope);
        var where = select.Where is null ? null : BindCondition(select.Where, scope, "WHERE clause");
        if (PreprocessingCalls(select).FirstOrDefault() is { } call)
        {
            if (select.GroupBy is not null) throw context.Error(call, $"{call.Name.FullName} cannot be used in a query with GROUP BY");
            (scope, from) = EvaluatePreprocessing(PreprocessingCalls(select), from, where, scope, outer, fitted: null);
            where = null;
        }
        return WriteSelect(select, orderBy, limit, scope, from, where);
    }

    /// <summary>Writes a SELECT whose FROM and WHERE are bound.</summary>
    private BoundQuery WriteSelect(SelectQuery select, OrderByClause? orderBy, LimitClause? limit, Scope scope, string? from, BoundExpression? where)
    {
        foreach (var window in select.Windows) AddWindow(window, scope);
        scope.UngroupedReferences = [];
        var grouping = BindGrouping(select, scope);
        var columns = BindItems(select.Items, scope);
        if (columns.Count == 0) throw context.Error(select, "SELECT * expands to zero columns after applying EXCEPT");
        if (select.GroupBy is { IsAll: true }) grouping = GroupByAll(columns, scope);

        // HAVING and QUALIFY see the select list's names, before those of FROM.
        var result = ScopeWithAliases(scope, columns);
        var having = select.Having is null ? null : BindCondition(select.Having, result, "HAVING clause");
        var qualify = select.Qualify is null ? null : BindCondition(select.Qualify, result, "QUALIFY clause");
        var order = orderBy?.Items.Select(item => OrderItem(item, OrderExpression(item, columns, select.Mode, result))).ToList();
        if (select.Having is { } havingClause && grouping is null && !scope.HasAggregates)
            throw context.Error(havingClause, "The HAVING clause requires GROUP BY or aggregation to be present");
        if ((grouping is not null || scope.HasAggregates) && scope.UngroupedReferences.Count > 0)
        {
            var (name, node) = scope.UngroupedReferences[0];
            throw context.Error(node, $"SELECT list expression references column {name} which is neither grouped nor aggregated");
        }

        if (select.IsDistinct || select.Mode != SelectMode.Columns) RefuseObjectData(columns.Exists(static c => c.Expression.IsObjectData), select);
        var output = Output(select, columns);
        var sql = $"SELECT {(select.IsDistinct ? "DISTINCT " : "")}{string.Join(", ", output.Select((c, i) => $"{c.Expression.Sql} AS {BoundQuery.DuckColumn(i)}"))}";
        if (from is not null) sql += " FROM " + from;
        if (where is not null) sql += " WHERE " + where.Sql;
        if (grouping is { Length: > 0 }) sql += " GROUP BY " + grouping;
        if (having is not null) sql += " HAVING " + having.Sql;
        if (qualify is not null) sql += " QUALIFY " + qualify.Sql;
        if (order is not null) sql += " ORDER BY " + string.Join(", ", order);
        return new BoundQuery(sql + Limit(limit), [.. output.Select(c => new QueryColumn(c.Name, c.Expression.Type) { IsObjectData = c.Expression.IsObjectData })])
        {
            IsValueTable = select.Mode != SelectMode.Columns,
            LiteralColumns = [.. Enumerable.Range(0, output.Count).Where(i => output[i].Expression.Literalness == Literalness.Literal)],
            UntypedColumns = [.. Enumerable.Range(0, output.Count).Where(i => output[i].Expression.IsNull)],
        };
    }

    private List<SelectColumn> Output(SelectQuery select, List<SelectColumn> columns)
    {
        switch (select.Mode)
        {
            case SelectMode.Struct:
                var type = SqlType.Struct([.. columns.Select(c => new SqlField(c.Name, c.Expression.Type))]);
                var fields = columns.Select((c, i) => $"{DuckType.QuotedField(type, i)} := {Typed(c.Expression).Sql}");
                return [new SelectColumn(null, new BoundExpression($"struct_pack({string.Join(", ", fields)})", type), null)];
            case SelectMode.Value when columns.Count != 1:
                throw context.Error(select, "SELECT AS VALUE query must have exactly one column");
            default:
                return [.. columns.Select(c => c with { Expression = Typed(c.Expression) })];
        }
    }

    /// <summary>A NULL literal, or an array of nothing, has a DuckDB type of its own until it is cast.</summary>
    private static BoundExpression Typed(BoundExpression expression) =>
        expression.Literalness == Literalness.Untyped ? expression with { Sql = $"CAST({expression.Sql} AS {DuckType.Of(expression.Type)})" } : expression;

    private List<SelectColumn> BindItems(IReadOnlyList<SelectItem> items, Scope scope)
    {
        var columns = new List<SelectColumn>();
        foreach (var item in items)
        {
            switch (item)
            {
                case SelectExpression expression:
                    columns.Add(new SelectColumn(expression.Alias?.Name ?? ImplicitName(expression.Expression), Bind(expression.Expression, scope, isItem: true), expression.Expression));
                    break;
                case SelectStar star:
                    AddStar(star, scope, columns);
                    break;
                default:
                    throw context.Unsupported(item, "This form of select item");
            }
        }
        return columns;
    }

    private void AddStar(SelectStar star, Scope scope, List<SelectColumn> columns)
    {
        var own = StarColumns(star, scope).ToList();
        foreach (var name in star.Except)
            if (own.RemoveAll(c => Same(c.Name, name.Name)) == 0) throw context.Error(name, $"Column {name.Name} in SELECT * EXCEPT list does not exist");
        foreach (var replaced in star.Replace)
            if (!own.Exists(c => Same(c.Name, replaced.Alias?.Name))) throw context.Error(replaced, $"Column {replaced.Alias?.Name} in SELECT * REPLACE list does not exist");
        foreach (var column in own)
        {
            var replacement = star.Replace.FirstOrDefault(r => Same(r.Alias?.Name, column.Name));
            if (replacement is null)
            {
                if (scope.AggregateDepth == 0 && !scope.GroupingKeys.Contains(column.Sql)) scope.UngroupedReferences?.Add((column.Name ?? "*", star));
                columns.Add(new SelectColumn(column.Name, new BoundExpression(column.Sql, column.Type) { IsObjectData = column.IsObjectData }, null));
            }
            else
            {
                columns.Add(new SelectColumn(column.Name, Bind(replacement.Expression, scope), replacement.Expression));
            }
        }
    }

    private IEnumerable<BoundColumn> StarColumns(SelectStar star, Scope scope)
    {
        if (star.Qualifier is null)
        {
            if (scope.Variables.Count == 0) throw context.Error(star, "SELECT * must have a FROM clause");
            // JOIN USING shows its columns once, in front.
            return scope.Joined.Concat(scope.Variables.SelectMany(v => v.StarColumns).Where(c => !scope.Joined.Any(j => Same(j.Name, c.Name))));
        }
        if (star.Qualifier is PathExpression { Parts: [var only] } && scope.FindVariable(only.Name) is { } variable) return variable.StarColumns.Where(c => c != variable.Offset);
        var value = Bind(star.Qualifier, scope);
        if (value.Type.Kind != SqlTypeKind.Struct) throw context.Error(star, $"Dot-star is not supported for type {value.Type}");
        return value.Type.Fields.Select((f, i) => new BoundColumn(f.Name, f.Type, Coercion.Field(value, i).Sql));
    }

    /// <summary>GROUP BY as DuckDB SQL; null when there is none.</summary>
    private string? BindGrouping(SelectQuery select, Scope scope)
    {
        if (select.GroupBy is not { IsAll: false } groupBy) return null;
        var keys = groupBy.Items.Select(item => GroupingItem(item, select, scope)).ToList();
        return string.Join(", ", keys);
    }

    private string GroupingItem(GroupingItem item, SelectQuery select, Scope scope)
    {
        switch (item)
        {
            case GroupingSet { Expressions: [var only] }:
                return GroupingKey(only, select, scope);
            case GroupingSet set:
                return "(" + string.Join(", ", set.Expressions.Select(e => GroupingKey(e, select, scope))) + ")";
            case GroupingCombination combination:
                var name = combination.Kind switch { GroupingKind.Rollup => "ROLLUP", GroupingKind.Cube => "CUBE", _ => "GROUPING SETS" };
                return $"{name} ({string.Join(", ", combination.Items.Select(i => GroupingItem(i, select, scope)))})";
            default:
                throw context.Unsupported(item, "This form of GROUP BY");
        }
    }

    private string GroupingKey(SqlExpression expression, SelectQuery select, Scope scope)
    {
        var meant = expression;
        if (expression is IntegerLiteral ordinal)
        {
            if (ordinal.Value < 1 || ordinal.Value > (ulong)select.Items.Count) throw context.Error(expression, $"GROUP BY is out of SELECT column number range: {ordinal.Value}");
            meant = select.Items[(int)ordinal.Value - 1] is SelectExpression item ? item.Expression : throw context.Unsupported(expression, "GROUP BY with the number of a star");
        }
        else if (expression is PathExpression { Parts: [var name] })
        {
            meant = select.Items.OfType<SelectExpression>().FirstOrDefault(i => Same(i.Alias?.Name, name.Name))?.Expression ?? expression;
        }
        var references = scope.UngroupedReferences;
        scope.UngroupedReferences = null;
        var hadAggregates = scope.HasAggregates;
        var key = Bind(meant, scope);
        if (scope.HasAggregates && !hadAggregates) throw context.Error(expression, "Aggregate function is not allowed in GROUP BY");
        scope.UngroupedReferences = references;
        if (key.Type.Kind is SqlTypeKind.Array or SqlTypeKind.Json) throw context.Error(expression, $"Grouping by expressions of type {key.Type} is not allowed");
        scope.GroupingKeys.Add(key.Sql);
        return key.Sql;
    }

    private string GroupByAll(List<SelectColumn> columns, Scope scope)
    {
        var keys = columns.Where(c => c.Syntax is null || !ContainsAggregate(c.Syntax)).Select(c => c.Expression.Sql).ToList();
        foreach (var key in keys) scope.GroupingKeys.Add(key);
        scope.UngroupedReferences?.Clear();
        return string.Join(", ", keys);
    }

    private static bool ContainsAggregate(SqlExpression expression) =>
        expression.Descendants().Prepend(expression).OfType<FunctionCall>().Any(call => call.Over is null && IsAggregate(call));

    private static Scope ScopeWithAliases(Scope scope, List<SelectColumn> columns)
    {
        var result = new Scope(scope) { IsAliasScope = true };
        foreach (var column in columns)
            if (column.Name is { } name) result.AddValue(name, column.Expression);
        return result;
    }

    private BoundExpression OrderExpression(OrderByItem item, List<SelectColumn> columns, SelectMode mode, Scope result)
    {
        if (item.Expression is IntegerLiteral ordinal)
        {
            return ordinal.Value >= 1 && ordinal.Value <= (ulong)columns.Count
                ? Numbered((int)ordinal.Value - 1)
                : throw context.Error(item.Expression, $"ORDER BY is out of SELECT column number range: {ordinal.Value}");
        }
        if (item.Expression is PathExpression { Parts: [var name] } && columns.FindIndex(c => Same(c.Name, name.Name)) is var index and >= 0)
            return Numbered(index);
        return Bind(item.Expression, result);

        // DuckDB takes a number for that of a result column, which also serves SELECT DISTINCT. SELECT AS STRUCT has one column only.
        BoundExpression Numbered(int column) => mode == SelectMode.Struct
            ? columns[column].Expression
            : columns[column].Expression with { Sql = (column + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) };
    }

    private BoundExpression BindCondition(SqlExpression expression, Scope scope, string clause)
    {
        var condition = Bind(expression, scope);
        if (!Coercion.CanBecome(condition, SqlType.Bool)) throw context.Error(expression, $"{clause} should return type BOOL, but returns {condition.Type}");
        return Coercion.To(condition, SqlType.Bool);
    }

    /// <summary>The name that a select item without alias gets: that of the column or field it is.</summary>
    private static string? ImplicitName(SqlExpression expression) => expression switch
    {
        PathExpression path => path.Last.Name,
        FieldAccess access => access.Field.Name,
        _ => null,
    };

    private static bool Same(string? a, string? b) => a is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
