using Bqml.Local.Functions;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;

namespace Bqml.Local.Storage;

/// <summary>Scalar functions that DuckDB does not have, written in C#.</summary>
internal static class ScalarFunctions
{
    public static void Register(DuckDBConnection connection) =>
        connection.RegisterScalarFunction<string, long>("bqml_farm_fingerprint", FarmFingerprints);

    private static void FarmFingerprints(IReadOnlyList<IDuckDBDataReader> readers, IDuckDBDataWriter writer, ulong rowCount)
    {
        for (ulong row = 0; row < rowCount; row++)
        {
            if (readers[0].IsValid(row)) writer.WriteValue(FarmFingerprint.Of(readers[0].GetValue<string>(row)), row);
            else writer.WriteNull(row);
        }
    }
}
