using System.Text.Json;
using Bqml.Http;

namespace Bqml.Jobs;

/// <summary>What a statement cost, as jobs.query, jobs.getQueryResults and jobs.get say in fields of the same names.</summary>
internal sealed class Costs
{
    public long? BytesProcessed { get; private set; }

    public long? BytesBilled { get; private set; }

    public long? SlotMilliseconds { get; private set; }

    public bool? CacheHit { get; private set; }

    /// <summary>Takes the current property if it is one of these; false, and nothing read, when it is not.</summary>
    public bool TryParse(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("totalBytesProcessed"u8)) BytesProcessed = json.ReadNextInt64() ?? BytesProcessed;
        else if (json.ValueTextEquals("totalBytesBilled"u8)) BytesBilled = json.ReadNextInt64() ?? BytesBilled;
        else if (json.ValueTextEquals("totalSlotMs"u8)) SlotMilliseconds = json.ReadNextInt64() ?? SlotMilliseconds;
        else if (json.ValueTextEquals("cacheHit"u8)) CacheHit = json.ReadNextBoolean();
        else return false;
        return true;
    }

    /// <summary>The statistics with what these costs say added.</summary>
    public StatementStatistics AddTo(StatementStatistics statistics) => statistics with
    {
        BytesProcessed = BytesProcessed ?? statistics.BytesProcessed,
        BytesBilled = BytesBilled ?? statistics.BytesBilled,
        SlotTime = SlotMilliseconds is { } slots ? TimeSpan.FromMilliseconds(slots) : statistics.SlotTime,
        CacheHit = CacheHit ?? statistics.CacheHit,
    };
}
