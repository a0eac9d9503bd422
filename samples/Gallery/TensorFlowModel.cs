using Bqml;

namespace Gallery.TensorFlowModel;

/// <summary>The inputs of the SavedModel's signature.</summary>
public sealed record Sentence(string Text);

/// <summary>Its outputs.</summary>
public sealed record Sentiment(double[] Scores);

/// <summary>A SavedModel that was trained elsewhere.</summary>
[BigQueryModel("gallery.sentiment")]
[TensorFlowModel<Sentence, Sentiment>(ModelPath = "gs://my-bucket/sentiment/*")]
public sealed partial class SentimentModel;
