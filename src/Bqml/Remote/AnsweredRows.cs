using System.ComponentModel;
using Bqml.Remote;

namespace Bqml.Runtime;

/// <summary>The rows that answers are about, so that those which failed can be sent again. Made by <see cref="AnsweredRows.Of"/>.</summary>
/// <typeparam name="TAnswer">The type of the answers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AnsweredRows<TAnswer>
{
    private protected AnsweredRows(string statusColumn) => StatusColumn = statusColumn;

    /// <summary>The column that says why a row failed.</summary>
    internal string StatusColumn { get; }

    /// <summary>The rows as query parameters, each for one call.</summary>
    internal abstract IEnumerable<QueryParameter> Parameters(string name, IEnumerable<TAnswer> answers, int? rowsPerCall);

    /// <summary>The text of a column of the rows.</summary>
    internal abstract IEnumerable<string?> Texts(IEnumerable<TAnswer> answers, string column);
}

/// <summary>Says which rows answers are about; called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class AnsweredRows
{
    /// <summary>The rows of answers that hold them.</summary>
    /// <typeparam name="TAnswer">The type of the answers.</typeparam>
    /// <typeparam name="TInput">The type of the rows.</typeparam>
    /// <param name="statusColumn">The column that says why a row failed.</param>
    /// <param name="input">The row that an answer is about.</param>
    public static AnsweredRows<TAnswer> Of<TAnswer, TInput>(string statusColumn, Func<TAnswer, TInput> input) where TInput : IBigQueryRow<TInput> => new Rows<TAnswer, TInput>(statusColumn, input);

    private sealed class Rows<TAnswer, TInput>(string statusColumn, Func<TAnswer, TInput> input) : AnsweredRows<TAnswer>(statusColumn) where TInput : IBigQueryRow<TInput>
    {
        internal override IEnumerable<QueryParameter> Parameters(string name, IEnumerable<TAnswer> answers, int? rowsPerCall) =>
            RowBatches.Of(name, answers.Select(input), TInput.RowWriter, rowsPerCall: rowsPerCall);

        internal override IEnumerable<string?> Texts(IEnumerable<TAnswer> answers, string column)
        {
            using var texts = new RowTexts<TInput>(TInput.RowWriter);
            foreach (var answer in answers) yield return texts.Text(input(answer), column);
        }
    }
}
