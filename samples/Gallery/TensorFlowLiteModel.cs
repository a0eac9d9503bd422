using Bqml;

namespace Gallery.TensorFlowLiteModel;

/// <summary>The inputs of the file's model.</summary>
public sealed record Signal(double[] Samples);

/// <summary>Its outputs.</summary>
public sealed record Detected(double[] Scores);

/// <summary>A model made for small devices.</summary>
[BigQueryModel("gallery.signals")]
[TensorFlowLiteModel<Signal, Detected>(ModelPath = "gs://my-bucket/signals/*")]
public sealed partial class Signals;
