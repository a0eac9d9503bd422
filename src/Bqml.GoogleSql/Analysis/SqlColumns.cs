using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Answers what columns SQL returns and reads, as far as the text alone tells.</summary>
public static class SqlColumns
{
    /// <summary>The columns that the query returns. Stars over subqueries and common table expressions are followed, stars over tables are not.</summary>
    /// <param name="query">The query.</param>
    public static ColumnList ReturnedBy(Query query) => new ColumnResolver(outer: null).Resolve(query ?? throw new ArgumentNullException(nameof(query)));

    /// <summary>The columns that TRANSFORM makes.</summary>
    /// <param name="transform">The clause.</param>
    /// <param name="input">The columns of the training query, for stars; null when they are not known.</param>
    public static ColumnList ReturnedBy(TransformClause transform, ColumnList? input = null) =>
        ColumnResolver.ResolveItems((transform ?? throw new ArgumentNullException(nameof(transform))).Items, _ => input ?? ColumnList.Unknown);

    /// <summary>The name that a select item gets without an alias: that of the column or field; null for other expressions.</summary>
    /// <param name="expression">The expression of the item.</param>
    public static string? ImplicitName(SqlExpression expression) => expression switch
    {
        PathExpression path => path.Last.Name,
        FieldAccess access => access.Field.Name,
        _ => null,
    };

    /// <summary>
    /// The names that an expression, a select list or a TRANSFORM clause reads, in the order of the text, repeated when they are read
    /// repeatedly: the first part of each is a column (or a table's alias). Date parts, parameters of lambdas and the insides of queries are left out.
    /// </summary>
    /// <param name="node">Where to look.</param>
    public static IReadOnlyList<PathExpression> ReadBy(SqlNode node)
    {
        var collector = new ColumnReferenceCollector();
        collector.Visit(node ?? throw new ArgumentNullException(nameof(node)));
        return collector.References;
    }
}
