using System.Text;

namespace Bqml.GoogleSql;

/// <summary>Writes the query that calls a table-valued function on a model: <c>SELECT * FROM ML.PREDICT(MODEL `ds.m`, TABLE `ds.t`)</c>.</summary>
public sealed class ModelFunctionCall : FunctionCallWriter
{
    private readonly StringBuilder _text = new();
    private string _resultColumns = "*";

    /// <summary>A call without arguments.</summary>
    /// <param name="function">The function: <c>ML.PREDICT</c>.</param>
    /// <param name="quotedModel">The model's name between backticks.</param>
    public ModelFunctionCall(string function, string quotedModel)
    {
        _text.Append(function).Append('(');
        AddModel(quotedModel);
    }

    /// <summary>Says which columns the query returns, and which the function reads from what is added after.</summary>
    /// <param name="result">The items of the SELECT around the call.</param>
    /// <param name="input">The items of the SELECT over the input.</param>
    public void SelectColumns(string result, string input)
    {
        _resultColumns = result;
        SelectInput(input);
    }

    /// <summary>The query.</summary>
    public override string ToString() => "SELECT " + _resultColumns + " FROM " + _text + End;

    /// <inheritdoc/>
    protected override void Append(string text) => _text.Append(text);
}
