using Bqml;

namespace Penguins;

/// <summary>A penguin of the Palmer archipelago, as the public table <c>bigquery-public-data.ml_datasets.penguins</c> has it.</summary>
public sealed record Penguin(
    string? Species, string? Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, string? Sex,
    [Label] double? BodyMassG);

/// <summary>How heavy is a penguin? A linear regression on everything else that was measured.</summary>
[BigQueryModel("ml.penguin_weight")]
[LinearRegression<Penguin>(DataSplitMethod = DataSplitMethod.NoSplit, EnableGlobalExplain = true)]
[TrainingTable("bigquery-public-data.ml_datasets.penguins", Where = "body_mass_g IS NOT NULL")]
public sealed partial class PenguinWeight;

/// <summary>The same bird, with its sex as what is to be found out.</summary>
public sealed record UnsexedPenguin(
    string? Species, string? Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, double? BodyMassG,
    [Label] string? Sex);

/// <summary>Which sex has a penguin? A multiclass logistic regression.</summary>
[BigQueryModel("ml.penguin_sex")]
[LogisticRegression<UnsexedPenguin>(DataSplitMethod = DataSplitMethod.NoSplit)]
[TrainingTable("bigquery-public-data.ml_datasets.penguins", Where = "sex IS NOT NULL")]
public sealed partial class PenguinSex;
