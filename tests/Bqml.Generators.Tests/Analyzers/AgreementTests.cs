using Bqml.Generators.Rules;
using Bqml.Generators.Tests.Onnx;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Descriptors = Bqml.Generators.Rules.Diagnostics;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Each annotated type either gets its members or has an error: generator and analyzers judge alike, before and after generation.</summary>
public sealed class AgreementTests
{
    public static TheoryData<string> Ids => DiagnosticPageTests.Ids;

    [Theory, MemberData(nameof(Ids))]
    public async Task Members_are_generated_exactly_when_no_error_is_reported(string id)
    {
        var page = DiagnosticPage.Read(id);
        foreach (var source in new[] { page.Example, page.Fixed })
        {
            var compilation = Analysis.Compile(source);
            var before = await Analysis.RunAsync(compilation, analyzers: Analysis.OfDeclarations);
            var driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], OnnxFiles.All, (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
                .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
            var result = driver.GetRunResult().Results[0];
            Assert.Null(result.Exception);
            // A program that only calls the library has no annotated type.
            if (source.Contains("[BigQuery", StringComparison.Ordinal) || source.Contains("[ObjectTable", StringComparison.Ordinal)) Assert.Equal(before.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error), result.GeneratedSources.IsEmpty);
            Assert.Empty(Analysis.CompilerErrors(output));

            // The IDE and the build analyze the code together with what was generated from it.
            var after = await Analysis.RunAsync(output, analyzers: Analysis.OfDeclarations);
            Assert.Equal(before.Select(Describe), after.Select(Describe));
        }
    }

    [Fact]
    public async Task Members_with_the_names_of_generated_ones_are_found_among_them()
    {
        const string Source = """
            using Bqml;

            public sealed record House(double Area, [Label] double Price);

            [BigQueryModel("homes.price")]
            [LinearRegression<House>]
            [TrainingTable("homes.sales")]
            public sealed partial class HousePrice
            {
                public string Weights => "";
                public double Prediction { get; }
                public int Other;
            }
            """;
        var diagnostics = await Analysis.RunAsync(Source);
        Assert.Equal(["BQML0010"], diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal("Prediction", Analysis.TextAt(diagnostics[0]));
    }

    [Fact]
    public async Task A_record_cannot_get_the_base_class_of_models()
    {
        const string Model = "using Bqml; public record House(double Area, [Label] double Price); [BigQueryModel(\"homes.price\")] [LinearRegression<House>] [TrainingTable(\"homes.sales\")] public sealed partial ";
        Assert.Equal(["BQML0095"], (await Analysis.RunAsync(Model + "record HousePrice;")).Select(diagnostic => diagnostic.Id));
        Assert.Empty(await Analysis.RunAsync(Model + "class HousePrice : DeclaredModel;"));
    }

    [Fact]
    public void Only_errors_stop_generation() => Assert.All(Descriptors.All, static descriptor =>
    {
        var context = new Context();
        context.Report(descriptor, default);
        var isError = descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        Assert.Equal((isError, isError), (context.HasError, Assert.Single(context.Findings).IsError));
    });

    private sealed class Context : RuleContext;

    private static string Describe(Diagnostic diagnostic) => diagnostic.ToString();
}
