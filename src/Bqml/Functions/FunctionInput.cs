namespace Bqml.Runtime;

/// <summary>The rows that a table-valued function reads: a table, a query or rows from memory.</summary>
internal readonly struct FunctionInput
{
    private readonly Action<FunctionCall> _add;

    private FunctionInput(Action<FunctionCall> add) => _add = add;

    public static FunctionInput Of(BigQuerySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(call => source.AddTo(call, call.Query));
    }

    public static FunctionInput Of<T>(IEnumerable<T> rows) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        return new(call => call.Rows(rows));
    }

    public void AddTo(FunctionCall call) => _add(call);
}
