using System.ComponentModel;

namespace Bqml.Runtime;

/// <summary>The writers of row types. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowWriters
{
    /// <summary>The writer of a type that writes itself.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public static RowWriter<T> Of<T>() where T : IBigQueryRow<T> => T.RowWriter;
}
