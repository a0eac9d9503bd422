using System.Text;

namespace Bqml.GoogleSql;

/// <summary>Writes the query that calls a table-valued function on a model, argument by argument: <c>SELECT * FROM ML.PREDICT(MODEL `ds.m`, TABLE `ds.t`)</c>.</summary>
public sealed class ModelFunctionCall
{
    private readonly StringBuilder _text = new("SELECT * FROM ");
    private bool _isInSettings;

    /// <summary>A call without arguments.</summary>
    /// <param name="function">The function: <c>ML.PREDICT</c>.</param>
    /// <param name="quotedModel">The model's name between backticks.</param>
    public ModelFunctionCall(string function, string quotedModel) => _text.Append(function).Append("(MODEL ").Append(quotedModel);

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
        _text.Append(", (SELECT * FROM UNNEST(@").Append(parameter).Append("))");
    }

    /// <summary>Adds a table or view.</summary>
    /// <param name="quotedName">Its name between backticks.</param>
    public void AddTable(string quotedName)
    {
        CloseSettings();
        _text.Append(", TABLE ").Append(quotedName);
    }

    /// <summary>Adds a query.</summary>
    /// <param name="text">The query; it may end in a comment.</param>
    public void AddQuery(string text)
    {
        CloseSettings();
        _text.Append(", (\n").Append(text).Append("\n)");
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
    public override string ToString() => _text.ToString() + (_isInSettings ? "))" : ")");

    private void CloseSettings()
    {
        if (_isInSettings) _text.Append(')');
        _isInSettings = false;
    }
}
