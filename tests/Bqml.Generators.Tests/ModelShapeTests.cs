using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Tests;

public class ModelShapeTests
{
    [Theory]
    [InlineData(typeof(ModelSpec))]
    [InlineData(typeof(RowTypeSpec))]
    public void What_the_pipeline_keeps_holds_no_compiler_object_and_compares_by_value(Type type) => Assert.Empty(ModelShape.Problems(type));

    [Fact]
    public void What_the_pipeline_keeps_at_run_time_holds_no_compiler_object()
    {
        var compilation = GeneratorRun.Compile(LanguageVersion.CSharp14, """
            using Bqml;
            [BigQueryRow] public partial record Row(long Id, string? Name);
            """);
        var driver = CSharpGeneratorDriver.Create([new ModelGenerator().AsSourceGenerator()], driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var steps = driver.RunGenerators(compilation).GetRunResult().Results[0].TrackedSteps[ModelGenerator.RowStep];
        Assert.All(steps.SelectMany(static step => step.Outputs), static output => Assert.IsType<RowTypeSpec>(output.Value));
    }

    [Theory]
    [InlineData(typeof(HoldsSymbol))]
    [InlineData(typeof(HoldsLocationDeeply))]
    [InlineData(typeof(HoldsSpan))]
    [InlineData(typeof(HoldsArray))]
    [InlineData(typeof(HoldsList))]
    [InlineData(typeof(HoldsObject))]
    [InlineData(typeof(HoldsNodeInDerived))]
    public void The_test_finds_a_bad_type(Type type) => Assert.NotEmpty(ModelShape.Problems(type));

    private sealed record HoldsSymbol(string Name, INamedTypeSymbol Symbol);
    private sealed record HoldsLocationDeeply(HoldsLocationDeeply.Inner Deep)
    {
        internal sealed record Inner(EquatableArray<Location> Locations);
    }
    private sealed record HoldsSpan(TextSpan? Span);
    private sealed record HoldsArray(string[] Names);
    private sealed record HoldsList(List<string> Names);
    private sealed record HoldsObject(object Value);
    private record HoldsNodeInDerived(string Name);
#pragma warning disable IDE0051 // Found by reflection.
    private sealed record Derived(SyntaxNode Node) : HoldsNodeInDerived("");
#pragma warning restore IDE0051
}
