using System.Collections.Concurrent;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Columns of a model's rows that have the name of one that a function adds to the rows it is given: <c>predicted_price</c> beside the label <c>price</c>.</summary>
internal static class AddedColumnRules
{
    private const string Label = "{label}", Index = "{index}";

    /// <summary>The names and patterns that functions of a type add, each with its functions; found once.</summary>
    private static readonly ConcurrentDictionary<ModelType, (string Name, string[] Functions)[]> s_added = new();

    internal static void Check(ModelContext model)
    {
        if (model.Type is not { RowTypeParameterCount: 1 } type || model.Row is not { } row) return;
        var label = row.Columns.FirstOrDefault(static column => column.Roles.Contains(ColumnRole.Label))?.Column;
        foreach (var (name, functions) in s_added.GetOrAdd(type, Added))
        {
            var added = label is null ? name : name.Replace(Label, label);
            foreach (var column in row.Columns)
            {
                if (!column.Roles.Contains(ColumnRole.Ignore) && Matches(added, column.Column))
                    model.Report(CallDiagnostics.NameOfAddedColumn, new FindingTarget(FindingTargetKind.RowProperty, column.Property), column.Property, column.Column, Wording.List(functions));
            }
        }
    }

    private static (string Name, string[] Functions)[] Added(ModelType type) =>
    [
        .. type.Functions.Select(ModelCatalog.FindFunction).OfType<ModelFunction>()
            .SelectMany(function => function.OutputsFor(type.Id).Where(static output => output.Passthrough == Passthrough.All).SelectMany(static output => output.Columns)
                .Where(static column => column.When.Count == 0).Select(column => (Function: function.Name, column.Name)))
            .GroupBy(static added => added.Name, static added => added.Function, StringComparer.OrdinalIgnoreCase).Select(static added => (added.Key, added.Distinct().ToArray())),
    ];

    private static bool Matches(string added, string column)
    {
        if (!added.EndsWith(Index, StringComparison.Ordinal)) return added.Equals(column, StringComparison.OrdinalIgnoreCase);
        var length = added.Length - Index.Length;
        return column.Length > length && string.Compare(column, 0, added, 0, length, StringComparison.OrdinalIgnoreCase) == 0 && column.Skip(length).All(static character => character is >= '0' and <= '9');
    }
}
