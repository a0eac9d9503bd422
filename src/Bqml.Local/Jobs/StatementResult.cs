using Bqml.Local.Data;
using Bqml.Local.Storage;

namespace Bqml.Local.Jobs;

/// <summary>What a statement gave.</summary>
/// <param name="StatementType">BigQuery's name for its kind: SELECT, CREATE_MODEL, CREATE_TABLE_AS_SELECT, INSERT, DROP_TABLE ...</param>
/// <param name="Rows">The result; null when the kind of statement has none.</param>
internal sealed record StatementResult(string StatementType, DataTable? Rows = null)
{
    /// <summary>The number of rows that a DML statement changed.</summary>
    public long? AffectedRows { get; init; }

    /// <summary>What a DDL statement made or dropped.</summary>
    public ObjectPath? Target { get; init; }

    /// <summary>What a DDL statement did: CREATE, REPLACE, SKIP or DROP.</summary>
    public string? Operation { get; init; }

    /// <summary>What a load job wrote; null for other work.</summary>
    public LoadedRows? Loaded { get; init; }

    /// <summary>The size of the tables that were read.</summary>
    public long BytesProcessed { get; init; }
}
