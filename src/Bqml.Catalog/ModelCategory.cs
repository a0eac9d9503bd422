namespace Bqml.Catalog;

/// <summary>What models of a type are for.</summary>
public enum ModelCategory
{
    /// <summary>Predicts a number.</summary>
    Regression,
    /// <summary>Predicts one of several labels.</summary>
    Classification,
    /// <summary>Groups similar rows.</summary>
    Clustering,
    /// <summary>Predicts which items a user likes.</summary>
    Recommendation,
    /// <summary>Describes rows by fewer numbers.</summary>
    DimensionalityReduction,
    /// <summary>Continues time series.</summary>
    Forecasting,
    /// <summary>Explains a change of a metric by segments of the data.</summary>
    ContributionAnalysis,
    /// <summary>Holds a TRANSFORM clause only.</summary>
    Transform,
    /// <summary>Was trained elsewhere; its files are loaded.</summary>
    Imported,
    /// <summary>Calls a model or service outside BigQuery.</summary>
    Remote,
}
