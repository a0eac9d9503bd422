using Bqml;

namespace Gallery.LanguageModels;

/// <summary>A language model of Vertex AI, called through the project's default connection.</summary>
[BigQueryModel("gallery.writer")]
[RemoteLanguageModel(Endpoint = "gemini-3.5-flash")]
public sealed partial class Writer;

/// <summary>One tuned on answers of our own.</summary>
[BigQueryModel("gallery.support_writer")]
[RemoteTunedLanguageModel(
    Connection = "my-project.us.vertex", Endpoint = "gemini-3.5-flash", PromptCol = "question", InputLabelCols = "answer",
    EvaluationTask = EvaluationTask.QuestionAnswering, MaxIterations = 300, LearningRateMultiplier = 0.5)]
[TrainingQuery("SELECT question, answer FROM gallery.support_answers WHERE is_approved")]
public sealed partial class SupportWriter;
