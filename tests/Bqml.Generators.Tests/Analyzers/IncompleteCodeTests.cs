using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>While a user types, the code is incomplete most of the time: the analyzers may then say anything, but must not throw.</summary>
public sealed class IncompleteCodeTests
{
    [Fact]
    public async Task No_example_cut_at_any_token_makes_an_analyzer_throw()
    {
        var cuts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var descriptor in Rules.Diagnostics.All)
        {
            var page = DiagnosticPage.Read(descriptor.Id);
            cuts.UnionWith(Cut(page.Example));
            cuts.UnionWith(Cut(page.Fixed));
        }
        Assert.True(cuts.Count > 1000, $"only {cuts.Count} texts");
        await Parallel.ForEachAsync(cuts, async (text, _) => await Analysis.RunAsync(text));
    }

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
    public Task Absurd_code_does_not_make_an_analyzer_throw(string text) => Analysis.RunAsync("using Bqml;\n" + text);

    /// <summary>The text up to each of its tokens.</summary>
    private static IEnumerable<string> Cut(string text) =>
        CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(token => text[..token.Span.End]);
}
