using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Columns of a model's rows that have the name of one that a function adds to the rows it is given: <c>predicted_price</c> beside the label <c>price</c>.</summary>
internal static class AddedColumnRules
{
    private const string Label = "{label}", Index = "{index}";

    internal static void Check(ModelContext model)
    {
        if (model.Type is not { RowTypeParameterCount: 1 } type || model.Row is not { } row) return;
        var label = row.Columns.FirstOrDefault(static column => column.Roles.Contains(ColumnRole.Label))?.Column;
        var added = type.Functions.Select(ModelCatalog.FindFunction).OfType<ModelFunction>()
            .SelectMany(function => function.OutputsFor(type.Id).Where(static output => output.Passthrough == Passthrough.All).SelectMany(static output => output.Columns)
                .Where(static column => column.When.Count == 0).Select(column => (Function: function.Name, column.Name)))
            .ToList();
        foreach (var column in row.Columns)
        {
            if (column.Roles.Contains(ColumnRole.Ignore)) continue;
            var functions = added.Where(other => Matches(other.Name, label, column.Column)).Select(static other => other.Function).Distinct().ToList();
            if (functions.Count > 0) model.Report(CallDiagnostics.NameOfAddedColumn, new FindingTarget(FindingTargetKind.RowProperty, column.Property), column.Property, column.Column, Wording.List(functions));
        }
    }

    private static bool Matches(string added, string? label, string column)
    {
        if (label is not null) added = added.Replace(Label, label);
        if (!added.EndsWith(Index, StringComparison.Ordinal)) return added.Equals(column, StringComparison.OrdinalIgnoreCase);
        var length = added.Length - Index.Length;
        return column.Length > length && column.StartsWith(added.Substring(0, length), StringComparison.OrdinalIgnoreCase) && column.Skip(length).All(static character => character is >= '0' and <= '9');
    }
}
