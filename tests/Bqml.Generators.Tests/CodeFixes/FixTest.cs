using System.Text.RegularExpressions;
using Bqml.Generators.Analyzers;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Bqml.Generators.Tests.CodeFixes;

/// <summary>Applies a code fix to a source text, one place at a time and to all places of document, project and solution at once.</summary>
internal static class FixTest
{
    /// <param name="before">The source; places are marked as <c>{|BQML0001:text|}</c>.</param>
    /// <param name="after">What the fix makes of it.</param>
    /// <param name="action">Which of several actions to take.</param>
    /// <param name="rounds">How often the fix must be applied to all places at once until nothing is left.</param>
    public static Task VerifyAsync<TFix>(string before, string after, int action = 0, int rounds = 1) where TFix : CodeFixProvider, new() =>
        VerifyAsync<TFix>([("Zoo.cs", before)], [("Zoo.cs", after)], action, rounds);

    public static async Task VerifyAsync<TFix>((string Name, string Text)[] before, (string Name, string Text)[] after, int action = 0, int rounds = 1) where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            CodeActionIndex = action,
            NumberOfFixAllIterations = rounds,
            NumberOfFixAllInDocumentIterations = rounds,
            NumberOfFixAllInProjectIterations = rounds,
        };
        test.TestState.AdditionalReferences.AddRange(Analysis.References);
        foreach (var (name, text) in before) test.TestState.Sources.Add((name, text));
        foreach (var (name, text) in after) test.FixedState.Sources.Add((name, text));
        TestSources.Add([.. test.TestState.Sources.Select(static source => WithoutMarkup(source.content.ToString()))]);
        await test.RunAsync();
    }

    private static string WithoutMarkup(string text) => Regex.Replace(text, @"\{\|BQML[0-9]{4}:|\|\}", "");

    /// <summary>No action is offered for what is marked.</summary>
    public static async Task VerifyNoFixAsync<TFix>(string source) where TFix : CodeFixProvider, new()
    {
        var test = new Test<TFix> { MarkupOptions = MarkupOptions.UseFirstDescriptor, ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        test.TestState.AdditionalReferences.AddRange(Analysis.References);
        test.TestState.Sources.Add(("Zoo.cs", source));
        test.FixedState.Sources.Add(("Zoo.cs", source));
        TestSources.Add(WithoutMarkup(source));
        await test.RunAsync();
    }

    private sealed class Test<TFix> : CSharpCodeFixTest<ModelAnalyzer, TFix, DefaultVerifier> where TFix : CodeFixProvider, new()
    {
        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => Analysis.Analyzers;

        protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.CSharp14);

        protected override CompilationOptions CreateCompilationOptions() =>
            ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);
    }
}
