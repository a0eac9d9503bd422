using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Writes rows as STRUCT values of a query parameter. Stateless: one instance serves every statement.</summary>
/// <typeparam name="T">The type of the rows.</typeparam>
public abstract class RowWriter<T>
{
    /// <summary>The STRUCT type of the rows: the fields <see cref="Write"/> writes, in that order.</summary>
    public abstract SqlType Type { get; }

    /// <summary>What a language model is told to generate for such a row: <c>title STRING OPTIONS(description = '...'), year INT64</c>; null when the fields' names and types say it all.</summary>
    public virtual string? OutputSchema => null;

    /// <summary>Writes every field of one row.</summary>
    /// <param name="writer">Takes the fields.</param>
    /// <param name="row">The row.</param>
    public abstract void Write(ParameterWriter writer, T row);
}
