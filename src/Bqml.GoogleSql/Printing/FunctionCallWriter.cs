namespace Bqml.GoogleSql;

/// <summary>Writes the call of a function, argument by argument: with or without a model, over tables, queries or rows. What it is part of, and where the text goes, derived classes say.</summary>
public abstract class FunctionCallWriter
{
    private string? _inputColumns;
    private bool _hasArguments;
    private bool _isInSettings;

    /// <summary>What ends the call.</summary>
    protected string End => _isInSettings ? "))" : ")";

    /// <summary>Says which columns the function reads from what is added after.</summary>
    /// <param name="columns">The items of the SELECT over the input.</param>
    protected void SelectInput(string columns) => _inputColumns = columns;

    /// <summary>Adds an argument as it stands.</summary>
    /// <param name="text">A literal or an expression.</param>
    public void AddArgument(string text)
    {
        Begin();
        Append(text);
    }

    /// <summary>Adds an argument by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="text">A literal or an expression.</param>
    public void AddNamed(string name, string text) => AddArgument(name + " => " + text);

    /// <summary>Adds the model that the function is called on.</summary>
    /// <param name="quotedName">Its name between backticks.</param>
    public void AddModel(string quotedName) => AddArgument("MODEL " + quotedName);

    /// <summary>Adds the rows of a query parameter.</summary>
    /// <param name="parameter">The parameter's name, whose value is an ARRAY of STRUCT.</param>
    public void AddRows(string parameter) => AddRows(() => Append("@" + parameter));

    /// <summary>Adds a table or view.</summary>
    /// <param name="quotedName">Its name between backticks.</param>
    public void AddTable(string quotedName) => AddArgument(_inputColumns is null ? "TABLE " + quotedName : "(SELECT " + _inputColumns + " FROM " + quotedName + ")");

    /// <summary>Adds a query.</summary>
    /// <param name="text">The query; it may end in a comment.</param>
    public void AddQuery(string text) => AddQuery(() => Append(text));

    /// <summary>Adds a setting; settings that follow each other are one STRUCT argument.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="literal">Its value, or the query parameter that holds it.</param>
    public void AddSetting(string name, string literal)
    {
        if (!_isInSettings) Begin();
        Append((_isInSettings ? ", " : "STRUCT(") + literal + " AS " + name);
        _isInSettings = true;
    }

    /// <summary>Adds the rows of an ARRAY of STRUCT.</summary>
    /// <param name="write">Writes the array.</param>
    protected void AddRows(Action write)
    {
        AddArgument("(SELECT " + (_inputColumns ?? "*") + " FROM UNNEST(");
        write();
        Append("))");
    }

    /// <summary>Adds a query, which stands on lines of its own, for it may end in a comment.</summary>
    /// <param name="write">Writes the query.</param>
    protected void AddQuery(Action write)
    {
        AddArgument(_inputColumns is null ? "(\n" : "(SELECT " + _inputColumns + " FROM (\n");
        write();
        Append(_inputColumns is null ? "\n)" : "\n))");
    }

    /// <summary>Begins an argument.</summary>
    protected void Begin()
    {
        if (_isInSettings) Append(")");
        if (_hasArguments) Append(", ");
        (_hasArguments, _isInSettings) = (true, false);
    }

    /// <summary>Writes text.</summary>
    /// <param name="text">The text.</param>
    protected abstract void Append(string text);
}
