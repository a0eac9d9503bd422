using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>The names of the columns that a query returns, as far as its text tells.</summary>
internal static class QueryColumns
{
    /// <summary>The names in order, null for a column without one; null when the text does not tell all columns.</summary>
    internal static IReadOnlyList<string?>? Of(Query query) => Of(query, new Scope(null, query.With));

    private static IReadOnlyList<string?>? Of(Query query, Scope scope) => Of(query.Body, scope);

    private static IReadOnlyList<string?>? Of(QueryBody body, Scope scope) => body switch
    {
        ParenthesizedQuery inner => Of(inner.Query, new Scope(scope, inner.Query.With)),
        SetOperation operation => operation.Inputs.Count == 0 ? null : Of(operation.Inputs[0], scope),
        SelectQuery { Mode: SelectMode.Columns } select => Of(select, scope),
        _ => null,
    };

    private static List<string?>? Of(SelectQuery select, Scope scope)
    {
        var columns = new List<string?>();
        foreach (var item in select.Items)
        {
            switch (item)
            {
                case SelectExpression expression:
                    columns.Add(NameOf(expression));
                    break;
                case SelectStar { Qualifier: null } star when select.From is { } from && Of(from, scope) is { } all:
                    columns.AddRange(all.Where(name => name is null || !star.Except.Any(left => left.Name.Equals(name, StringComparison.OrdinalIgnoreCase))));
                    break;
                default:
                    return null;
            }
        }
        return columns;
    }

    private static string? NameOf(SelectExpression item) => item.Alias?.Name ?? item.Expression switch
    {
        PathExpression path => path.Last.Name,
        FieldAccess access => access.Field.Name,
        _ => null,
    };

    private static IReadOnlyList<string?>? Of(FromItem from, Scope scope)
    {
        switch (from)
        {
            case SubqueryReference subquery:
                return Of(subquery.Query, new Scope(scope, subquery.Query.With));
            case TableReference { Path.Parts: [var name] } when scope.Find(name.Name) is var (query, outer):
                return Of(query, new Scope(outer, query.With));
            case Join { Using.Count: 0 } join when Of(join.Left, scope) is { } left && Of(join.Right, scope) is { } right:
                return [.. left, .. right];
            default:
                return null;
        }
    }

    /// <summary>The named queries that can be seen at a place.</summary>
    /// <param name="outer">The scope around it.</param>
    /// <param name="with">The WITH clause that opens it; null when there is none.</param>
    /// <param name="count">How many of the clause's queries can be seen: a named query sees those before it.</param>
    private sealed class Scope(Scope? outer, WithClause? with, int count)
    {
        internal Scope(Scope? outer, WithClause? with) : this(outer, with, with?.Tables.Count ?? 0)
        {
        }

        internal (Query Query, Scope Outer)? Find(string name)
        {
            // A recursive query names itself; its columns are not followed.
            if (with is { IsRecursive: true }) return null;
            for (var i = count - 1; i >= 0; i--)
            {
                var table = with!.Tables[i];
                if (table.Name.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) return (table.Query, new Scope(outer, with, i));
            }
            return outer?.Find(name);
        }
    }
}
