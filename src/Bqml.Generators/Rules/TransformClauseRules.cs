using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The TRANSFORM clause as a whole: whether the model type is known to take it, and columns that it cannot read.</summary>
internal static class TransformClauseRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type || model.Row is not { } row || FirstUse(model, row) is not { } first) return;
        if (type.Clauses.Transform == ClauseUse.No) return;
        if (type.Clauses.Transform == ClauseUse.Undocumented) model.Report(FeatureDiagnostics.TransformUndocumented, first, type.Title);
        foreach (var column in row.Columns)
        {
            if (column.Roles.Any(static role => role is ColumnRole.Ignore or ColumnRole.PassThrough) || column.Type is not { } columnType) continue;
            if (ColumnTypes.IsOneOf(ModelCatalog.TransformRefusedTypes, columnType.Kind == SqlTypeKind.Array && columnType.Element is { } element ? element : columnType))
                model.Report(FeatureDiagnostics.TransformInput, new FindingTarget(FindingTargetKind.RowProperty, column.Property), column.Property, columnType.ToString());
        }
    }

    /// <summary>The place of the first preprocessing attribute; null when there is none, and no clause.</summary>
    private static FindingTarget? FirstUse(ModelContext model, RowSpec row)
    {
        foreach (var column in row.Columns)
        {
            if (column is { Roles.Count: 0, Transforms.Count: > 0 }) return new FindingTarget(FindingTargetKind.RowProperty, column.Property);
        }
        return model.Spec.Transforms.Count > 0 ? new FindingTarget(FindingTargetKind.Transform) : null;
    }
}
