using System.Runtime.CompilerServices;
using Bqml.GoogleSql;

namespace Bqml;

/// <summary>Rows that are in BigQuery: a table or view by its name, or a query written as an interpolated string whose holes become typed parameters.</summary>
/// <remarks>
/// <c>"dataset.table"</c> is a table's name, <c>$"SELECT ... WHERE x = {value}"</c> a query. A text that was put together before is always a name, and refused when
/// BigQuery allows no such name: no value can become part of a statement. Holes become what they become in <see cref="BigQuerySql"/>.
/// </remarks>
[InterpolatedStringHandler]
public sealed class BigQuerySource : InterpolatedSql
{
    private readonly bool _isTable;

    /// <summary>Called by the compiler for an interpolated string.</summary>
    /// <param name="literalLength">Characters outside of holes.</param>
    /// <param name="formattedCount">Number of holes.</param>
    public BigQuerySource(int literalLength, int formattedCount) : base(formattedCount)
    {
    }

    private BigQuerySource(BigQueryTable table) : base(formattedCount: 0)
    {
        _isTable = true;
        AppendLiteral(table.QuotedName);
    }

    /// <summary>A table or view by its name.</summary>
    /// <param name="name">table, dataset.table or project.dataset.table; parts left out are completed by the client's default dataset and project.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name.</exception>
    public static implicit operator BigQuerySource(string name) => new(new BigQueryTable(name));

    /// <summary>A table or view.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name.</exception>
    public static implicit operator BigQuerySource(BigQueryTable table) => new(table);

    /// <summary>The rows of a query.</summary>
    /// <param name="query">The query.</param>
    public static implicit operator BigQuerySource(BigQuerySql query)
    {
        var source = new BigQuerySource(literalLength: 0, formattedCount: 0);
        source.AppendFormatted(query);
        return source;
    }

    /// <summary>Writes the rows into the FROM clause of a query.</summary>
    internal void AppendFromTo(BigQuerySql sql)
    {
        if (!_isTable) sql.AppendLiteral("(\n");
        sql.AppendFormatted(this);
        if (!_isTable) sql.AppendLiteral("\n)");
    }

    /// <summary>The rows in a FROM clause; a query stands on lines of its own, for it may end in a comment.</summary>
    internal string FromText => _isTable ? Text : "(\n" + Text + "\n)";

    /// <summary>Adds the rows as an argument of a function, whose parameters are to be those of the source.</summary>
    internal void AddTo(FunctionCallWriter call) => AddTo(call, query => call.AddQuery(query.Text));

    /// <summary>Adds the rows as an argument of a function.</summary>
    /// <param name="call">The call.</param>
    /// <param name="addQuery">Adds a query.</param>
    internal void AddTo(FunctionCallWriter call, Action<BigQuerySource> addQuery)
    {
        if (_isTable) call.AddTable(Text);
        else addQuery(this);
    }
}
