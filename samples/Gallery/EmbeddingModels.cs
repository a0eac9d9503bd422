using Bqml;

namespace Gallery.EmbeddingModels;

/// <summary>Turns text into vectors whose distance tells how alike the texts are.</summary>
[BigQueryModel("gallery.embedder")]
[RemoteEmbeddingModel(Connection = "us.vertex", Endpoint = "text-embedding-005")]
public sealed partial class Embedder;
