namespace Bqml.GoogleSql.Syntax;

/// <summary>Visits a tree, parents before children. Override <see cref="VisitNode"/>, match on the kinds of interest, and call the base method to go below a node.</summary>
public abstract class SqlWalker
{
    /// <summary>Visits the node; does nothing for null.</summary>
    /// <param name="node">The node to visit.</param>
    public void Visit(SqlNode? node)
    {
        if (node is not null) VisitNode(node);
    }

    /// <summary>Called for each node; the base method visits its children.</summary>
    /// <param name="node">The node.</param>
    protected virtual void VisitNode(SqlNode node) => node.VisitChildren(this);

    internal void Visit<T>(SqlList<T> nodes) where T : SqlNode
    {
        for (var i = 0; i < nodes.Count; i++) VisitNode(nodes[i]);
    }
}
