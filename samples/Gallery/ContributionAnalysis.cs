using Bqml;

namespace Gallery.ContributionAnalysis;

/// <summary>Sales of this year and the last.</summary>
public sealed record Sale(double Revenue, string Shop, string Product, string? Region, bool IsThisYear);

/// <summary>Which shops and products made the difference?</summary>
[BigQueryModel("gallery.sales_change")]
[ContributionAnalysis<Sale>(
    ContributionMetric = "SUM(revenue)", IsTestCol = nameof(Sale.IsThisYear), DimensionIdCols = [nameof(Sale.Shop), nameof(Sale.Product), nameof(Sale.Region)],
    TopKInsightsByAprioriSupport = 30, PruningMethod = PruningMethod.PruneRedundantInsights)]
[TrainingTable("gallery.sales")]
public sealed partial class SalesChange;
