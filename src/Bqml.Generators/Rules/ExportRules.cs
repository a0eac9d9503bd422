using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>[BigQueryModel(Exportable = true)]: the model type, its features and its preprocessing are such as EXPORT MODEL takes.</summary>
internal static class ExportRules
{
    internal static void Check(ModelContext model)
    {
        if (!model.Spec.IsExportable || model.Type is not { } type) return;
        if (type.ExportFormat is null)
        {
            model.Report(StructureLimitDiagnostics.NotExportable, new FindingTarget(FindingTargetKind.ModelAttribute, "Exportable"), Wording.Capital(type.Title));
            return;
        }
        foreach (var column in model.Row?.Columns ?? [])
        {
            if (column.Roles.Count > 0) continue;
            var target = new FindingTarget(FindingTargetKind.RowProperty, column.Property);
            // What a function makes is exported with the function, of whatever type it is.
            if (column is { Transforms.Count: 0, Type: { } feature } && ColumnTypes.IsOneOf(ModelCatalog.Export.RefusedFeatureTypes, feature))
                model.Report(FeatureDiagnostics.ExportFeature, target, column.Property, feature.ToString());
            foreach (var use in column.Transforms) CheckTransform(model, use, target);
        }
        for (var i = 0; i < model.Spec.Transforms.Count; i++) CheckTransform(model, model.Spec.Transforms[i], new FindingTarget(FindingTargetKind.Transform, null, i));
    }

    private static void CheckTransform(ModelContext model, TransformUse use, FindingTarget target)
    {
        if (use.Function is { } name && ModelCatalog.FindFunction(name) is { ExportableInTransform: false })
            model.Report(FeatureDiagnostics.ExportTransform, target, TransformRules.Show(use));
    }
}
