using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Objects;
using Bqml.Local.Remote;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <summary>What one statement runs with: its text and parameters, the store, and a session of its own.</summary>
internal sealed class StatementContext(QueryRequest request, LocalCatalog catalog, ObjectStore objects, DuckDatabase database, DuckSession session, CancellationToken ct)
{
    /// <summary>How deep views may read views.</summary>
    private const int MaximumViewDepth = 16;

    private HashSet<StoredTable> _readTables = [];
    private int _viewDepth;

    public QueryRequest Request => request;

    public LocalCatalog Catalog => catalog;

    /// <summary>What stands for Cloud Storage.</summary>
    public ObjectStore Objects => objects;

    public DuckDatabase Database => database;

    public DuckSession Session => session;

    public CancellationToken CancellationToken => ct;

    /// <summary>What calls models elsewhere.</summary>
    public required RemoteSession Remote { get; init; }

    /// <summary>The tables that the statement reads.</summary>
    public IReadOnlyCollection<StoredTable> ReadTables => _readTables;

    /// <summary>The table of that name, which counts as read.</summary>
    public StoredTable ReadTable(SqlPath path)
    {
        var table = catalog.GetTable(Resolve("table", path));
        _readTables.Add(table);
        return table;
    }

    /// <summary>What the query of a view runs with: its own text and names, and everything else of this statement.</summary>
    /// <exception cref="LocalQueryException">Views read views too deep, as when one reads itself.</exception>
    public StatementContext Enter(StoredView view, SqlNode node)
    {
        if (_viewDepth >= MaximumViewDepth) throw Error(node, $"The view is nested too deeply: at most {MaximumViewDepth} views may read each other");
        return new StatementContext(view.Request with { Parameters = [], DryRun = request.DryRun }, catalog, objects, database, session, ct) { Remote = Remote, _readTables = _readTables, _viewDepth = _viewDepth + 1 };
    }

    /// <summary>The full name that a path stands for.</summary>
    public ObjectPath Resolve(string kind, SqlPath path) =>
        ObjectPath.Complete(kind, path.Parts.Select(p => p.Name), request.ProjectId, request.DefaultDataset);

    /// <summary>An error at a node of the statement.</summary>
    public LocalQueryException Error(SqlNode node, string message)
    {
        var (line, column) = TextPosition.Of(request.Text, node.Span.Start);
        return new LocalQueryException(message, line, column);
    }

    /// <summary>The error for a construct that BigQuery has and the embedded engine has not.</summary>
    public LocalQueryException Unsupported(SqlNode node, string construct) => Error(node, $"{construct} is not supported by the embedded engine");
}
