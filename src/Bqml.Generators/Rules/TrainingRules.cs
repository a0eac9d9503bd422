using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Where the training rows come from: once, where the model type is trained, and under a name that can exist.</summary>
internal static class TrainingRules
{
    internal static void Check(ModelContext model)
    {
        var training = model.Spec.Training;
        var target = new FindingTarget(FindingTargetKind.Training);
        if (model.Type is { } type)
        {
            if (training is null && type.Clauses.Query == ClauseUse.Required) model.Report(StructureDiagnostics.NoTraining, ModelContext.TypeAttribute, model.ClassName, type.Title);
            if (training is not null && type.Clauses.Query == ClauseUse.No)
                model.Report(StructureDiagnostics.TrainingNotUsed, target, Wording.Capital(type.TitleWithArticle), training.IsQuery ? "TrainingQuery" : "TrainingTable", model.ClassName);
        }
        if (model.Spec.HasSeveralTrainingSources) model.Report(StructureDiagnostics.SeveralTrainings, target, model.ClassName);
        if (training is { IsQuery: false } && !SqlIdentifier.TryQuotePath(training.Text, out _, out var error))
            model.Report(SqlDiagnostics.InvalidTableName, target with { Name = "name" }, Wording.Clause(error));
        else if (training is { IsQuery: false } && training.Text == model.Spec.Name)
            model.Report(StructureLimitDiagnostics.NamedAsTable, new FindingTarget(FindingTargetKind.ModelAttribute, "name"), model.Spec.Name);
    }
}
