using System.Globalization;
using System.Reflection;
using System.Text;
using Basic.Reference.Assemblies;
using Bqml.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Benchmarks;

/// <summary>A generator with a project for it: 100 annotated types in 100 files, and 100 files that have nothing to do with it.</summary>
public sealed class Subject
{
    private const int FileCount = 100;
    private const string EditMark = "/*edit*/";

    private static readonly CSharpParseOptions s_parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private readonly IReadOnlyList<ISourceGenerator> _generators;
    private readonly SyntaxTree[] _annotated;
    private readonly SyntaxTree _other;

    private Subject(string name, IReadOnlyList<ISourceGenerator> generators, string[] workloads, IEnumerable<MetadataReference> references)
    {
        (Name, _generators) = (name, generators);
        var annotated = Enumerable.Range(0, FileCount).Select(i => Parse(Fill(workloads[i % workloads.Length], i), $"Annotated{i}.cs")).ToList();
        var others = Enumerable.Range(0, FileCount).Select(i => Parse(Fill("Other", i), $"Other{i}.cs")).ToList();
        (_annotated, _other) = ([.. annotated.Take(workloads.Length)], others[7]);
        Compilation = CSharpCompilation.Create("Bench", [.. annotated, .. others, Parse(FloorGenerator.Attribute, "Floor.cs")], [.. Net100.References.All, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>Characters that are generated for the project.</summary>
    public int GeneratedLength { get; private set; }

    /// <summary>Every subject, the floor first.</summary>
    public static string[] Names { get; } = ["Floor", "Bqml", "SystemTextJson", "Mapperly"];

    /// <summary>The project before any edit.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The subject of that name, checked by a run.</summary>
    public static Subject Named(string name) => NotRun(name).Check();

    /// <summary>The subject of that name, whose generator has not run yet.</summary>
    public static Subject NotRun(string name) => name switch
    {
        "Floor" => new(name, [new FloorGenerator().AsSourceGenerator()], ["Floor"], []),
        "Bqml" => new(name, [new ModelGenerator().AsSourceGenerator()], ModelWorkloads,
            [MetadataReference.CreateFromFile(typeof(BigQueryML).Assembly.Location), MetadataReference.CreateFromFile(typeof(GoogleSql.SqlType).Assembly.Location)]),
        "SystemTextJson" => new(name, Load(Path.Combine(Metadata("NetCoreTargetingPackRoot"), "analyzers", "dotnet", "cs", "System.Text.Json.SourceGeneration.dll")), ["SystemTextJson"], []),
        "Mapperly" => new(name, Load(Directory.GetFiles(Path.Combine(Metadata("Mapperly"), "analyzers"), "Riok.Mapperly.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last()), ["Mapperly"],
            [MetadataReference.CreateFromFile(Directory.GetFiles(Path.Combine(Metadata("Mapperly"), "lib"), "Riok.Mapperly.Abstractions.dll", SearchOption.AllDirectories).First())]),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such subject."),
    };

    /// <summary>A driver that has not run yet.</summary>
    /// <param name="tracksSteps">Whether its results tell which steps ran.</param>
    public GeneratorDriver NewDriver(bool tracksSteps = false) =>
        CSharpGeneratorDriver.Create(_generators, parseOptions: s_parse, driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>The tree that <see cref="EditAnnotated"/> with the same number changed.</summary>
    public SyntaxTree AnnotatedTree(Compilation edited, int number) => edited.SyntaxTrees.Single(tree => tree.FilePath == _annotated[number % _annotated.Length].FilePath);

    /// <summary>A model of each family.</summary>
    private static string[] ModelWorkloads { get; } =
        [.. typeof(Subject).Assembly.GetManifestResourceNames().Where(static name => char.IsDigit(name[0])).Order(StringComparer.Ordinal)];

    /// <summary>The project after an edit within a method of a file without annotations.</summary>
    public Compilation EditOther(int number) => Edit(_other, string.Create(CultureInfo.InvariantCulture, $"_values.Capacity = {number};"));

    /// <summary>The project after a property was added to one annotated type, each kind of workload in turn.</summary>
    public Compilation EditAnnotated(int number) => Edit(_annotated[number % _annotated.Length], string.Create(CultureInfo.InvariantCulture, $"public double Extra{number} {{ get; set; }}"));

    /// <summary>Runs the generator once and sees to it that what it writes compiles.</summary>
    private Subject Check()
    {
        var run = NewDriver().RunGenerators(Compilation).GetRunResult();
        if (run.Results.FirstOrDefault(static r => r.Exception is not null).Exception is { } exception) throw exception;
        if (run.GeneratedTrees.Length < FileCount) throw new InvalidOperationException($"{run.GeneratedTrees.Length} files for {FileCount} types: the workload does not fit the generator.");
        var errors = Compilation.AddSyntaxTrees(run.GeneratedTrees).GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0) throw new InvalidOperationException($"The generated code does not compile: {errors[0]}");
        GeneratedLength = run.GeneratedTrees.Sum(static tree => tree.Length);
        return this;
    }

    private Compilation Edit(SyntaxTree tree, string text) =>
        Compilation.ReplaceSyntaxTree(tree, Parse(tree.GetText().ToString().Replace(EditMark, text, StringComparison.Ordinal), tree.FilePath));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), s_parse, path);

    private static string Fill(string workload, int number)
    {
        using var reader = new StreamReader(typeof(Subject).Assembly.GetManifestResourceStream(workload)!);
        return reader.ReadToEnd().Replace("{i}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static IReadOnlyList<ISourceGenerator> Load(string path) => new Microsoft.CodeAnalysis.Diagnostics.AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp);

    private static string Metadata(string key) => typeof(Subject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
