using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Onnx;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Tests.IncompleteCode;

/// <summary>
/// A program as it is while a user types it: one of its files ends after some token, or some tokens are missing, there twice or replaced by others of the program.
/// It goes through the generator, every analyzer and every code fix.
/// </summary>
internal sealed class CutProgram
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp14);
    private static readonly Project s_empty = CreateProject();

    private static readonly ILookup<string, CodeFixProvider> s_fixes = typeof(global::Bqml.CodeFixes.MakePartialFix).Assembly.GetTypes()
        .Where(static type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
        .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!)
        .SelectMany(static fix => fix.FixableDiagnosticIds.Select(id => (Id: id, Fix: fix)))
        .ToLookup(static pair => pair.Id, static pair => pair.Fix, StringComparer.Ordinal);

    private readonly string[] _files;

    private CutProgram(string[] files) => _files = files;

    /// <summary>The text of all files, which tells cuts apart.</summary>
    public string Text => string.Join("\n", _files);

    /// <summary>A program cut at each token of each of its files.</summary>
    public static IEnumerable<CutProgram> Of(string[] files)
    {
        for (var i = 0; i < files.Length; i++)
        {
            foreach (var token in CSharpSyntaxTree.ParseText(files[i], s_options).GetRoot().DescendantTokens())
            {
                var cut = files.ToArray();
                cut[i] = cut[i][..token.Span.End];
                yield return new CutProgram(cut);
            }
        }
    }

    /// <summary>A program as it is written.</summary>
    public static CutProgram Whole(string[] files) => new(files);

    /// <summary>A program with up to three tokens of one of its files left out, doubled or replaced by tokens of any of them.</summary>
    public static CutProgram Mangled(string[] files, Random random)
    {
        var tokens = files.SelectMany(static file => CSharpSyntaxTree.ParseText(file, s_options).GetRoot().DescendantTokens()).Select(static token => token.Text).ToArray();
        var mangled = files.ToArray();
        var index = random.Next(files.Length);
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var own = CSharpSyntaxTree.ParseText(mangled[index], s_options).GetRoot().DescendantTokens().ToArray();
            var token = own[random.Next(own.Length)];
            var other = random.Next(3) switch { 0 => "", 1 => token.Text + " " + token.Text, _ => tokens[random.Next(tokens.Length)] };
            mangled[index] = mangled[index][..token.SpanStart] + other + mangled[index][token.Span.End..];
        }
        return new CutProgram(mangled);
    }

    /// <summary>Runs everything over the program, and says what threw.</summary>
    /// <returns>How many actions the code fixes offered, all of which were carried out.</returns>
    public async Task<int> RunAsync()
    {
        try
        {
            var project = s_empty;
            foreach (var file in _files) project = project.AddDocument($"User{project.DocumentIds.Count}.cs", SourceText.From(file)).Project;
            var compilation = (await project.GetCompilationAsync())!;
            var run = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: s_options, additionalTexts: OnnxFiles.All).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _).GetRunResult().Results[0];
            if (run.Exception is not null) throw run.Exception;
            var actions = 0;
            // As an IDE does, what was generated is seen, and only what is open is analyzed.
            foreach (var diagnostic in await Analysis.RunAsync(output, compilation.SyntaxTrees))
            {
                var document = project.GetDocument(diagnostic.Location.SourceTree)!;
                foreach (var fix in s_fixes[diagnostic.Id]) actions += await FixAsync(document, diagnostic, fix);
            }
            return actions;
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The generator, an analyzer or a code fix threw on:\n{Text}\n-- the end", exception);
        }
    }

    private static async Task<int> FixAsync(Document document, Diagnostic diagnostic, CodeFixProvider fix)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), default));
        foreach (var action in actions) await action.GetOperationsAsync(document.Project.Solution, Progress.None, default);
        return actions.Count;
    }

    private static Project CreateProject()
    {
        var project = new AdhocWorkspace().AddProject("User", LanguageNames.CSharp)
            .WithParseOptions(s_options)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(Analysis.References);
        // Compilations made from one that has been used share what it knows of its references.
        project.GetCompilationAsync().GetAwaiter().GetResult()!.GetSpecialType(SpecialType.System_Object);
        return project;
    }

    private sealed class Progress : IProgress<CodeAnalysisProgress>
    {
        public static Progress None { get; } = new();

        public void Report(CodeAnalysisProgress value) { }
    }
}
