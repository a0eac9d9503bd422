using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>What models made elsewhere take and predict: columns that are there, of types their clauses take, and that a prediction can tell apart.</summary>
internal static class InputOutputRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { RowTypeParameterCount: 2 } type) return;
        if (model.Row is { } row)
        {
            if (model.Spec.Images.Count == 0 && !Used(row).Any(static column => column.Roles.Count == 0)) model.Report(RowDiagnostics.NoInputOrOutput, ModelContext.TypeAttribute, row.Name, type.TitleWithArticle, "reads", " without a role");
            foreach (var column in Used(row).Where(static column => column.Roles.Count == 0)) CheckType(model, type, column, FindingTargetKind.RowProperty);
        }
        if (model.Output is not { } output) return;
        CheckOutputs(model, type, output);
        CheckNames(model, type, output);
    }

    private static void CheckOutputs(ModelContext model, ModelType type, RowSpec output)
    {
        foreach (var column in output.Columns)
        {
            var attributes = column.Roles.Where(static role => role != ColumnRole.Ignore).Select(static role => "[" + role + "]").Concat(column.Transforms.Select(TransformRules.Show));
            foreach (var attribute in attributes) model.Report(RowDiagnostics.OutputRole, At(column), attribute, column.Property, output.Name, type.TitleWithArticle);
        }
        var columns = Used(output).ToList();
        foreach (var column in columns) CheckType(model, type, column, FindingTargetKind.OutputProperty);
        if (columns.Count == 0)
            model.Report(RowDiagnostics.NoInputOrOutput, ModelContext.TypeAttribute, output.Name, type.TitleWithArticle, "predicts", "");
        else if (type.MaxOutputs is { } most && columns.Count > most)
            model.Report(RowDiagnostics.TooManyOutputs, At(columns[most]), output.Name, Wording.Number(columns.Count), Wording.List(columns.Select(static column => column.Property)), type.TitleWithArticle, Wording.Number(most));
    }

    private static void CheckType(ModelContext model, ModelType type, ColumnSpec column, FindingTargetKind place)
    {
        var isInput = place == FindingTargetKind.RowProperty;
        var types = isInput ? type.InputTypes : type.OutputTypes;
        if (column.Type is not { } columnType || types.Count == 0 || ColumnTypes.Accepts(types, columnType)) return;
        model.Report(
            RowDiagnostics.InputOutputType, new FindingTarget(place, column.Property),
            isInput ? "input" : "output", column.Property, columnType.ToString(), type.TitleWithArticle, ColumnTypes.Describe(types), isInput ? ", or mark it [PassThrough] or [Ignore]" : ", or mark it [Ignore]");
    }

    /// <summary>A prediction holds the inputs, what is passed through, the outputs and what BigQuery adds.</summary>
    private static void CheckNames(ModelContext model, ModelType type, RowSpec output)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in type.Functions.Select(ModelCatalog.FindFunction).OfType<ModelFunction>())
        {
            foreach (var column in function.OutputsFor(type.Id).Where(static result => result.Passthrough != Passthrough.None).SelectMany(static result => result.Columns).Where(static column => !column.IsPattern))
                owners[column.Name] = "a column that " + function.Name + " adds";
        }
        var inputs = model.Row is { } row ? Used(row).ToList() : [];
        foreach (var column in inputs) Report(column, FindingTargetKind.RowProperty);
        foreach (var column in inputs) owners[column.Column] = Of("the input", column);
        foreach (var column in Used(output)) Report(column, FindingTargetKind.OutputProperty);

        void Report(ColumnSpec column, FindingTargetKind place)
        {
            if (owners.TryGetValue(column.Column, out var owner))
                model.Report(RowDiagnostics.AmbiguousOutput, new FindingTarget(place, column.Property), Of(place == FindingTargetKind.RowProperty ? "The input" : "The output", column), column.Column, owner);
        }

        static string Of(string kind, ColumnSpec column) => $"{kind} '{column.Property}'";
    }

    private static IEnumerable<ColumnSpec> Used(RowSpec row) => row.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore));

    private static FindingTarget At(ColumnSpec column) => new(FindingTargetKind.OutputProperty, column.Property);
}
