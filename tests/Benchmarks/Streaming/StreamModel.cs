namespace Bqml.Benchmarks.Streaming;

/// <summary>The rows of the streaming measurement.</summary>
public sealed record Bird([property: PassThrough] long Id, string Species, string Island, double CulmenLengthMm, double FlipperLengthMm, [property: Label] string Sex);

/// <summary>The model whose predictions are streamed: two labels with their probabilities beside the row.</summary>
[BigQueryModel("ml.bird_sex")]
[LogisticRegression<Bird>]
[TrainingTable("ml.birds")]
public sealed partial class BirdSex;
