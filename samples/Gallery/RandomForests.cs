using Bqml;

namespace Gallery.RandomForests;

/// <summary>A field, and what was harvested from it.</summary>
public sealed record Field(double RainMillimeters, double MeanTemperature, string Soil, string Crop, [Label] double TonsPerHectare);

/// <summary>How much does a field yield?</summary>
[BigQueryModel("gallery.yield")]
[RandomForestRegressor<Field>(NumParallelTree = 200, MaxTreeDepth = 12, ColsampleByNode = 0.7, EnableGlobalExplain = true)]
[TrainingTable("gallery.fields")]
public sealed partial class Yield;

/// <summary>A customer of a telephone company.</summary>
public sealed record Subscriber(long MonthsWithUs, double MonthlyCharge, string Contract, [Label] bool HasLeft);

/// <summary>Who will leave? There are few who do, so each counts more.</summary>
[BigQueryModel("gallery.leaving")]
[RandomForestClassifier<Subscriber>(AutoClassWeights = true, NumParallelTree = 100, Subsample = 0.8)]
[TrainingTable("gallery.subscribers")]
public sealed partial class Leaving;
