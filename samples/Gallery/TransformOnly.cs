using Bqml;

namespace Gallery.TransformOnly;

/// <summary>A review as it was written.</summary>
public sealed record Review(
    [PassThrough] long ReviewId,
    [Imputer(ImputerStrategy.MostFrequent), LabelEncoder] string? Language,
    [Imputer(ImputerStrategy.Mean), MinMaxScaler] double? Stars,
    [HashBucketize(1000)] string Author,
    [Transform("LENGTH(text)")] string Text);

/// <summary>One preparation of reviews that several models share.</summary>
[BigQueryModel("gallery.prepared_review")]
[TransformOnly<Review>]
[TrainingTable("gallery.reviews")]
public sealed partial class PreparedReview;
