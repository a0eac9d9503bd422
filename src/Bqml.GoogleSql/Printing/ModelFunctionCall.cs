using System.Text;

namespace Bqml.GoogleSql;

/// <summary>Writes the query that calls a table-valued function on a model, argument by argument: <c>SELECT * FROM ML.PREDICT(MODEL `ds.m`, TABLE `ds.t`)</c>.</summary>
public sealed class ModelFunctionCall
{
    private readonly StringBuilder _text = new();
    private string _resultColumns = "*";
    private string? _inputColumns;
    private bool _isInSettings;

    /// <summary>A call without arguments.</summary>
    /// <param name="function">The function: <c>ML.PREDICT</c>.</param>
    /// <param name="quotedModel">The model's name between backticks.</param>
    public ModelFunctionCall(string function, string quotedModel) => _text.Append(function).Append("(MODEL ").Append(quotedModel);

    /// <summary>Says which columns the query returns, and which the function reads from what is added after.</summary>
    /// <param name="result">The items of the SELECT around the call.</param>
    /// <param name="input">The items of the SELECT over the input.</param>
    public void SelectColumns(string result, string input) => (_resultColumns, _inputColumns) = (result, input);

    /// <summary>Adds an argument as it stands.</summary>
    /// <param name="text">A table, a query between brackets or a literal.</param>
    public void AddArgument(string text)
    {
        CloseSettings();
        _text.Append(", ").Append(text);
    }

    /// <summary>Adds the rows of a query parameter.</summary>
    /// <param name="parameter">The parameter's name, whose value is an ARRAY of STRUCT.</param>
    public void AddRows(string parameter)
    {
        CloseSettings();
        _text.Append(", (SELECT ").Append(_inputColumns ?? "*").Append(" FROM UNNEST(@").Append(parameter).Append("))");
    }

    /// <summary>Adds a table or view.</summary>
    /// <param name="quotedName">Its name between backticks.</param>
    public void AddTable(string quotedName)
    {
        CloseSettings();
        if (_inputColumns is null) _text.Append(", TABLE ").Append(quotedName);
        else _text.Append(", (SELECT ").Append(_inputColumns).Append(" FROM ").Append(quotedName).Append(')');
    }

    /// <summary>Adds a query.</summary>
    /// <param name="text">The query; it may end in a comment.</param>
    public void AddQuery(string text)
    {
        CloseSettings();
        _text.Append(", (");
        if (_inputColumns is not null) _text.Append("SELECT ").Append(_inputColumns).Append(" FROM (");
        _text.Append('\n').Append(text).Append(_inputColumns is null ? "\n)" : "\n))");
    }

    /// <summary>Adds a setting; settings that follow each other are one STRUCT argument.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="literal">Its value, or the query parameter that holds it.</param>
    public void AddSetting(string name, string literal)
    {
        _text.Append(_isInSettings ? ", " : ", STRUCT(").Append(literal).Append(" AS ").Append(name);
        _isInSettings = true;
    }

    /// <summary>The query.</summary>
    public override string ToString() => "SELECT " + _resultColumns + " FROM " + _text + (_isInSettings ? "))" : ")");

    private void CloseSettings()
    {
        if (_isInSettings) _text.Append(')');
        _isInSettings = false;
    }
}
