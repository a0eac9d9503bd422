using System.Globalization;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Bqml.Generators.Tests.IncompleteCode;

/// <summary>While a user types, the code is incomplete most of the time: the analyzers may then say anything, but nothing must throw.</summary>
[Collection(AfterAllOthers.Name)]
public sealed class IncompleteCodeTests(ITestOutputHelper output)
{
    private const int SampleSize = 1000;

    [Fact]
    public async Task No_example_or_program_of_a_test_throws_when_cut_at_some_tokens()
    {
        var programs = AllPrograms();
        var random = new Random(20260822);
        await RunAsync([.. Enumerable.Range(0, SampleSize).Select(_ => CutProgram.Of(programs[random.Next(programs.Count)]).ToArray()).Select(cuts => cuts[random.Next(cuts.Length)])]);
    }

    [Fact]
    public async Task No_example_or_program_of_a_test_throws_when_some_tokens_are_mangled()
    {
        var programs = AllPrograms();
        var random = new Random(20261123);
        await RunAsync([.. Enumerable.Range(0, SampleSize).Select(_ => CutProgram.Mangled(programs[random.Next(programs.Count)], random))]);
    }

    [Fact, Trait("Category", "Slow")]
    public Task No_example_or_program_of_a_test_throws_when_cut_at_any_token() =>
        RunAsync([.. AllPrograms().SelectMany(CutProgram.Of).DistinctBy(static cut => cut.Text, StringComparer.Ordinal)]);

    [Theory]
    [InlineData("[BigQueryModel] [LinearRegression<>] partial class M;")]
    [InlineData("[BigQueryModel(null!)] [LinearRegression<Missing>] [TrainingTable(null!)] partial class M;")]
    [InlineData("[BigQueryModel(\"a.b\")] [LinearRegression<M>] [TrainingQuery(null!)] partial class M { public M? Self { get; set; } }")]
    [InlineData("[BigQueryModel(\"a.b\")] [LinearRegression<int[]>] [Tune((Hyperparameter)999)] [TuneCandidates(Hyperparameter.L2Reg, null)] partial class M;")]
    [InlineData("[BigQueryModel(\"a.b\", ModelType = null)] [ModelOption(null!, null!)] [ClassWeight(null!, double.NaN)] partial class M;")]
    [InlineData("[BigQueryModel(\"a.b\")] [Transform(null!)] [FeatureCross] [LinearRegression<R>] partial class M; record R([StandardScaler] dynamic A, [Label] nint B, unsafe int* C);")]
    [InlineData("[BigQueryModel(\"a.b\")] [OnnxModel<R>(ModelPath = null)] partial class M; record R(double A);")]
    [InlineData("[BigQueryModel(\"a.b\")] [XGBoostModel<,>(ModelPath = \"gs://\")] [TrainingTable(null!)] partial class M;")]
    [InlineData("[BigQueryModel(\"a.b\")] [RemoteCustomEndpoint<R, M>(Endpoint = \"\", Connection = null)] partial class M { public M? Self { get; set; } } record R(dynamic A, [Label, Imputer] nint B);")]
    [InlineData("[BigQueryRow] partial class R : R { public R this[int i] => this; }")]
    [InlineData("[BigQueryRow] partial record R(R A, System.Collections.Generic.List<R[]> B);")]
    [InlineData("[BigQueryModel(\"\\uD800\")] [TrainingTable(\"\\0\")] [LinearRegression<R>(KmsKeyName = \"\\uDC00\")] partial class M; record R([property: Column(\"\\uD800\")] double A, [property: Label] double B);")]
    [InlineData("[BigQueryModel(\"a.b\")] [StandardScaler] [NGrams(1)] [FeatureCross(null)] [LinearRegression<R>] partial class M; record R([PolynomialExpand(\"A\")] double A, [Label] double B);")]
    [InlineData("[BigQueryModel(\"a.b\")] [LinearRegression<R>(L2Reg = 1, L2Reg = 2, OptimizeStrategy = OptimizeStrategy.None)] partial class M; record R(double A, [Label] double B);")]
    [InlineData("[BigQueryModel(\"a.b\")] [OnnxModel<R, R>(ModelPath = Nowhere)] [ImageInput(Height = 1, Height = 2)] partial class M; record R(double A);")]
    public Task Absurd_code_makes_nothing_throw(string text) => CutProgram.Whole(["using Bqml;\n" + text]).RunAsync();

    /// <summary>The examples of all pages, and what the other tests of this run have compiled.</summary>
    private static IReadOnlyList<string[]> AllPrograms()
    {
        foreach (var descriptor in Rules.Diagnostics.All)
        {
            var page = DiagnosticPage.Read(descriptor.Id);
            TestSources.Add(page.Example);
            TestSources.Add(page.Fixed);
        }
        return TestSources.All;
    }

    private async Task RunAsync(IReadOnlyList<CutProgram> cuts)
    {
        Assert.True(cuts.Count >= SampleSize, $"only {cuts.Count} programs");
        var actions = 0;
        await Parallel.ForEachAsync(cuts, async (cut, _) => Interlocked.Add(ref actions, await cut.RunAsync()));
        Assert.True(actions > 0, "No code fix was offered.");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cuts.Count} incomplete programs of {TestSources.All.Count} whole ones ({TestSources.All.Sum(static files => files.Sum(static file => file.Length))} characters), {actions} code fixes carried out"));
    }
}
