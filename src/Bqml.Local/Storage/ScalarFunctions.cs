using Bqml.Local.Functions;
using Bqml.Local.Remote;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;

namespace Bqml.Local.Storage;

/// <summary>Scalar functions that DuckDB does not have, written in C#.</summary>
internal static class ScalarFunctions
{
    private const string Remote = "bqml_remote";

    public static void Register(DuckDBConnection connection, RowCalls calls)
    {
        connection.RegisterScalarFunction<string, long>("bqml_farm_fingerprint", FarmFingerprints);
        connection.RegisterScalarFunction<long, string, string>(Remote, (readers, writer, rowCount) => CallRemote(calls, readers, writer, rowCount));
    }

    /// <summary>DuckDB SQL that asks a call for the answer to a request.</summary>
    /// <param name="call">The call's number.</param>
    /// <param name="request">The request: DuckDB SQL of a text.</param>
    public static string CallRemote(long call, string request) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Remote}(CAST({call} AS BIGINT), {request})");

    private static void CallRemote(RowCalls calls, IReadOnlyList<IDuckDBDataReader> readers, IDuckDBDataWriter writer, ulong rowCount)
    {
        if (rowCount == 0) return;
        var requests = new string?[rowCount];
        for (ulong row = 0; row < rowCount; row++) requests[row] = readers[1].IsValid(row) ? readers[1].GetValue<string>(row) : null;
        var answers = calls.Get(readers[0].GetValue<long>(0)).Answer(requests);
        for (ulong row = 0; row < rowCount; row++)
        {
            if (answers[row] is { } answer) writer.WriteValue(answer, row);
            else writer.WriteNull(row);
        }
    }

    private static void FarmFingerprints(IReadOnlyList<IDuckDBDataReader> readers, IDuckDBDataWriter writer, ulong rowCount)
    {
        for (ulong row = 0; row < rowCount; row++)
        {
            if (readers[0].IsValid(row)) writer.WriteValue(FarmFingerprint.Of(readers[0].GetValue<string>(row)), row);
            else writer.WriteNull(row);
        }
    }
}
