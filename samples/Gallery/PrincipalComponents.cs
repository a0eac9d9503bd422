using Bqml;

namespace Gallery.PrincipalComponents;

/// <summary>Answers to a questionnaire.</summary>
public sealed record Answers([PassThrough] string Person, double Hours, double Age, double Satisfaction, double Income);

/// <summary>Three numbers in place of all the answers.</summary>
[BigQueryModel("gallery.answers")]
[Pca<Answers>(NumPrincipalComponents = 3, ScaleFeatures = true, PcaSolver = PcaSolver.Full)]
[TrainingTable("gallery.questionnaires")]
public sealed partial class AnswerComponents;
