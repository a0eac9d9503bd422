using Bqml;

namespace Gallery.KMeans;

/// <summary>A station for rented bicycles.</summary>
public sealed record Station([PassThrough] long StationId, double RidesPerDay, double MeanMinutes, double DistanceToCenterKm, bool IsWeekendBusy);

/// <summary>What kinds of stations are there?</summary>
[BigQueryModel("gallery.stations")]
[KMeans<Station>(NumClusters = 4, KMeansInitMethod = KMeansInitMethod.KMeansPlusPlus, DistanceType = DistanceType.Euclidean, StandardizeFeatures = true, MaxIterations = 30)]
[TrainingTable("gallery.station_days")]
public sealed partial class Stations;
