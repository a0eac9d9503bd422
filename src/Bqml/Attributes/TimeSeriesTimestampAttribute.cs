namespace Bqml;

/// <summary>The column that holds the time points of a time series: the option <c>TIME_SERIES_TIMESTAMP_COL</c>.</summary>
/// <remarks>A timestamp, date or datetime.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class TimeSeriesTimestampAttribute : Attribute;
