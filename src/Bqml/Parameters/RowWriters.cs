namespace Bqml.Runtime;

/// <summary>The writers of row types.</summary>
internal static class RowWriters
{
    public static RowWriter<T> Of<T>() where T : IBigQueryRow<T> => T.RowWriter;
}
