using Bqml;

namespace Gallery.MatrixFactorization;

/// <summary>How long somebody stood before an exhibit.</summary>
public sealed record Visit([UserId] string Visitor, [ItemId] long Exhibit, [Rating] double Seconds);

/// <summary>What should a visitor see next? Time spent is implicit feedback: a confidence rather than a grade.</summary>
[BigQueryModel("gallery.exhibits")]
[MatrixFactorization<Visit>(FeedbackType = FeedbackType.Implicit, NumFactors = 16, WalsAlpha = 10, L2Reg = 0.5)]
[TrainingTable("gallery.visits")]
public sealed partial class Exhibits;
