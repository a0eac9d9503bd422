using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>A column that a query returns.</summary>
/// <param name="Name">Its name; null for an expression without a name, which BigQuery calls f0_ and CREATE MODEL refuses.</param>
/// <param name="Span">The item of the select list that it comes from.</param>
public sealed record OutputColumn(string? Name, TextSpan Span);

/// <summary>What is known of the columns of a query without looking into any table.</summary>
/// <param name="Columns">The columns known, in order.</param>
/// <param name="IsComplete">Whether these are all; false when there is a star over something unknown.</param>
public sealed record ColumnList(SqlList<OutputColumn> Columns, bool IsComplete)
{
    /// <summary>Nothing is known.</summary>
    public static ColumnList Unknown { get; } = new(SqlList<OutputColumn>.Empty, false);

    /// <summary>Whether there is a column of this name: true or false when that is known, null when it is not.</summary>
    /// <param name="name">The name; case does not count, as in BigQuery.</param>
    public bool? Contains(string name)
    {
        foreach (var column in Columns)
        {
            if (string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return IsComplete ? false : null;
    }
}
