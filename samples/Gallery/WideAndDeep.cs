using Bqml;

namespace Gallery.WideAndDeep;

/// <summary>An offer that was shown to somebody.</summary>
public sealed record Offer(string Product, string Segment, double Price, long Position, [Label] double Revenue);

/// <summary>What does an offer bring in? Crossed features go into the wide part.</summary>
[BigQueryModel("gallery.offer_revenue")]
[DnnLinearCombinedRegressor<Offer>(HiddenUnits = [128, 64], Dropout = 0.1, L2Reg = 0.01, Optimizer = Optimizer.Ftrl)]
[FeatureCross(nameof(Offer.Product), nameof(Offer.Segment), As = "product_segment")]
[TrainingTable("gallery.offers")]
public sealed partial class OfferRevenue;

/// <summary>An advertisement that was shown to somebody.</summary>
public sealed record Impression(string Advertisement, string Device, long HourOfDay, [Label] bool WasClicked);

/// <summary>Will it be clicked?</summary>
[BigQueryModel("gallery.click")]
[DnnLinearCombinedClassifier<Impression>(HiddenUnits = [32], ActivationFn = ActivationFn.Selu, AutoClassWeights = true)]
[TrainingTable("gallery.impressions")]
public sealed partial class Click;
