using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Incremental;

/// <summary>An earlier state of the project, as far as a later one is compared with it.</summary>
internal sealed class ProjectState
{
    private readonly string? _assemblyName;
    private readonly WeakReference<CSharpCompilationOptions> _options;
    private readonly WeakReference<MetadataReference>[] _references;

    public ProjectState(CSharpCompilation compilation, FileMark[] files, object names)
    {
        _assemblyName = compilation.AssemblyName;
        _options = new(compilation.Options);
        _references = [.. compilation.ExternalReferences.Select(static reference => new WeakReference<MetadataReference>(reference))];
        Files = files;
        Version = new ProjectVersion(names, [.. files]);
    }

    /// <summary>The marks of its files.</summary>
    public FileMark[] Files { get; }

    /// <summary>Its version.</summary>
    public ProjectVersion Version { get; }

    /// <summary>Whether somebody keeps every file that a later state could be compared with.</summary>
    public bool IsComparable => Files.All(static file => file.Tree is not null);

    /// <summary>Whether a later state has the same options, references and number of files.</summary>
    public bool DiffersInTextOnly(CSharpCompilation later) =>
        later.SyntaxTrees.Length == Files.Length && later.AssemblyName == _assemblyName && _options.TryGetTarget(out var options) && options.Equals(later.Options) && HasReferences(later.ExternalReferences);

    private bool HasReferences(ImmutableArray<MetadataReference> references)
    {
        if (references.Length != _references.Length) return false;
        for (var i = 0; i < references.Length; i++)
        {
            if (!_references[i].TryGetTarget(out var reference) || !reference.Equals(references[i])) return false;
        }
        return true;
    }
}
