using Bqml;

namespace Bqml.EndToEnd.Tests;

public sealed record Penguin(
    string? Species, string? Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, string? Sex,
    [Label] double? BodyMassG);

[BigQueryModel("ml.penguin_weight")]
[LinearRegression<Penguin>(DataSplitMethod = DataSplitMethod.NoSplit, EnableGlobalExplain = true)]
[TrainingTable("zoo.penguins", Where = "body_mass_g IS NOT NULL")]
public sealed partial class PenguinWeight;

[BigQueryModel("ml.penguin_weight_p_values")]
[LinearRegression<Penguin>(DataSplitMethod = DataSplitMethod.NoSplit, CalculatePValues = true, CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding)]
[TrainingTable("zoo.penguins", Where = "body_mass_g IS NOT NULL AND sex IN ('MALE', 'FEMALE')")]
public sealed partial class PenguinWeightPValues;

[BigQueryModel("ml.penguin_weight_tuned")]
[LinearRegression<Penguin>(NumTrials = 4, MaxParallelTrials = 2)]
[Tune(Hyperparameter.L2Reg, Min = 0, Max = 5)]
[TuneCandidates(Hyperparameter.L1Reg, 0, 0.1, 1)]
[TrainingTable("zoo.penguins", Where = "body_mass_g IS NOT NULL")]
public sealed partial class PenguinWeightTuned;

public sealed record MeasuredPenguin(
    string? Species,
    [Imputer(ImputerStrategy.Mean)][StandardScaler] double? CulmenLengthMm,
    [QuantileBucketize(4)] double? FlipperLengthMm,
    string? Island,
    string? Sex,
    [Label] double? BodyMassG);

[BigQueryModel("ml.penguin_weight_transformed")]
[LinearRegression<MeasuredPenguin>(DataSplitMethod = DataSplitMethod.NoSplit)]
[FeatureCross(nameof(MeasuredPenguin.Species), nameof(MeasuredPenguin.Sex))]
[Transform("UPPER(island)", As = "island_in_capitals")]
[TrainingTable("zoo.penguins", Where = "body_mass_g IS NOT NULL")]
public sealed partial class PenguinWeightTransformed;

public sealed record SplitPenguin(string? Species, double? FlipperLengthMm, [DataSplit] bool? IsEvaluation, [PassThrough] string? Island, [Label] double? BodyMassG);

[BigQueryModel("ml.penguin_weight_split")]
[LinearRegression<SplitPenguin>(DataSplitMethod = DataSplitMethod.Custom)]
[TrainingQuery("SELECT species, flipper_length_mm, MOD(CAST(flipper_length_mm AS INT64), 5) = 0 AS is_evaluation, island, body_mass_g FROM zoo.penguins WHERE body_mass_g IS NOT NULL")]
public sealed partial class PenguinWeightSplit;

public sealed record UnsexedPenguin(
    string? Species, string? Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, double? BodyMassG,
    [Label] string? Sex);

[BigQueryModel("ml.penguin_sex")]
[LogisticRegression<UnsexedPenguin>(DataSplitMethod = DataSplitMethod.NoSplit, EnableGlobalExplain = true)]
[TrainingTable("zoo.penguins", Where = "sex IS NOT NULL")]
public sealed partial class PenguinSex;

public enum Sex
{
    Female,
    Male,
}

public sealed record SexedPenguin(string? Species, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, double? BodyMassG, [Label] Sex Sex);

[BigQueryModel("ml.penguin_is_male")]
[LogisticRegression<SexedPenguin>(L2Reg = 0.01, DataSplitMethod = DataSplitMethod.NoSplit, EnableGlobalExplain = true)]
[ClassWeight(nameof(Tests.Sex.Male), 1.5)]
[ClassWeight(nameof(Tests.Sex.Female), 1.0)]
[TrainingQuery("""
    SELECT species, culmen_length_mm, culmen_depth_mm, flipper_length_mm, body_mass_g, IF(sex = 'MALE', 'Male', 'Female') AS sex
    FROM zoo.penguins WHERE sex IN ('MALE', 'FEMALE')
    """)]
public sealed partial class PenguinIsMale;

[BigQueryRow]
public sealed partial record Sighting(string Place, DateOnly Day, long Count, double? MeanWeight, IReadOnlyList<string> Observers);
