namespace Bqml;

/// <summary>A column that tells several time series apart: the option <c>TIME_SERIES_ID_COL</c>.</summary>
/// <remarks>A string or integer. Several properties may carry it.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = false, Inherited = false)]
public sealed class TimeSeriesIdAttribute : Attribute;
