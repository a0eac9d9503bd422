using Bqml;

namespace Gallery.ArimaPlus;

/// <summary>The visitors of a gate on a day.</summary>
public sealed record GateDay([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesId] string Museum, [TimeSeriesId] string Gate, [TimeSeriesData] long Visitors);

/// <summary>How many will come? One series for each gate; forecasts of gates add up to those of their museum.</summary>
[BigQueryModel("gallery.visitors")]
[ArimaPlus<GateDay>(
    Horizon = 60, DataFrequency = DataFrequency.Daily, Seasonalities = [Seasonality.Weekly, Seasonality.Yearly], HolidayRegion = [HolidayRegion.FI, HolidayRegion.SE],
    HierarchicalTimeSeriesCols = [nameof(GateDay.Museum), nameof(GateDay.Gate)], ForecastLimitLowerBound = 0)]
[TrainingTable("gallery.gate_days")]
public sealed partial class Visitors;
