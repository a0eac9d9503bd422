namespace Bqml.Runtime;

/// <summary>Turns rows of a result into objects; derive from <see cref="RowReader{T}"/>.</summary>
public abstract class RowReader
{
    private protected RowReader() { }

    /// <summary>The columns wanted, by name. <see cref="RowCursor.MoveNext"/> answers with indexes into this list.</summary>
    public abstract IReadOnlyList<ExpectedColumn> Columns { get; }

    /// <summary>The type of the rows, for messages.</summary>
    internal abstract string RowTypeName { get; }
}

/// <summary>Turns rows of a result, or STRUCT values in one, into objects. Stateless: one instance serves every result.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public abstract class RowReader<T> : RowReader
{
    internal sealed override string RowTypeName => typeof(T).Name.Split('`')[0];

    /// <summary>Reads one row: call <see cref="RowCursor.MoveNext"/> until it answers false and read each column it names.</summary>
    /// <param name="row">Stands before the first column.</param>
    /// <returns>The row.</returns>
    public abstract T Read(ref RowCursor row);
}
