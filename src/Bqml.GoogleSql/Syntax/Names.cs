namespace Bqml.GoogleSql.Syntax;

/// <summary>An identifier, as it is meant: without backticks and escapes.</summary>
/// <param name="Name">The name.</param>
public sealed record Identifier(string Name) : SqlNode;

/// <summary>Identifiers joined by dots: the name of a table, a model, a function.</summary>
/// <param name="Parts">The identifiers. A part written between backticks may itself hold dots.</param>
public sealed record SqlPath(SqlList<Identifier> Parts) : SqlNode
{
    /// <summary>The parts joined by dots: <c>project.dataset.table</c>.</summary>
    public string FullName => Parts.Count == 1 ? Parts[0].Name : string.Join(".", Parts.Select(static part => part.Name));

    /// <summary>The parts of the name of a table or model, where BigQuery also splits inside backticks: <c>`project.dataset`.table</c> has three.</summary>
    public IReadOnlyList<string> ResourceParts => SqlNameRules.SplitPath(FullName);

    /// <summary>Whether this is the given name, ignoring case: <c>Is("ML.PREDICT")</c>.</summary>
    /// <param name="name">Parts joined by dots.</param>
    public bool Is(string name) => FullName.Equals(name, StringComparison.OrdinalIgnoreCase);

    internal override void VisitChildren(SqlWalker walker) => walker.Visit(Parts);
    internal override SqlNode RewriteChildren(SqlRewriter rewriter) => this with { Parts = rewriter.Map(Parts) };
}
