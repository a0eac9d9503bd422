using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Emission;

/// <summary>A type whose parts carry the attribute twice is an error of the compiler's; the generator writes it once, and the other types too.</summary>
public sealed class RepeatedAttributeTests
{
    [Theory]
    [InlineData("[BigQueryRow] public partial record Bird(string Name);", "[BigQueryRow] public partial record Bird;", "Bird-row.g.cs")]
    [InlineData("[BigQueryModel(\"zoo.birds\")] [KMeans<Bird>] [TrainingTable(\"zoo.birds\")] public partial class Birds; public record Bird(double Mass);", "[BigQueryModel(\"zoo.others\")] public partial class Birds;", "Birds.g.cs")]
    public void It_is_written_once(string first, string second, string hintName)
    {
        var compilation = GeneratorRun.Compile(LanguageVersion.CSharp14, "using Bqml; " + first, "using Bqml; " + second, "using Bqml; [BigQueryRow] public partial record Tree(string Name);");
        Assert.Contains("CS0579", compilation.GetDiagnostics().Select(static diagnostic => diagnostic.Id));
        var result = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGenerators(compilation).GetRunResult().Results[0];
        Assert.Null(result.Exception);
        Assert.Equal([hintName, "Tree-row.g.cs"], result.GeneratedSources.Select(static source => source.HintName).Order(StringComparer.Ordinal));
    }
}
