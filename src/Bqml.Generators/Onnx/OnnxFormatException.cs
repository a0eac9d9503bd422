namespace Bqml.Generators.Onnx;

/// <summary>The bytes are no ONNX file. The message says where and what, to go into a diagnostic.</summary>
internal sealed class OnnxFormatException(string message) : Exception(message);
