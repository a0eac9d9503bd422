using Bqml.GoogleSql;
using Bqml.Local.Learning;
using Bqml.Local.Storage;

namespace Bqml.Local.Models;

/// <summary>A model in the engine's store.</summary>
/// <param name="Path">Its full name.</param>
/// <param name="Model">What training gave.</param>
/// <param name="Transform">The TRANSFORM clause with what it learned; null without one.</param>
/// <param name="InputColumns">The training query's columns.</param>
/// <param name="CreationTime">When training started.</param>
/// <param name="EndTime">When training ended.</param>
internal sealed record StoredModel(
    ObjectPath Path, TrainedModel Model, TransformPipeline? Transform, IReadOnlyList<StoredColumn> InputColumns, DateTimeOffset CreationTime, DateTimeOffset EndTime)
{
    /// <summary>The training query's columns that are features: all but the label. What rows to predict are made of before the TRANSFORM clause.</summary>
    public IEnumerable<StoredColumn> FeatureInputColumns => InputColumns.Where(c => !string.Equals(c.Name, Model.Label?.Name, StringComparison.OrdinalIgnoreCase));
}
