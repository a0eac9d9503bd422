using Bqml;

namespace Gallery.BoostedTrees;

/// <summary>A taxi ride.</summary>
public sealed record Ride(DateTimeOffset StartedAt, double DistanceKm, long PickupZone, long DropoffZone, [DataSplit] bool? IsEvaluation, [Label] double DurationMinutes);

/// <summary>How long does a ride take? The rows themselves say which of them are for evaluation.</summary>
[BigQueryModel("gallery.ride_duration")]
[BoostedTreeRegressor<Ride>(
    BoosterType = BoosterType.GBTree, MaxIterations = 50, MaxTreeDepth = 8, LearnRate = 0.1, Subsample = 0.9, EarlyStop = true, MinRelProgress = 0.005,
    DataSplitMethod = DataSplitMethod.Custom)]
[TrainingTable("gallery.rides", Where = "duration_minutes BETWEEN 1 AND 180")]
public sealed partial class RideDuration;

/// <summary>A payment by card.</summary>
public sealed record Payment(decimal Amount, string Country, string? MerchantCategory, [InstanceWeight] double Weight, [Label] string Outcome);

/// <summary>Is a payment fine, disputed or fraud? Dropped trees keep single ones from ruling, and recent rows count more.</summary>
[BigQueryModel("gallery.payment_outcome")]
[BoostedTreeClassifier<Payment>(BoosterType = BoosterType.Dart, Dropout = 0.1, NumParallelTree = 2, TreeMethod = TreeMethod.Hist, EnableGlobalExplain = true)]
[TrainingQuery("""
    SELECT *, EXP(-DATE_DIFF(CURRENT_DATE(), paid_on, DAY) / 90) AS weight
    FROM gallery.payments
    """)]
public sealed partial class PaymentOutcome;
