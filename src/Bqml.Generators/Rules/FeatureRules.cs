using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Columns beside what the model type and its options make of them: columns it does not read, names and types it refuses, values a role has no use for.</summary>
internal static class FeatureRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { RowTypeParameterCount: 1 } type || model.Row is not { } row) return;
        if (!type.TakesFeatures)
        {
            // One of the columns may be the one whose role is missing.
            if (!model.Has(RowDiagnostics.MissingRole)) CheckRoles(model, type, row);
        }
        else CheckFeatures(model, type, row);
        CheckRoleValues(model, row);
    }

    /// <summary>A model type that reads roles only leaves out every other column.</summary>
    private static void CheckRoles(ModelContext model, ModelType type, RowSpec row)
    {
        var roles = Wording.Either(type.Options.Select(static option => option.Role).OfType<string>().Distinct().Select(static role => "[" + role + "]"));
        foreach (var column in row.Columns)
        {
            // At the attribute, from where the editor can change the row too.
            if (column.Roles.Count == 0) model.ReportFixable(FeatureDiagnostics.ColumnWithoutRole, ModelContext.TypeAttribute, [FixProperties.Property, column.Property], column.Property, type.Title, roles);
        }
    }

    private static void CheckFeatures(ModelContext model, ModelType type, RowSpec row)
    {
        var refusing = model.Settings.Select(static settings => settings.First()).Where(static setting => setting.Option.RefusedFeatureTypes.Count > 0).ToArray();
        if (type.MaxFeatureNameLength is null && refusing.Length == 0) return;
        foreach (var column in row.Columns)
        {
            if (column.Roles.Count > 0) continue;
            if (type.MaxFeatureNameLength is { } most && column.Column.Length > most)
                model.Report(FeatureDiagnostics.FeatureNameTooLong, At(column), column.Property, Wording.Number(column.Column.Length), type.Title, Wording.Number(most));
            foreach (var setting in refusing)
            {
                if (TransformTypes.Transformed(column) is { } feature && ColumnTypes.IsOneOf(setting.Option.RefusedFeatureTypes, feature))
                    model.Report(FeatureDiagnostics.FeatureTypeRefused, At(column), column.Property, feature.ToString(), setting.Display);
            }
        }
    }

    /// <summary>A STRING column that has only certain values, as an enum whose members are others.</summary>
    private static void CheckRoleValues(ModelContext model, RowSpec row)
    {
        foreach (var option in model.Options!.OfRoles)
        {
            if (option.Role is not { } role || option.ColumnTypes.FirstOrDefault(rule => rule.Values.Count > 0 && ColumnTypes.Holds(model, rule) == true) is not { } rule) continue;
            foreach (var column in row.Columns)
            {
                if (column.Shape is not ColumnShape.Enum members || !column.HasRole(role)) continue;
                var wrong = members.Members.Where(member => !member.IsAlias && !rule.Values.Contains(member.Text, StringComparer.Ordinal)).Select(static member => member.Text).ToList();
                if (wrong.Count > 0) model.Report(FeatureDiagnostics.RoleValue, At(column), column.Property, role, Wording.Either(wrong), Wording.Either(rule.Values));
            }
        }
    }

    private static FindingTarget At(ColumnSpec column) => new(FindingTargetKind.RowProperty, column.Property);
}
