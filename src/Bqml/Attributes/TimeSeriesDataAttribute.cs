namespace Bqml;

/// <summary>The column that holds the values to forecast: the option <c>TIME_SERIES_DATA_COL</c>.</summary>
/// <remarks>A number.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class TimeSeriesDataAttribute : Attribute;
