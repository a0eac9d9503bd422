using Bqml;

namespace Gallery.XGBoostModel;

/// <summary>The features that the booster was trained on, under their names.</summary>
public sealed record Flight(double Distance, double DepartureDelay, long Weekday);

/// <summary>Its one output.</summary>
public sealed record Delay(double ArrivalDelay);

/// <summary>A booster that was trained elsewhere.</summary>
[BigQueryModel("gallery.flight_delay")]
[XGBoostModel<Flight, Delay>(ModelPath = "gs://my-bucket/flights/*")]
public sealed partial class FlightDelay;
