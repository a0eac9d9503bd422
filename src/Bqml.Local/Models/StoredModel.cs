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
    /// <summary>What is said about it.</summary>
    public ModelDetails Details { get; init; } = new();

    /// <summary>When it was last trained or changed.</summary>
    public DateTimeOffset LastModified { get; init; } = EndTime;

    /// <summary>Another one after each change.</summary>
    public string ETag { get; init; } = NewETag();

    /// <summary>Whether its time is over: it is then as good as dropped.</summary>
    public bool IsExpired => Details.Expires <= DateTimeOffset.UtcNow;

    /// <summary>The model with other details.</summary>
    public StoredModel With(ModelDetails details) => this with { Details = details, LastModified = DateTimeOffset.UtcNow, ETag = NewETag() };

    /// <summary>The model under another name.</summary>
    public StoredModel CopyTo(ObjectPath path)
    {
        var now = DateTimeOffset.UtcNow;
        return this with { Path = path, CreationTime = now, LastModified = now, ETag = NewETag() };
    }

    private static string NewETag() => Convert.ToBase64String(Guid.NewGuid().ToByteArray());

    /// <summary>The training query's columns that are features: all but the label. What rows to predict are made of before the TRANSFORM clause.</summary>
    public IEnumerable<StoredColumn> FeatureInputColumns => InputColumns.Where(c => !string.Equals(c.Name, Model.Label?.Name, StringComparison.OrdinalIgnoreCase));
}
