using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Finds the columns of a query in the scope of the common table expressions around it.</summary>
internal sealed class ColumnResolver(ColumnResolver? outer)
{
    private readonly Dictionary<string, ColumnList> _tables = new(StringComparer.OrdinalIgnoreCase);

    internal ColumnList Resolve(Query query)
    {
        if (query.With is null) return Resolve(query.Body);
        var inner = new ColumnResolver(this);
        foreach (var table in query.With.Tables)
        {
            // While its own query is looked at, a recursive table is unknown: its columns come from its first part.
            inner._tables[table.Name.Name] = ColumnList.Unknown;
            inner._tables[table.Name.Name] = inner.Resolve(table.Query);
        }
        return inner.Resolve(query.Body);
    }

    /// <summary>The columns of a select list; the function tells those of a star's qualifier, null for a plain star.</summary>
    internal static ColumnList ResolveItems(SqlList<SelectItem> items, Func<SqlExpression?, ColumnList> resolveStar)
    {
        var columns = new List<OutputColumn>();
        var isComplete = true;
        foreach (var item in items)
        {
            if (item is SelectExpression expression)
            {
                columns.Add(new OutputColumn(expression.Alias?.Name ?? SqlColumns.ImplicitName(expression.Expression), item.Span));
            }
            else if (item is SelectStar star)
            {
                var source = resolveStar(star.Qualifier);
                isComplete &= source.IsComplete;
                foreach (var column in source.Columns)
                {
                    if (column.Name is null || !Contains(star.Except, column.Name)) columns.Add(new OutputColumn(column.Name, item.Span));
                }
                // What a star replaces it returns, whatever else it returns.
                foreach (var replaced in star.Replace)
                {
                    if (replaced.Alias is { } name && !columns.Exists(column => IsSame(column.Name, name.Name))) columns.Add(new OutputColumn(name.Name, item.Span));
                }
            }
        }
        return new ColumnList(SqlList<OutputColumn>.From(columns), isComplete);
    }

    private ColumnList Resolve(QueryBody body) => body switch
    {
        SelectQuery { Mode: SelectMode.Value } => ColumnList.Unknown,
        SelectQuery select => ResolveItems(select.Items, qualifier => ResolveStar(select.From, qualifier)),
        SetOperation operation => Resolve(operation.Inputs[0]),
        ParenthesizedQuery parenthesized => Resolve(parenthesized.Query),
        _ => ColumnList.Unknown,
    };

    private ColumnList ResolveStar(FromItem? from, SqlExpression? qualifier)
    {
        if (from is null) return ColumnList.Unknown;
        if (qualifier is null) return ResolveItem(from);
        return qualifier is PathExpression { Parts.Count: 1 } path && FindItem(from, path.Last.Name) is { } item ? ResolveItem(item) : ColumnList.Unknown;
    }

    private ColumnList ResolveItem(FromItem item) => item switch
    {
        SubqueryReference subquery => Resolve(subquery.Query),
        TableReference { Path.Parts.Count: 1, WithOffset: null } table => FindTable(table.Path.FullName),
        Join join => Combine(ResolveItem(join.Left), ResolveItem(join.Right), join.Using),
        _ => ColumnList.Unknown,
    };

    private ColumnList FindTable(string name) => _tables.TryGetValue(name, out var columns) ? columns : outer?.FindTable(name) ?? ColumnList.Unknown;

    private static FromItem? FindItem(FromItem item, string name) => item switch
    {
        SubqueryReference subquery => IsSame(subquery.Alias?.Name, name) ? item : null,
        TableReference table => IsSame(table.Alias?.Name ?? table.Path.Parts[table.Path.Parts.Count - 1].Name, name) ? item : null,
        Join join => FindItem(join.Left, name) ?? FindItem(join.Right, name),
        _ => null,
    };

    /// <summary>The columns of a join: those of USING come first, and once.</summary>
    private static ColumnList Combine(ColumnList left, ColumnList right, SqlList<Identifier> shared)
    {
        var columns = new List<OutputColumn>();
        foreach (var name in shared) columns.Add(new OutputColumn(name.Name, name.Span));
        foreach (var column in left.Columns.Concat(right.Columns))
        {
            if (column.Name is null || !Contains(shared, column.Name)) columns.Add(column);
        }
        return new ColumnList(SqlList<OutputColumn>.From(columns), left.IsComplete && right.IsComplete);
    }

    private static bool Contains(SqlList<Identifier> names, string name)
    {
        foreach (var candidate in names)
        {
            if (IsSame(candidate.Name, name)) return true;
        }
        return false;
    }

    private static bool IsSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
