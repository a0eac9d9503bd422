using System.Text.Json;
using Bqml.Http;

namespace Bqml.Jobs;

/// <summary>What a load job wrote (page "Job", JobStatistics3).</summary>
internal sealed record LoadStatistics
{
    public long Rows { get; private set; }

    public long Bytes { get; private set; }

    public long BadRecords { get; private set; }

    /// <summary>Parses the statistics, on their opening brace.</summary>
    public static LoadStatistics Parse(ref Utf8JsonReader json)
    {
        var load = new LoadStatistics();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("outputRows"u8)) load.Rows = json.ReadNextInt64() ?? 0;
            else if (json.ValueTextEquals("outputBytes"u8)) load.Bytes = json.ReadNextInt64() ?? 0;
            else if (json.ValueTextEquals("badRecords"u8)) load.BadRecords = json.ReadNextInt64() ?? 0;
            else json.SkipProperty();
        }
        return load;
    }
}
