using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Incremental;

/// <summary>
/// Finds the version of a compilation by comparing it with earlier ones: an editor makes a new one at every keystroke, in which all files but one are the same
/// objects, and in the one mostly the body of a member has changed. Of the earlier ones only marks are kept, which refer to the compiler's objects weakly.
/// </summary>
internal sealed class ProjectVersions
{
    /// <summary>How many earlier states of the project are compared.</summary>
    private const int MaximumRecent = 8;

    private readonly ConditionalWeakTable<Compilation, ProjectVersion> _versions = new();
    private readonly ConditionalWeakTable<SyntaxTree, FileMark> _marks = new();
    private readonly List<ProjectState> _recent = [];
    private readonly object _gate = new();

    /// <summary>The version of a compilation.</summary>
    public ProjectVersion Of(Compilation compilation)
    {
        if (_versions.TryGetValue(compilation, out var known)) return known;
        lock (_gate)
        {
            if (_versions.TryGetValue(compilation, out known)) return known;
            var version = Find((CSharpCompilation)compilation);
            _versions.Add(compilation, version);
            return version;
        }
    }

    /// <summary>The mark of a file: the same for files that declare the same.</summary>
    public FileMark MarkOf(SyntaxTree tree) => _marks.GetValue(tree, static tree => new FileMark(tree));

    private ProjectVersion Find(CSharpCompilation current)
    {
        foreach (var state in _recent)
        {
            if (state.DiffersInTextOnly(current) && HasFiles(current, state.Files)) return state.Version;
        }
        for (var i = _recent.Count - 1; i >= 0; i--)
        {
            if (FindAfter(_recent[i], current) is { } version) return version;
        }
        return Add(current, new object());
    }

    /// <summary>Whether the compilation's files are known to declare what these did.</summary>
    private bool HasFiles(CSharpCompilation current, FileMark[] files)
    {
        for (var i = 0; i < files.Length; i++)
        {
            if (!_marks.TryGetValue(current.SyntaxTrees[i], out var mark) || !ReferenceEquals(mark, files[i])) return false;
        }
        return true;
    }

    /// <summary>The version of a compilation that differs from an earlier one in the text of files only; null when it does not, or nobody keeps what it would be compared with.</summary>
    private ProjectVersion? FindAfter(ProjectState last, CSharpCompilation current)
    {
        if (!last.DiffersInTextOnly(current)) return null;
        var (isSame, namesAreSame) = (true, true);
        for (var i = 0; i < current.SyntaxTrees.Length; i++)
        {
            var (mark, now) = (last.Files[i], current.SyntaxTrees[i]);
            var isMarked = _marks.TryGetValue(now, out var own);
            if (isMarked && ReferenceEquals(own, mark)) continue;
            if (mark.Tree is not { } before || before.FilePath != now.FilePath || !before.Options.Equals(now.Options)) return null;
            if (!isMarked && SyntaxFactory.AreEquivalent(before, now, topLevel: true))
            {
                mark.Add(now);
                _marks.GetValue(now, _ => mark);
                continue;
            }
            isSame = false;
            namesAreSame &= FileOutline.IsSame(before, now);
        }
        return isSame ? last.Version : Add(current, namesAreSame ? last.Version.Names : new object());
    }

    private ProjectVersion Add(CSharpCompilation current, object names)
    {
        var state = new ProjectState(current, [.. current.SyntaxTrees.Select(MarkOf)], names);
        _recent.RemoveAll(static state => !state.IsComparable);
        if (_recent.Count == MaximumRecent) _recent.RemoveAt(0);
        _recent.Add(state);
        return state.Version;
    }
}
