namespace Bqml.Runtime;

/// <summary>The rows that a table-valued function reads, as they stand in its call: a table, a query or rows from memory.</summary>
internal readonly struct FunctionInput
{
    private readonly Action<BigQuerySql> _append;

    private FunctionInput(Action<BigQuerySql> append) => _append = append;

    public static FunctionInput Of(BigQuerySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(source.AppendTo);
    }

    public static FunctionInput Of<T>(IEnumerable<T> rows) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(sql =>
        {
            sql.AppendLiteral("(SELECT * FROM UNNEST(");
            sql.AppendFormatted(rows);
            sql.AppendLiteral("))");
        });
    }

    public void AppendTo(BigQuerySql sql) => _append(sql);
}
