using System.Globalization;
using System.Reflection;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Descriptors = Bqml.Generators.Rules.Diagnostics;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>A declaration, what the rules and the compiler say of it, and what the generated class sends.</summary>
internal sealed class DeclaredModel
{
    private readonly List<string> _faults = [];
    private Dictionary<string, string> _statements = [];

    private DeclaredModel(string ns, string source, ModelSpec spec) => (Namespace, Source, Spec) = (ns, source, spec);

    /// <summary>The namespace that holds the class.</summary>
    public string Namespace { get; }

    /// <summary>The declaration.</summary>
    public string Source { get; }

    /// <summary>What the generator reads from it.</summary>
    public ModelSpec Spec { get; }

    /// <summary>Errors and warnings of our rules and of the compiler; null when there are none.</summary>
    public string? Fault => _faults.Count == 0 ? null : string.Join("\n", _faults.Take(3)) + "\n" + Source;

    /// <summary>The statements in <c>Sql</c>.</summary>
    public IReadOnlyCollection<string> Statements => _statements.Values;

    /// <summary>What each method sends, without settings, with each and with all.</summary>
    public IReadOnlyList<(MethodInfo Method, string Statement)> Calls { get; private set; } = [];

    /// <summary>The variants of functions that have a method.</summary>
    public IEnumerable<FunctionVariant> Variants => FunctionSet.Of(new ModelDeclaration(Spec)).Variants;

    /// <summary>Declarations as the rules judge them.</summary>
    public static DeclaredModel[] Read(IEnumerable<(string Namespace, string Source)> declarations)
    {
        var sources = declarations.ToArray();
        var compilation = GeneratorRun.CompileTogether(LanguageVersion.CSharp14, [.. sources.Select(static declaration => declaration.Source)]);
        return [.. sources.Select(declaration =>
        {
            TestSources.Add(declaration.Source);
            var model = new DeclaredModel(declaration.Namespace, declaration.Source, ModelSpecParser.Parse(compilation.GetTypeByMetadataName(declaration.Namespace + ".Model")!, default));
            foreach (var finding in ModelRules.Check(model.Spec))
            {
                var descriptor = Descriptors.Get(finding.Id);
                if (descriptor.DefaultSeverity >= DiagnosticSeverity.Warning)
                    model._faults.Add(finding.Id + " " + string.Format(CultureInfo.InvariantCulture, descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture), [.. finding.Arguments]));
            }
            return model;
        })];
    }

    /// <summary>Generates and compiles declarations in one compilation with all warnings on. Null when one of them is at fault, which it then says.</summary>
    public static Assembly? Compile(IReadOnlyList<DeclaredModel> models)
    {
        var compilation = GeneratorRun.CompileTogether(LanguageVersion.CSharp14, [.. models.Select(static model => model.Source)]);
        var byFile = compilation.SyntaxTrees.Zip(models).ToDictionary(static pair => pair.First.FilePath, static pair => pair.Second);
        CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions?)compilation.SyntaxTrees.FirstOrDefault()?.Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        // The file is named by the class's full name.
        var generated = output.SyntaxTrees.Where(IsGenerated).ToDictionary(static tree => Path.GetFileName(tree.FilePath), StringComparer.Ordinal);
        foreach (var model in models)
        {
            if (generated.TryGetValue(model.Namespace + ".Model.g.cs", out var tree)) byFile.Add(tree.FilePath, model);
            else model._faults.Add("Nothing is generated.");
        }

        using var stream = new MemoryStream();
        using var documentation = new MemoryStream();
        foreach (var diagnostic in output.Emit(stream, xmlDocumentationStream: documentation).Diagnostics)
        {
            if (diagnostic.Severity == DiagnosticSeverity.Error || (diagnostic.Severity == DiagnosticSeverity.Warning && IsGenerated(diagnostic.Location.SourceTree)))
                byFile[diagnostic.Location.SourceTree!.FilePath]._faults.Add(diagnostic.ToString());
        }
        return models.Any(static model => model.Fault is not null) ? null : Assembly.Load(stream.ToArray());
    }

    /// <summary>Reads the statements of the compiled class, and calls its methods.</summary>
    public async Task LoadAsync(Assembly assembly, bool withCalls)
    {
        var loaded = LoadedModel.Of(assembly.GetType(Namespace + ".Model", throwOnError: true)!);
        _statements = loaded.ReadStatements();
        if (!withCalls) return;
        var calls = new List<(MethodInfo, string)>();
        foreach (var method in ModelCalls.Methods(loaded))
        {
            foreach (var arguments in ModelCalls.Of(method)) calls.Add((method, await loaded.SendAsync(method, null, arguments)));
        }
        Calls = calls;
    }

    private static bool IsGenerated(SyntaxTree? tree) => tree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
