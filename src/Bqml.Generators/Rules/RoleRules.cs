using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>What the columns of a row are for: label, features, and the roles that the model type's options give meaning to.</summary>
internal static class RoleRules
{
    internal static void Check(ModelContext model)
    {
        if (model is not { Type: { } type, Options: { } options, Row: { } row }) return;
        foreach (var column in row.Columns)
        {
            foreach (var role in column.Roles)
            {
                if (role is not (ColumnRole.PassThrough or ColumnRole.Ignore) && options.OfRole(role) is null)
                    model.Report(RowDiagnostics.RoleNotUsed, At(column), role.ToString(), column.Property, type.Clauses.Query == ClauseUse.No ? type.TitleWithArticle : type.Title);
            }
        }
        foreach (var option in options.OfRoles)
        {
            if (option.Role == nameof(ColumnRole.Label)) CheckLabel(model, type, row);
            else CheckColumns(model, type, row, option);
        }
        CheckFeatures(model, type, row);
    }

    private static void CheckLabel(ModelContext model, ModelType type, RowSpec row)
    {
        var labels = Marked(row, nameof(ColumnRole.Label));
        if (labels.Count == 0 && type.LabelTypes.Count > 0)
        {
            var candidates = row.Columns.Where(column => column is { Roles.Count: 0, Type: { } columnType } && ColumnTypes.Accepts(type.LabelTypes, columnType)).Select(static column => column.Property);
            model.ReportFixable(RowDiagnostics.NoLabel, ModelContext.TypeAttribute, [FixProperties.Property, string.Join(",", candidates)], Wording.Capital(type.Title), row.Name);
        }
        foreach (var label in labels.Skip(1))
        {
            model.Report(RowDiagnostics.SeveralLabels, At(label), row.Name, Wording.Number(labels.Count), Wording.List(labels.Select(static column => column.Property)), type.Title);
        }
        foreach (var label in labels)
        {
            if (label.Type is { } labelType && type.LabelTypes.Count > 0 && !ColumnTypes.Accepts(type.LabelTypes, labelType))
                model.Report(RowDiagnostics.LabelType, At(label), label.Property, labelType.ToString(), type.Title, ColumnTypes.Describe(type.LabelTypes));
        }
    }

    private static void CheckColumns(ModelContext model, ModelType type, RowSpec row, ModelOption option)
    {
        var columns = Marked(row, option.Role!);
        if (columns.Count == 0)
        {
            CheckNeeded(model, row, option);
            return;
        }
        if (option.Kind != OptionKind.StringArray && !option.AlsoAccepts.Contains("ARRAY<STRING>"))
        {
            foreach (var column in columns.Skip(1))
            {
                model.Report(RowDiagnostics.SeveralRoleColumns, At(column), option.Role!, Wording.Number(columns.Count), row.Name, Wording.List(columns.Select(static other => other.Property)), type.Title);
            }
        }
        var types = TypesFor(model, option);
        if (types.Count == 0) return;
        foreach (var column in columns)
        {
            if (column.Type is { } columnType && !ColumnTypes.Accepts(types, columnType))
                model.Report(RowDiagnostics.RoleColumnType, At(column), option.Role!, column.Property, columnType.ToString(), Circumstance(model, type, option), ColumnTypes.Describe(types));
        }
    }

    /// <summary>An option that is written and means something only together with this column needs the column.</summary>
    private static void CheckNeeded(ModelContext model, RowSpec row, ModelOption option)
    {
        foreach (var condition in option.AppliesWhen)
        {
            if (condition is not { Option: { } other, IsSet: false } || !model.IsSet(other) || model.Holds(condition) != true) continue;
            var setting = model.Settings[other].First();
            model.Report(RowDiagnostics.OptionWithoutRole, setting.Target, setting.Display + (setting.Value is { } value ? " = " + Wording.Value(value) : ""), option.Role!, row.Name);
            return;
        }
    }

    private static void CheckFeatures(ModelContext model, ModelType type, RowSpec row)
    {
        if (type.Clauses.Query != ClauseUse.Required || !type.TakesFeatures || type.Category is ModelCategory.ContributionAnalysis or ModelCategory.Transform) return;
        if (!row.Columns.Any(static column => column.Roles.Count == 0)) model.Report(RowDiagnostics.NoFeature, ModelContext.TypeAttribute, row.Name, "a " + type.Title + " model", row.Columns.Count == 0 ? "it has no public property" : "each of its properties has a role");
        foreach (var column in row.Columns)
        {
            if (column is { Roles.Count: 0, Transforms.Count: 0, Type: { } columnType } && !ColumnTypes.IsTrainable(columnType))
                model.Report(RowDiagnostics.UntrainableFeature, At(column), column.Property, columnType.ToString());
        }
    }

    /// <summary>The types that the catalogue allows for the option's column in this declaration; empty when nothing is known.</summary>
    private static IReadOnlyList<string> TypesFor(ModelContext model, ModelOption option)
    {
        var types = new List<string>();
        foreach (var rule in option.ColumnTypes)
        {
            if (ColumnTypes.Holds(model, rule) is not { } holds) return [];
            if (holds) types.AddRange(rule.Types);
        }
        return types;
    }

    private static string Circumstance(ModelContext model, ModelType type, ModelOption option) =>
        option.ColumnTypes.SelectMany(static rule => rule.Requires).FirstOrDefault()?.Option is not { } name || model.Settings[name].FirstOrDefault()?.Value is not { } method
            ? type.Title
            : Wording.Value(method) + (model.IsTuned ? " with tuning" : "");

    private static List<ColumnSpec> Marked(RowSpec row, string role)
    {
        var columns = new List<ColumnSpec>();
        foreach (var column in row.Columns)
        {
            if (column.HasRole(role)) columns.Add(column);
        }
        return columns;
    }

    private static FindingTarget At(ColumnSpec column) => new(FindingTargetKind.RowProperty, column.Property);
}

