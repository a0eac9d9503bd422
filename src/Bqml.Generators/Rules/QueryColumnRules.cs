using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The columns of the training query that options name, in model types that no row is declared for.</summary>
internal static class QueryColumnRules
{
    /// <summary>Whether the names can be those of columns.</summary>
    internal static void Check(ModelContext model)
    {
        foreach (var option in model.Options?.OfQueryColumns ?? [])
        {
            foreach (var setting in model.Settings[option.Name])
            {
                if (setting.Value is not { } value) continue;
                foreach (var name in QueryColumns.Names(value))
                {
                    if (!SqlIdentifier.IsValidColumnName(name, out var error)) model.Report(RemoteDiagnostics.InvalidQueryColumn, setting.Target, setting.Display, Wording.Clause(error));
                }
            }
        }
    }

    /// <summary>Whether the query returns them.</summary>
    internal static void CheckReturned(ModelContext model, ColumnList returned, FindingTarget query)
    {
        if (model.Type is not { RowTypeParameterCount: 0 } || !returned.IsComplete) return;
        var names = returned.Columns.Select(static column => column.Name).OfType<string>().ToList();
        foreach (var option in model.Options!.OfQueryColumns)
        {
            foreach (var name in QueryColumns.Of(option, model.Settings[option.Name].FirstOrDefault()?.Value))
            {
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase))
                    model.Report(RemoteDiagnostics.QueryColumnNotReturned, query, Wording.List(names), name, Wording.DidYouMean(Spelling.Closest(name, names)), ModelContext.Display(option, option.Name));
            }
        }
    }
}
