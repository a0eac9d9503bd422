using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Incremental;

/// <summary>
/// Finds the version of a compilation by comparing it with the last one: an editor makes a new one at every keystroke, in which all files but one are the same
/// objects, and in the one mostly the body of a member has changed. Compilations and trees are only referred to weakly: the last that still lives is compared.
/// </summary>
internal sealed class ProjectVersions
{
    /// <summary>How many compilations are looked at; those that nobody keeps do not count.</summary>
    private const int MaximumRecent = 8;

    private readonly ConditionalWeakTable<Compilation, ProjectVersion> _versions = new();
    private readonly ConditionalWeakTable<SyntaxTree, object> _marks = new();
    private readonly List<WeakReference<CSharpCompilation>> _recent = [];
    private readonly object _gate = new();

    /// <summary>The version of a compilation.</summary>
    public ProjectVersion Of(Compilation compilation)
    {
        if (_versions.TryGetValue(compilation, out var known)) return known;
        lock (_gate)
        {
            if (_versions.TryGetValue(compilation, out known)) return known;
            var current = (CSharpCompilation)compilation;
            var version = FindComparable(current) is { } last ? After(last, current) : Version(current, new object());
            _versions.Add(compilation, version);
            _recent.RemoveAll(static recent => !recent.TryGetTarget(out _));
            if (_recent.Count == MaximumRecent) _recent.RemoveAt(0);
            _recent.Add(new(current));
            return version;
        }
    }

    /// <summary>The mark of a file: the same for files that declare the same.</summary>
    public object MarkOf(SyntaxTree tree) => _marks.GetValue(tree, static _ => new object());

    private CSharpCompilation? FindComparable(CSharpCompilation current)
    {
        for (var i = _recent.Count - 1; i >= 0; i--)
        {
            if (_recent[i].TryGetTarget(out var last) && IsComparable(last, current)) return last;
        }
        return null;
    }

    private ProjectVersion Version(CSharpCompilation compilation, object names)
    {
        var files = new HashSet<object>();
        foreach (var tree in compilation.SyntaxTrees) files.Add(MarkOf(tree));
        return new ProjectVersion(names, files);
    }

    private ProjectVersion After(CSharpCompilation last, CSharpCompilation current)
    {
        var version = Of(last);
        var (isSame, namesAreSame) = (true, true);
        for (var i = 0; i < current.SyntaxTrees.Length; i++)
        {
            var (before, now) = (last.SyntaxTrees[i], current.SyntaxTrees[i]);
            if (ReferenceEquals(before, now)) continue;
            if (SyntaxFactory.AreEquivalent(before, now, topLevel: true))
            {
                var mark = MarkOf(before);
                if (ReferenceEquals(_marks.GetValue(now, _ => mark), mark)) continue;
            }
            isSame = false;
            namesAreSame &= FileOutline.IsSame(before, now);
        }
        return isSame ? version : Version(current, namesAreSame ? version.Names : new object());
    }

    /// <summary>Whether two compilations differ in the text of files only.</summary>
    private static bool IsComparable(CSharpCompilation last, CSharpCompilation current)
    {
        if (last.SyntaxTrees.Length != current.SyntaxTrees.Length || !last.Options.Equals(current.Options) || last.AssemblyName != current.AssemblyName) return false;
        if (!last.ExternalReferences.SequenceEqual(current.ExternalReferences)) return false;
        for (var i = 0; i < current.SyntaxTrees.Length; i++)
        {
            var (before, now) = (last.SyntaxTrees[i], current.SyntaxTrees[i]);
            if (!ReferenceEquals(before, now) && (before.FilePath != now.FilePath || !before.Options.Equals(now.Options))) return false;
        }
        return true;
    }
}
