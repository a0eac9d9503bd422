using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Functions;
using FunctionCall = Bqml.GoogleSql.Syntax.FunctionCall;

namespace Bqml.Local.Models;

/// <summary>A column that a TRANSFORM clause makes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The expression, in GoogleSQL.</param>
/// <param name="Type">Its type.</param>
internal sealed record LearnedColumn(string Name, string Sql, SqlType Type);

/// <summary>A model's TRANSFORM clause, its stars written out, with what its analytic functions learned from the training rows.</summary>
internal sealed class TransformPipeline(TransformClause clause, IReadOnlyList<SelectExpression> items, IReadOnlyCollection<string> trainingOnlyColumns)
{
    public TransformClause Clause => clause;

    public IReadOnlyList<SelectExpression> Items => items;

    /// <summary>What each call learned. Calls are equal when their syntax is.</summary>
    public Dictionary<FunctionCall, FittedFunction> Fitted { get; } = [];

    /// <summary>The columns made; empty until the clause was first applied.</summary>
    public IReadOnlyList<LearnedColumn> Columns { get; private set; } = [];

    public void SetColumns(IReadOnlyList<LearnedColumn> columns) => Columns = columns;

    /// <summary>Whether the item is the label, the data split or the weight, which rows to predict need not have.</summary>
    public bool IsTrainingOnly(SelectExpression item) => trainingOnlyColumns.Contains(NameOf(item), StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the column that an item makes.</summary>
    public string NameOf(SelectExpression item) =>
        item.Alias?.Name ?? (item.Expression is PathExpression path ? path.Last.Name : "f" + IndexOf(item).ToString(System.Globalization.CultureInfo.InvariantCulture) + "_");

    private int IndexOf(SelectExpression item)
    {
        for (var i = 0; i < items.Count; i++)
            if (ReferenceEquals(items[i], item)) return i;
        return -1;
    }
}
