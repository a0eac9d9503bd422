using Bqml.Runtime;

namespace Bqml;

/// <summary>A row type that reads and writes itself; implemented by the generated part of a type marked [BigQueryRow].</summary>
/// <typeparam name="TSelf">The row type.</typeparam>
public interface IBigQueryRow<TSelf> where TSelf : IBigQueryRow<TSelf>
{
    /// <summary>Reads rows of a result.</summary>
    static abstract RowReader<TSelf> RowReader { get; }

    /// <summary>Writes rows as STRUCT parameters.</summary>
    static abstract RowWriter<TSelf> RowWriter { get; }
}
