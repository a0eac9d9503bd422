using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Bqml.Benchmarks;

/// <summary>The median as a multiple of the floor's in the same run: the figure that means the same on every machine.</summary>
internal sealed class RatioToFloorColumn : IColumn
{
    public string Id => nameof(RatioToFloorColumn);

    public string ColumnName => "x floor";

    public string Legend => "Median as a multiple of the Floor generator's in the same run";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase) => GetValue(summary, benchmarkCase, SummaryStyle.Default);

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style)
    {
        var floor = summary.BenchmarksCases.FirstOrDefault(other => other.Descriptor.WorkloadMethod == benchmarkCase.Descriptor.WorkloadMethod && (string)other.Parameters["Generator"] == "Floor");
        return floor is not null && Median(floor) is { } baseline && Median(benchmarkCase) is { } own ? (own / baseline).ToString("F2", CultureInfo.InvariantCulture) : "-";

        double? Median(BenchmarkCase of) => summary[of]?.ResultStatistics?.Median;
    }
}
