using System.Text;

namespace Bqml.Testing.GoogleSql;

/// <summary>The tables, connections and functions that Google's analyzer knows while it looks at a statement.</summary>
/// <remarks>
/// A name of several parts between one pair of backticks is one name to this analyzer. The columns of BigQuery ML's table functions depend on the call, which a
/// catalogue cannot say; so each is declared by a query over its relations <c>t0</c>, <c>t1</c> that has the columns of the calls in question.
/// </remarks>
public sealed class GoogleSqlCatalog
{
    // zetasql.SignatureArgumentKind, FunctionEnums
    private const ulong FixedArgument = 0;
    private const ulong AnyArgument = 8;
    private const ulong RelationArgument = 9;
    private const ulong PositionalOrNamed = 2;
    private const ulong TemplatedSql = 3;
    private const ulong Scalar = 1;

    private readonly MemoryStream _tables = new();
    private readonly MemoryStream _connections = new();
    private readonly Dictionary<string, MemoryStream> _functions = new(StringComparer.Ordinal);
    private ulong _serial;

    /// <summary>Adds a table or view.</summary>
    /// <param name="name">Its name as it stands between backticks.</param>
    /// <param name="columns">Its columns; one whose name begins with an underscore is left out of <c>SELECT *</c>, and is named without it.</param>
    public GoogleSqlCatalog AddTable(string name, params (string Name, string Type)[] columns)
    {
        var table = new MemoryStream().Text(1, name).Integer(2, ++_serial).Text(10, name);
        foreach (var (column, type) in columns)
            table.Bytes(4, new MemoryStream().Text(1, column.TrimStart('_')).Bytes(2, GoogleSqlTypes.Encode(type)).Integer(3, column[0] == '_' ? 1UL : 0).ToArray());
        _tables.Bytes(2, table.ToArray());
        return this;
    }

    /// <summary>Adds a connection.</summary>
    public GoogleSqlCatalog AddConnection(string name)
    {
        _connections.Bytes(12, new MemoryStream().Text(1, name).ToArray());
        return this;
    }

    /// <summary>Adds a function: <c>ML.DECODE_IMAGE</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="returns">The type of its value.</param>
    /// <param name="arguments">The types of its arguments; <c>name =&gt; type</c> for one that may be given by name.</param>
    public GoogleSqlCatalog AddFunction(string name, string returns, params string[] arguments)
    {
        var signature = new MemoryStream();
        foreach (var argument in arguments)
        {
            const string arrow = " => ";
            var at = argument.IndexOf(arrow, StringComparison.Ordinal);
            var options = at < 0 ? null : new MemoryStream().Text(11, argument[..at]).Integer(25, PositionalOrNamed).ToArray();
            signature.Bytes(1, Argument(FixedArgument, GoogleSqlTypes.Encode(at < 0 ? argument : argument[(at + arrow.Length)..]), options));
        }
        signature.Bytes(2, Argument(FixedArgument, GoogleSqlTypes.Encode(returns))).Integer(3, 1).Bytes(4, []);
        var function = Path(name).Text(2, "bigquery").Integer(3, Scalar).Bytes(4, signature.ToArray()).Bytes(5, []);
        Group(name).Bytes(6, function.ToArray());
        return this;
    }

    /// <summary>Adds a table function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">A query over its relations <c>t0</c>, <c>t1</c> with its columns.</param>
    /// <param name="arguments">Its arguments in order: <c>table</c>, <c>any</c>, or the name of one that is given by name. None can be left out.</param>
    public GoogleSqlCatalog AddTableFunction(string name, string body, params string[] arguments)
    {
        var signature = new MemoryStream();
        var names = new List<string>();
        foreach (var argument in arguments)
        {
            var options = new MemoryStream();
            if (argument == "table") options.Integer(9, 1);
            else if (argument != "any") options.Text(11, argument).Integer(25, PositionalOrNamed);
            names.Add(argument == "table" ? $"t{names.Count(static known => known[0] == 't')}" : argument == "any" ? $"s{names.Count}" : $"n_{argument}");
            signature.Bytes(1, Argument(argument == "table" ? RelationArgument : AnyArgument, null, options.ToArray()));
        }
        signature.Bytes(2, Argument(RelationArgument, null, new MemoryStream().Integer(9, 1).ToArray())).Integer(3, 1).Bytes(4, []);
        var function = Path(name).Bytes(2, signature.ToArray()).Integer(3, TemplatedSql).Bytes(6, new MemoryStream().Text(1, body).Integer(2, 0).ToArray()).Bytes(9, []);
        foreach (var argument in names) function.Text(5, argument);
        Group(name).Bytes(9, function.ToArray());
        return this;
    }

    /// <summary>SimpleCatalogProto without the built-in functions.</summary>
    internal byte[] Encode()
    {
        var catalog = new MemoryStream();
        catalog.Write(_tables.ToArray());
        catalog.Write(_connections.ToArray());
        foreach (var (name, functions) in _functions)
        {
            if (name.Length == 0) catalog.Write(functions.ToArray());
            else catalog.Bytes(4, [.. new MemoryStream().Text(1, name).ToArray(), .. functions.ToArray()]);
        }
        return catalog.ToArray();
    }

    /// <summary>The functions with the same prefix.</summary>
    private MemoryStream Group(string name)
    {
        var prefix = name.Contains('.', StringComparison.Ordinal) ? name[..name.IndexOf('.', StringComparison.Ordinal)] : "";
        if (!_functions.TryGetValue(prefix, out var group)) _functions.Add(prefix, group = new MemoryStream());
        return group;
    }

    private static MemoryStream Path(string name)
    {
        var path = new MemoryStream();
        foreach (var part in name.Split('.')) path.Text(1, part);
        return path;
    }

    private static byte[] Argument(ulong kind, byte[]? type, byte[]? options = null)
    {
        var argument = new MemoryStream().Integer(1, kind);
        if (type is not null) argument.Bytes(2, type);
        if (options is not null) argument.Bytes(3, options);
        return argument.Integer(4, 1).ToArray();
    }
}
