using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Incremental;

/// <summary>
/// Remembers what was read of declarations, for as long as nothing changes on which it depends. The compiler asks for every declaration again at every keystroke; most
/// keystrokes change the body of a member, on which no declaration depends, or one declaration, on which the others do not. Remembered are values only; with
/// a syntax tree, what was remembered of it goes too.
/// </summary>
/// <param name="versions">The versions of the project.</param>
/// <param name="readsOwnColumns">Whether properties of the type itself are columns, as those of a row are.</param>
internal sealed class SpecMemory<T>(ProjectVersions versions, bool readsOwnColumns)
    where T : class
{
    private readonly ConditionalWeakTable<SyntaxNode, Entry> _entries = new();

    private sealed record Entry(T Spec, ProjectVersion Version, FileMark[]? Files);

    /// <summary>What is remembered of a declaration, or else read now.</summary>
    /// <param name="node">The declaration.</param>
    /// <param name="type">Its type.</param>
    /// <param name="compilation">What it is part of.</param>
    /// <param name="parse">Reads it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public T Get(SyntaxNode node, INamedTypeSymbol type, Compilation compilation, Func<INamedTypeSymbol, CancellationToken, T> parse, CancellationToken cancellationToken)
    {
        var version = versions.Of(compilation);
        if (_entries.TryGetValue(node, out var entry) && IsValid(entry, version)) return entry.Spec;
        var spec = parse(type, cancellationToken);
        var files = Dependencies.Of(type, compilation, readsOwnColumns)?.Select(versions.MarkOf).ToArray();
        // It may have been remembered as it was before an edit elsewhere.
        _entries.Remove(node);
        _entries.GetValue(node, _ => new Entry(spec, version, files));
        return spec;
    }

    private static bool IsValid(Entry entry, ProjectVersion version)
    {
        if (ReferenceEquals(entry.Version, version)) return true;
        if (entry.Files is null || !ReferenceEquals(entry.Version.Names, version.Names)) return false;
        foreach (var file in entry.Files)
        {
            if (!version.Has(file)) return false;
        }
        return true;
    }
}
