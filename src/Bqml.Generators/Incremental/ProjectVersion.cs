namespace Bqml.Generators.Incremental;

/// <summary>
/// What a project declares, apart from the bodies of its members: the same object for all states of the project that declare the same. It holds no object of the
/// compiler.
/// </summary>
/// <param name="names">Stands for what names can mean: the references, the options, and every file's types, namespaces and using directives.</param>
/// <param name="files">Stand for what each file declares.</param>
internal sealed class ProjectVersion(object names, HashSet<FileMark> files)
{
    /// <summary>Stands for what names can mean.</summary>
    public object Names { get; } = names;

    /// <summary>Whether a file declares what it did when it got this mark.</summary>
    public bool Has(FileMark file) => files.Contains(file);
}
