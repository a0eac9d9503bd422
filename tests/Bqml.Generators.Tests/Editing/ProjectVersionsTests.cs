using System.Runtime.CompilerServices;
using Bqml.Generators.Incremental;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Editing;

/// <summary>A compilation is compared with earlier ones that nobody keeps any more, as long as somebody keeps their files: compilers make passing ones.</summary>
public sealed class ProjectVersionsTests
{
    private const string First = "class First { int Next() { return 1; } }";
    private const string Second = "class Second { int Value { get; set; } }";

    [Fact]
    public void Collected_compilations_are_compared_by_their_files()
    {
        var versions = new ProjectVersions();
        var project = GeneratorRun.Compile(LanguageVersion.CSharp14, First, Second);
        var version = OfPassing(versions, project);
        Collect();
        Assert.Same(version, OfPassing(versions, project));
        Assert.Same(version, OfPassing(versions, Edit(project, 0, First.Replace("1", "2", StringComparison.Ordinal))));
        Collect();

        var changed = OfPassing(versions, Edit(project, 1, Second.Replace("int", "long", StringComparison.Ordinal)));
        Assert.NotSame(version, changed);
        Assert.Same(version.Names, changed.Names);
        Collect();
        Assert.Same(version, OfPassing(versions, project));
        Assert.NotSame(version.Names, OfPassing(versions, Edit(project, 1, Second.Replace("Second", "Third", StringComparison.Ordinal))).Names);
    }

    [Fact]
    public void Compilations_of_other_files_are_other_versions()
    {
        var versions = new ProjectVersions();
        var project = GeneratorRun.Compile(LanguageVersion.CSharp14, First, Second);
        var version = versions.Of(project);
        Assert.NotSame(version.Names, versions.Of(project.RemoveSyntaxTrees(project.SyntaxTrees[1])).Names);
        Assert.NotSame(version.Names, versions.Of(project.WithOptions(project.Options.WithAllowUnsafe(true))).Names);
        Assert.NotSame(version.Names, versions.Of(project.WithReferences(project.References.Skip(1))).Names);
        Assert.Same(version, versions.Of(project.WithReferences(project.References)));
    }

    /// <summary>The version of a compilation that exists for this call only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ProjectVersion OfPassing(ProjectVersions versions, CSharpCompilation project) =>
        versions.Of(CSharpCompilation.Create(project.AssemblyName, project.SyntaxTrees, project.References, project.Options));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CSharpCompilation Edit(CSharpCompilation project, int file, string text)
    {
        var tree = project.SyntaxTrees[file];
        return project.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
