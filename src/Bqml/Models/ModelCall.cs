using System.ComponentModel;
using Bqml.GoogleSql;
using Bqml.Remote;

namespace Bqml.Runtime;

/// <summary>A function that is about to be called on a model; generated code adds the arguments in the order of the function's signature, then runs it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelCall
{
    private readonly BigQueryML _bigquery;
    private readonly string _function;
    private readonly string _quotedModel;
    private readonly List<Action<ModelFunctionCall>> _arguments = [];
    private readonly List<QueryParameter> _parameters = [];

    /// <summary>The rows, when the function looks at each by itself; the argument at <see cref="_inputPlace"/>.</summary>
    private CallInput? _input;
    private int _inputPlace;

    /// <summary>The columns of the result and of the input; null: all.</summary>
    private (string Result, string Input)? _columns;

    internal ModelCall(BigQueryML bigquery, string function, string quotedModel) => (_bigquery, _function, _quotedModel) = (bigquery, function, quotedModel);

    /// <summary>Says which columns the query returns and which the function reads; before the input is added.</summary>
    /// <param name="result">The items of the SELECT around the call.</param>
    /// <param name="input">The items of the SELECT over the input.</param>
    public ModelCall Columns(string result, string input)
    {
        _columns = (result, input);
        return this;
    }

    /// <summary>Adds rows from memory.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">The rows, sent as a query parameter.</param>
    /// <param name="writer">Writes them.</param>
    public ModelCall Rows<T>(IEnumerable<T> rows, RowWriter<T> writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        _parameters.Add(QueryParameter.Rows(CallInput.RowsParameter, rows, writer));
        return Add(static call => call.AddRows(CallInput.RowsParameter));
    }

    /// <summary>Adds rows from memory to a call of a function that looks at each row by itself: many rows are sent in several calls, one after the other.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">The rows, walked as the results are read.</param>
    /// <param name="writer">Writes them.</param>
    public ModelCall RowByRow<T>(IEnumerable<T> rows, RowWriter<T> writer)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Add(new MemoryInput<T>(rows, writer, []));
    }

    /// <summary>Adds rows of a type that writes itself.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">The rows, sent as a query parameter.</param>
    /// <param name="columns">The columns that the function reads.</param>
    /// <exception cref="ArgumentException">The type has no such column.</exception>
    public ModelCall Rows<T>(IEnumerable<T> rows, params ReadOnlySpan<string> columns) where T : IBigQueryRow<T>
    {
        CheckColumns<T>(columns);
        return Rows(rows, T.RowWriter);
    }

    /// <summary>Adds rows of a type that writes itself to a call of a function that looks at each row by itself: many rows are sent in several calls, one after the other.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="rows">The rows, walked as the results are read.</param>
    /// <param name="columns">The columns that the function reads.</param>
    /// <exception cref="ArgumentException">The type has no such column.</exception>
    public ModelCall RowByRow<T>(IEnumerable<T> rows, params ReadOnlySpan<string> columns) where T : IBigQueryRow<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckColumns<T>(columns);
        return Add(new MemoryInput<T>(rows, T.RowWriter, columns.ToArray()));
    }

    /// <summary>Adds rows that are in BigQuery.</summary>
    /// <param name="source">A table, view or query.</param>
    public ModelCall Source(BigQuerySource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        _parameters.AddRange(source.Parameters);
        return Add(source.AddTo);
    }

    /// <summary>Adds rows that are in BigQuery to a call of a function that looks at each row by itself.</summary>
    /// <param name="source">A table, view or query.</param>
    /// <param name="columns">The columns that the function reads.</param>
    public ModelCall RowByRow(BigQuerySource source, params ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Add(new SourceInput(source, columns.ToArray()));
    }

    /// <summary>Adds objects of an object table to a call of a function that looks at each by itself.</summary>
    /// <param name="source">An object table or a query over one.</param>
    /// <param name="key">The column that names an object.</param>
    public ModelCall Objects(BigQuerySource source, string key)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Add(new ObjectInput(source, key));
    }

    /// <summary>Adds an ARRAY of FLOAT64; nothing for null.</summary>
    /// <param name="values">The elements.</param>
    public ModelCall Array(IEnumerable<double>? values)
    {
        if (values is null) return this;
        var literal = SqlLiteral.Array(values.Select(SqlLiteral.Float64));
        return Add(call => call.AddArgument(literal));
    }

    /// <summary>Adds a setting; nothing for null, so that BigQuery's default holds.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="value">Its value.</param>
    public ModelCall Setting(string name, double? value) => AddSetting(name, value is { } given ? SqlLiteral.Float64(given) : null);

    /// <inheritdoc cref="Setting(string, double?)"/>
    public ModelCall Setting(string name, long? value) => AddSetting(name, value is { } given ? SqlLiteral.Int64(given) : null);

    /// <inheritdoc cref="Setting(string, double?)"/>
    public ModelCall Setting(string name, bool? value) => AddSetting(name, value is { } given ? SqlLiteral.Bool(given) : null);

    /// <inheritdoc cref="Setting(string, double?)"/>
    public ModelCall Setting(string name, string? value) => AddSetting(name, value is null ? null : SqlLiteral.String(value));

    /// <summary>Adds a setting that is a list of pairs, thresholds by column; nothing for null.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">The pairs.</param>
    public ModelCall Setting(string name, IEnumerable<KeyValuePair<string, double>>? values) => AddSetting(name, FunctionLiterals.Of(values));

    /// <summary>Adds a setting that is an ARRAY of STRING; nothing for null.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">Its elements.</param>
    public ModelCall Setting(string name, IEnumerable<string>? values) => AddSetting(name, values is null ? null : SqlLiteral.Array(values.Select(SqlLiteral.String)));

    /// <summary>Adds the safety thresholds of a language model; nothing for null.</summary>
    /// <param name="name">The setting.</param>
    /// <param name="values">The thresholds.</param>
    public ModelCall Setting(string name, IEnumerable<SafetySetting>? values) => AddSetting(name, values is null ? null : SqlLiteral.Array(values.Select(static value => value.Literal)));

    /// <summary>Adds the setting that says which columns to generate.</summary>
    /// <typeparam name="T">The type that has these columns.</typeparam>
    /// <param name="name">The setting.</param>
    /// <exception cref="ArgumentException">A column is of a type that cannot be generated.</exception>
    public ModelCall Schema<T>(string name) where T : IBigQueryRow<T> => AddSetting(name, SqlLiteral.String(OutputSchema.Of(T.RowWriter, typeof(T).Name)));

    /// <summary>Adds an argument that is JSON, by its name; nothing for null.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="json">The JSON text; BigQuery refuses what is none.</param>
    public ModelCall Json(string name, string? json)
    {
        if (json is null) return this;
        var literal = "JSON " + SqlLiteral.String(json);
        return Add(call => call.AddNamed(name, literal));
    }

    /// <summary>Runs the query and streams its rows.</summary>
    /// <typeparam name="T">The type of the rows.</typeparam>
    /// <param name="reader">Reads a row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <exception cref="ArgumentException">A column of the rows has the name of one that the function adds.</exception>
    public QueryResult<T> QueryAsync<T>(RowReader<T> reader, CancellationToken cancellationToken)
    {
        CheckResult(reader);
        if (_input is not { } input) return _bigquery.QueryAsync(Command, reader, cancellationToken);
        return _bigquery.QueryAsync(new RowCalls<T>(_bigquery, _function, input, reader, part => Text(part.Write)), cancellationToken);
    }

    /// <summary>Runs the query, which gives one row.</summary>
    /// <typeparam name="T">The type of the row.</typeparam>
    /// <param name="reader">Reads the row.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<T> QuerySingleAsync<T>(RowReader<T> reader, CancellationToken cancellationToken) => _bigquery.QuerySingleAsync(Command, reader, cancellationToken);

    private void CheckColumns<T>(ReadOnlySpan<string> columns) where T : IBigQueryRow<T>
    {
        foreach (var column in columns)
        {
            if (T.RowWriter.Type.Fields.Any(field => string.Equals(field.Name, column, StringComparison.OrdinalIgnoreCase))) continue;
            throw new ArgumentException(
                $"{typeof(T).Name} has no column '{column}', which {_function} reads: add a property for it, or name one by [Column(\"{column}\")]. It has: {string.Join(", ", T.RowWriter.Type.Fields.Select(field => field.Name))}.", "rows");
        }
    }

    /// <summary>The columns of the rows come out again beside those of the function.</summary>
    private void CheckResult(RowReader reader)
    {
        if (!reader.Columns.Any(static column => column.Part is not null)) return;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in reader.Columns)
        {
            foreach (var part in column.Part?.Columns ?? [column])
            {
                if (!names.Add(part.Name))
                    throw new ArgumentException($"The result of {_function} would have the column '{part.Name}' twice: give the property of the rows another column by [Column(\"...\")].", "rows");
            }
        }
    }

    private BigQueryCommand Command => new(Text(), _parameters);

    private string Text(Action<ModelFunctionCall>? input = null)
    {
        var call = new ModelFunctionCall(_function, _quotedModel);
        if (_columns is var (result, read)) call.SelectColumns(result, read);
        for (var i = 0; i < _arguments.Count; i++) (i == _inputPlace && input is not null ? input : _arguments[i])(call);
        return call.ToString();
    }

    private ModelCall Add(CallInput input)
    {
        (_input, _inputPlace) = (input, _arguments.Count);
        return Add(static _ => throw new InvalidOperationException("The rows are not written by the call itself."));
    }

    private ModelCall Add(Action<ModelFunctionCall> argument)
    {
        _arguments.Add(argument);
        return this;
    }

    private ModelCall AddSetting(string name, string? literal) => literal is null ? this : Add(call => call.AddSetting(name, literal));
}
