using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Writes the query that calls a function without a model, or on one of the Vertex AI Model Registry. An argument that is null is left out.</summary>
internal sealed class FunctionCall : FunctionCallWriter
{
    private readonly BigQuerySql _sql = new(0, 0);
    private readonly string _rest;

    private FunctionCall(string opening, string rest)
    {
        _sql.AppendLiteral(opening);
        _rest = rest;
    }

    /// <summary>A call in FROM.</summary>
    public static FunctionCall Table(string function) => new("SELECT * FROM " + function + "(", "");

    /// <summary>A call whose value is the one column, named <see cref="ScalarReader.Column"/>.</summary>
    public static FunctionCall Scalar(string function) => new("SELECT " + function + "(", " AS " + ScalarReader.Column);

    /// <summary>A call that stands in the expressions of a query.</summary>
    public static FunctionCall Expression(string function) => new(function + "(", "");

    /// <summary>A word before the first argument.</summary>
    public void Keyword(string? keyword)
    {
        if (keyword is not null) Append(keyword + " ");
    }

    /// <summary>An argument that is an expression over the query's columns.</summary>
    public void Value(BigQuerySql? expression)
    {
        if (expression is null) return;
        Begin();
        _sql.AppendFormatted(expression);
    }

    /// <summary>An argument that is an expression, by its name.</summary>
    public void Named(string name, BigQuerySql? expression)
    {
        if (expression is null) return;
        AddNamed(name, "");
        _sql.AppendFormatted(expression);
    }

    public void Input(FunctionInput rows) => rows.AddTo(this);

    public void Model(string? name)
    {
        if (name is not null) AddModel(SqlIdentifier.QuoteModelPath(name));
    }

    public void Json(string text)
    {
        Begin();
        _sql.AppendJson(text);
    }

    public void Positional(string? literal)
    {
        if (literal is not null) AddArgument(literal);
    }

    public void Named(string name, string? literal)
    {
        if (literal is not null) AddNamed(name, literal);
    }

    /// <summary>The STRUCT of settings; nothing when none is given.</summary>
    public void Settings(params ReadOnlySpan<(string Name, string? Literal)> settings)
    {
        foreach (var (name, literal) in settings)
        {
            if (literal is not null) AddSetting(name, literal);
        }
    }

    /// <summary>Arguments told apart by place only, up to the last one that is given; those before it that are not are filled in by their defaults.</summary>
    /// <exception cref="ArgumentException">An argument without a default is left out before one that is given.</exception>
    public void Trailing(params ReadOnlySpan<(string Name, string? Literal, string? Default)> arguments)
    {
        var last = arguments.Length - 1;
        while (last >= 0 && arguments[last].Literal is null) last--;
        for (var i = 0; i <= last; i++)
        {
            var (name, literal, defaultLiteral) = arguments[i];
            AddArgument(literal ?? defaultLiteral ?? throw new ArgumentException($"{name} has no default, so it must be given when {arguments[last].Name} is.", name));
        }
    }

    /// <summary>Rows from memory, as a query parameter.</summary>
    public void Rows<T>(IEnumerable<T> rows) where T : IBigQueryRow<T> => AddRows(() => _sql.AppendFormatted(rows));

    /// <summary>Rows of a query, whose parameters become those of the call.</summary>
    public void Query(BigQuerySource query) => AddQuery(() => _sql.AppendFormatted(query));

    public BigQueryCommand ToCommand() => ToSql().ToCommand();

    public BigQuerySql ToSql()
    {
        Append(End + _rest);
        return _sql;
    }

    protected override void Append(string text) => _sql.AppendLiteral(text);
}
