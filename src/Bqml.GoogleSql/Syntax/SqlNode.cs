namespace Bqml.GoogleSql.Syntax;

/// <summary>
/// A node of the syntax tree: immutable, and equal to every node of the same syntax, wherever it stands. Copies with changes are made by
/// <c>with</c>, whole trees are changed by a <see cref="SqlRewriter"/> and searched by a <see cref="SqlWalker"/> or <see cref="Descendants"/>.
/// </summary>
public abstract record SqlNode
{
    /// <summary>Where the node stands in the source text; not part of its identity. Empty at 0 for nodes that were made, not parsed.</summary>
    public TextSpan Span { get; init; }

    /// <summary>Whether the other node is of the same kind; the kinds add what they hold. The position does not count.</summary>
    /// <param name="other">The node to compare with.</param>
    public virtual bool Equals(SqlNode? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The node as canonical GoogleSQL.</summary>
    public sealed override string ToString() => SqlPrinter.Print(this);

    /// <summary>The nodes directly below this one, in source order.</summary>
    public IReadOnlyList<SqlNode> Children
    {
        get
        {
            var collector = new ChildCollector();
            VisitChildren(collector);
            return collector.Nodes;
        }
    }

    /// <summary>All nodes below this one, parents before children, in source order.</summary>
    public IEnumerable<SqlNode> Descendants()
    {
        var pending = new Stack<SqlNode>();
        Push(this);
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            yield return node;
            Push(node);
        }

        void Push(SqlNode node)
        {
            var children = node.Children;
            for (var i = children.Count - 1; i >= 0; i--) pending.Push(children[i]);
        }
    }

    internal virtual void VisitChildren(SqlWalker walker)
    {
    }

    internal virtual SqlNode RewriteChildren(SqlRewriter rewriter) => this;

    private sealed class ChildCollector : SqlWalker
    {
        internal List<SqlNode> Nodes { get; } = [];

        protected override void VisitNode(SqlNode node) => Nodes.Add(node);
    }
}
