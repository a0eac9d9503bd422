using Bqml;

namespace Gallery.OnnxModel;

/// <summary>The tensors that go into the file's model.</summary>
public sealed record Flower(double SepalLength, double SepalWidth, double PetalLength, double PetalWidth, [PassThrough] long FlowerId);

/// <summary>Those that come out.</summary>
public sealed record Classified(string Label, double[] Probabilities);

/// <summary>A model that scikit-learn trained and wrote as ONNX.</summary>
[BigQueryModel("gallery.flowers")]
[OnnxModel<Flower, Classified>(ModelPath = "gs://my-bucket/flowers/model.onnx")]
public sealed partial class Flowers;
