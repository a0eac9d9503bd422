using Bqml;

namespace Gallery.ArimaPlusXReg;

/// <summary>What an ice-cream stand sold on a day, and the weather.</summary>
public sealed record StandDay([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Sales, double Temperature, bool IsRainy);

/// <summary>What will be sold in such weather?</summary>
[BigQueryModel("gallery.ice_cream")]
[ArimaPlusXReg<StandDay>(Horizon = 14, AutoArimaMaxOrder = 4, CleanSpikesAndDips = true)]
[TrainingTable("gallery.stand_days")]
public sealed partial class IceCream;
