using Bqml;

namespace Gallery.GeneralizedLinear;

/// <summary>A house that was sold.</summary>
public sealed record House(double AreaSquareMeters, long Rooms, string District, bool HasGarden, [Label] double Price);

/// <summary>What does a house cost? The normal equation gives exact weights, and p-values tell which of them count.</summary>
[BigQueryModel("gallery.house_price")]
[LinearRegression<House>(
    OptimizeStrategy = OptimizeStrategy.NormalEquation,
    CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding,
    CalculatePValues = true,
    EnableGlobalExplain = true)]
[TrainingTable("gallery.houses", Where = "price > 0")]
public sealed partial class HousePrice;

/// <summary>A letter, and whether somebody marked it as spam.</summary>
public sealed record Letter(
    [PassThrough] string LetterId,
    [StandardScaler] double Length,
    [QuantileBucketize(10)] double LinkCount,
    string SenderDomain,
    [Label] bool IsSpam);

/// <summary>Is a letter spam? Both regularisations are searched for, and a missed spam letter costs less than a lost one.</summary>
[BigQueryModel("gallery.spam")]
[LogisticRegression<Letter>(NumTrials = 10, MaxParallelTrials = 2, HparamTuningObjective = HparamTuningObjective.F1Score)]
[Tune(Hyperparameter.L1Reg, Min = 0, Max = 5)]
[TuneCandidates(Hyperparameter.L2Reg, 0, 0.1, 1)]
[ClassWeight(true, 1), ClassWeight(false, 3)]
[TrainingTable("gallery.letters", Where = "is_spam IS NOT NULL")]
public sealed partial class Spam;
