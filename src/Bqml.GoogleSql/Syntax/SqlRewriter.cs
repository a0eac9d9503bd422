namespace Bqml.GoogleSql.Syntax;

/// <summary>
/// Makes a changed tree from a tree. Override <see cref="RewriteNode"/>, match on the kinds of interest, and call the base method to rewrite
/// below a node. What does not change is shared with the original.
/// </summary>
public abstract class SqlRewriter
{
    private bool _changed;

    /// <summary>Rewrites the node; null stays null.</summary>
    /// <typeparam name="T">The kind of node that is needed in this place.</typeparam>
    /// <param name="node">The node to rewrite.</param>
    /// <exception cref="InvalidOperationException">The node was replaced by one that cannot stand in its place.</exception>
    public T? Rewrite<T>(T? node) where T : SqlNode
    {
        if (node is null) return null;
        var result = RewriteNode(node);
        if (!ReferenceEquals(result, node)) _changed = true;
        return result as T ?? throw new InvalidOperationException($"A {result.GetType().Name} cannot stand where a {typeof(T).Name} is needed.");
    }

    /// <summary>Called for each node; the base method rewrites its children and gives the node itself when none of them changed.</summary>
    /// <param name="node">The node.</param>
    protected virtual SqlNode RewriteNode(SqlNode node)
    {
        var outer = _changed;
        _changed = false;
        var result = node.RewriteChildren(this);
        var changed = _changed;
        _changed = outer;
        return changed ? result : node;
    }

    internal T Map<T>(T node) where T : SqlNode => Rewrite(node)!;

    internal SqlList<T> Map<T>(SqlList<T> nodes) where T : SqlNode
    {
        T[]? copy = null;
        for (var i = 0; i < nodes.Count; i++)
        {
            var item = Rewrite(nodes[i])!;
            if (copy is null && !ReferenceEquals(item, nodes[i])) copy = [.. nodes];
            if (copy is not null) copy[i] = item;
        }
        return copy is null ? nodes : SqlList<T>.Wrap(copy);
    }
}
