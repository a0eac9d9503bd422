using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Incremental;

/// <summary>Stands for what a file declares: trees that declare the same have the same mark. It refers to them weakly, to compare later ones with.</summary>
internal sealed class FileMark(SyntaxTree tree)
{
    private readonly WeakReference<SyntaxTree> _first = new(tree);
    private WeakReference<SyntaxTree> _last = new(tree);

    /// <summary>A tree with the mark; null when nobody keeps one any more.</summary>
    public SyntaxTree? Tree => _last.TryGetTarget(out var tree) || _first.TryGetTarget(out tree) ? tree : null;

    /// <summary>Says that a later tree declares the same.</summary>
    public void Add(SyntaxTree tree) => _last = new(tree);
}
