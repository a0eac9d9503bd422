using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <summary>The names that are visible at a place: FROM items, lambda parameters, common table expressions, and those of the queries around it.</summary>
internal sealed class Scope(Scope? outer)
{
    private readonly List<RangeVariable> _variables = [];
    private readonly List<BoundColumn> _joined = [];
    private readonly Dictionary<string, BoundExpression> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, CommonTable> _tables = new(StringComparer.OrdinalIgnoreCase);

    public Scope? Outer => outer;

    /// <summary>Whether this only adds the select list's names to the scope around it, as HAVING, QUALIFY and ORDER BY see it.</summary>
    public bool IsAliasScope { get; init; }

    /// <summary>The scope of the query that this belongs to.</summary>
    public Scope Query => IsAliasScope ? outer!.Query : this;

    public IReadOnlyList<RangeVariable> Variables => _variables;

    /// <summary>Columns that JOIN ... USING merged; their sources no longer count as columns without qualifier.</summary>
    public IReadOnlyList<BoundColumn> Joined => _joined;

    /// <summary>Calls that were evaluated before the query: what stands for them.</summary>
    public IReadOnlyDictionary<SqlExpression, BoundExpression> Replacements { get; set; } = new Dictionary<SqlExpression, BoundExpression>();

    /// <summary>Column references outside aggregate functions, checked against GROUP BY; null where columns may be used freely.</summary>
    public List<(string Name, SqlNode Node)>? UngroupedReferences { get; set; }

    /// <summary>The DuckDB SQL of the grouping expressions.</summary>
    public HashSet<string> GroupingKeys { get; } = [];

    /// <summary>How many aggregate calls the current place is inside of.</summary>
    public int AggregateDepth { get; set; }

    /// <summary>Whether an aggregate function was called over this scope.</summary>
    public bool HasAggregates { get; set; }

    public void Add(RangeVariable variable) => _variables.Add(variable);

    public void AddJoined(BoundColumn column)
    {
        _joined.RemoveAll(c => Same(c.Name, column.Name!));
        _joined.Add(column);
    }

    /// <summary>What stands for a call that was evaluated before the query; null when it was not.</summary>
    public BoundExpression? FindReplacement(SqlExpression call) => Replacements.GetValueOrDefault(call) ?? outer?.FindReplacement(call);

    /// <summary>The references so far that GROUP BY has to cover, for each query that the place is in.</summary>
    public List<(Scope Scope, int Count)> MarkReferences()
    {
        var marks = new List<(Scope, int)>();
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.GroupingKeys.Count > 0 && scope.UngroupedReferences is { } references) marks.Add((scope, references.Count));
        return marks;
    }

    /// <summary>Makes a name stand for an expression: a lambda parameter, or a select alias in HAVING.</summary>
    public void AddValue(string name, BoundExpression value) => _values[name] = value;

    public void AddTable(string name, CommonTable table) => _tables[name] = table;

    public CommonTable? FindTable(string name) => _tables.GetValueOrDefault(name) ?? outer?.FindTable(name);

    /// <summary>All visible common table expressions, outermost first.</summary>
    public IEnumerable<CommonTable> VisibleTables => (outer?.VisibleTables ?? []).Concat(_tables.Values);

    public RangeVariable? FindVariable(string name)
    {
        for (var i = _variables.Count - 1; i >= 0; i--)
            if (string.Equals(_variables[i].Alias, name, StringComparison.OrdinalIgnoreCase)) return _variables[i];
        return outer?.FindVariable(name);
    }

    /// <summary>Finds what the first identifier of a path stands for, and how many identifiers that uses up; null when it stands for nothing.</summary>
    public (BoundExpression Expression, int Used)? Resolve(IReadOnlyList<Identifier> parts, StatementContext context, SqlNode node)
    {
        var name = parts[0].Name;
        if (_values.TryGetValue(name, out var value)) return (value, 1);
        if (FindColumn(name, context, node) is { } column) return (Reference(column, node), 1);
        foreach (var variable in _variables)
        {
            if (!string.Equals(variable.Alias, name, StringComparison.OrdinalIgnoreCase)) continue;
            if (parts.Count > 1)
            {
                var matches = Columns(variable).Where(c => Same(c.Name, parts[1].Name)).ToList();
                if (matches.Count > 1) throw context.Error(node, $"Column name {parts[1].Name} is ambiguous");
                if (matches.Count == 1) return (Reference(matches[0], node), 2);
                if (variable.Value is null) throw context.Error(parts[1], $"Name {parts[1].Name} not found inside {name}");
            }
            return (Reference(variable.Value ?? Row(variable), node), 1);
        }
        return outer?.Resolve(parts, context, node);
    }

    /// <summary>The names that a misspelt one may have meant.</summary>
    public IEnumerable<string> KnownNames =>
        _values.Keys.Concat(_joined.Select(c => c.Name)).Concat(_variables.SelectMany(v => Columns(v).Select(c => c.Name).Append(v.Alias))).OfType<string>()
            .Concat(outer?.KnownNames ?? []);

    private BoundColumn? FindColumn(string name, StatementContext context, SqlNode node)
    {
        if (_joined.FirstOrDefault(c => Same(c.Name, name)) is { } joined) return joined;
        BoundColumn? found = null;
        foreach (var variable in _variables)
        {
            foreach (var column in Columns(variable))
            {
                if (!Same(column.Name, name)) continue;
                if (found is not null) throw context.Error(node, $"Column name {name} is ambiguous");
                found = column;
            }
        }
        return found;
    }

    private static IEnumerable<BoundColumn> Columns(RangeVariable variable)
    {
        IEnumerable<BoundColumn> columns = variable.Columns;
        if (variable.Offset is { } offset) columns = columns.Append(offset);
        return variable.ObjectData is { } data ? columns.Append(data) : columns;
    }

    private BoundExpression Reference(BoundColumn column, SqlNode node)
    {
        if (AggregateDepth == 0) UngroupedReferences?.Add((column.Name ?? "", node));
        return new BoundExpression(column.Sql, column.Type) { IsObjectData = column.IsObjectData };
    }

    private static BoundColumn Row(RangeVariable variable)
    {
        var type = SqlType.Struct([.. variable.Columns.Select(c => new SqlField(c.Name, c.Type))]);
        return new BoundColumn(variable.Alias, type, $"struct_pack({string.Join(", ", variable.Columns.Select((c, i) => $"{DuckType.QuotedField(type, i)} := {c.Sql}"))})");
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A common table expression: where its rows come from in DuckDB.</summary>
internal sealed record CommonTable(string DuckName, BoundQuery Query);
