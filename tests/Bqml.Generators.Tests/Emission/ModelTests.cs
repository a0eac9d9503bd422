using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Emission;

public class ModelTests
{
    [Fact]
    public void A_linear_regression() => Golden.Check("LinearRegression", GeneratorRun.Of(Zoo.Penguin, Zoo.Weight("L2Reg = 0.1"))["Zoo.PenguinWeight.g.cs"]);

    /// <summary>One type for each shape of results.</summary>
    [Theory]
    [InlineData("KMeans", "KMEANS")]
    [InlineData("Pca", "PCA")]
    [InlineData("MatrixFactorization", "MATRIX_FACTORIZATION")]
    [InlineData("ArimaPlusXReg", "ARIMA_PLUS_XREG")]
    [InlineData("ContributionAnalysis", "CONTRIBUTION_ANALYSIS")]
    [InlineData("RemoteOpenModel", "REMOTE_OPEN_ENDPOINT")]
    [InlineData("CloudAiTranslation", "REMOTE_CLOUD_AI_TRANSLATE_V3")]
    public void A_model_of_each_family(string golden, string modelType) => Golden.Check(golden, GeneratorRun.Of(EveryType.Source(modelType)).Text);

    [Theory]
    [InlineData("SUM(sales)", "UnexpectedDifference")]
    [InlineData("sum( sales ) / SUM(`cost`)", "AumannShapleyAttribution")]
    [InlineData("SUM(sales)/COUNT(DISTINCT shop)", "MetricTestOverPopulation")]
    public void Insights_follow_the_metric(string metric, string column)
    {
        var insight = LoadedModel.Of(EveryType.Name, EveryType.Source("CONTRIBUTION_ANALYSIS", $"ContributionMetric = \"{metric}\"")).Type.GetNestedType("Insight")!;
        Assert.NotNull(insight.GetProperty(column));
        Assert.NotNull(insight.GetProperty("Region"));
        Assert.Null(insight.GetProperty("Sales"));
        Assert.Null(insight.GetProperty("IsTest"));
    }

    [Theory]
    [InlineData("MATRIX_FACTORIZATION", "[UserId] ")]
    [InlineData("ARIMA_PLUS", "[TimeSeriesTimestamp] ")]
    [InlineData("CONTRIBUTION_ANALYSIS", "SUM(sales")]
    public void Without_what_the_type_needs_nothing_is_generated(string modelType, string needed) =>
        Assert.Empty(GeneratorRun.Of(EveryType.Source(modelType).Replace(needed, needed.StartsWith('[') ? "" : "AVG(sales", StringComparison.Ordinal)).Sources);

    [Fact]
    public void A_column_that_an_option_names_is_no_input()
    {
        var model = LoadedModel.Of(EveryType.Name, EveryType.Source("KMEANS", "NumClusters = 3, KMeansInitMethod = KMeansInitMethod.Custom, KMeansInitCol = nameof(Row.Chosen)"));
        Assert.Null(model.Type.GetNestedType("Input")!.GetProperty("Chosen"));
        Assert.Contains("KMEANS_INIT_COL = 'chosen'", model.ReadStatements()["CreateModel"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_tuned_logistic_regression_with_everything() => Golden.Check("LogisticRegression", GeneratorRun.Of(
        """
        using Bqml;
        namespace Zoo;
        public enum Sex { Female, Male, [Column(".")] Unknown }
        public sealed record Penguin
        {
            [PassThrough] public required long Id { get; init; }
            public string? Species { get; init; }
            [LabelEncoder(TopK = 10)] public string? Island { get; init; }
            [Imputer(ImputerStrategy.Mean), StandardScaler] public double? CulmenLengthMm { get; init; }
            [QuantileBucketize(4)] public double? BodyMassG { get; init; }
            [Label] public Sex? Sex { get; init; }
            [DataSplit, Column("split_group")] public string? Split { get; init; }
            [Ignore] public object? Tag { get; set; }
        }
        [BigQueryModel("zoo-project.ml.penguin_sex")]
        [LogisticRegression<Penguin>(NumTrials = 10, EnableGlobalExplain = true, DataSplitMethod = DataSplitMethod.Custom)]
        [TrainingQuery("SELECT * FROM zoo.penguins -- all of them")]
        [ClassWeight("Female", 0.5), ClassWeight("Male", 1.5)]
        [Tune(Hyperparameter.L1Reg, Min = 0, Max = 5), TuneCandidates(Hyperparameter.L2Reg, 0, 0.1, 1)]
        [FeatureCross(nameof(Penguin.Species), nameof(Penguin.Island)), Transform("LN(body_mass_g)", As = "log_mass")]
        public sealed partial class PenguinSex;
        """).Text);

    [Fact]
    public void A_model_in_the_global_namespace() => Assert.Equal("M.g.cs", Assert.Single(GeneratorRun.Of("""
        using Bqml;
        public record Row(double X, [Label] long Y);
        [BigQueryModel("m")] [LinearRegression<Row>] [TrainingTable("t")] partial class M;
        """).Sources).HintName);

    [Fact]
    public void Rows_without_a_written_type_are_those_that_the_model_takes() => GeneratorRun.Of(Zoo.Penguin, Zoo.Weight(), """
        static class Program
        {
            static void Main(Zoo.PenguinWeight model)
            {
                model.PredictAsync([]);
                model.PredictAsync([null!]);
                model.PredictAsync("zoo.penguins");
                model.PredictAsync($"SELECT * FROM zoo.penguins");
            }
        }
        """);

    [Fact]
    public void Names_that_are_keywords_and_names_of_our_own() => GeneratorRun.Of("""
        using Bqml;
        namespace @event.@class
        {
            public partial class @out
            {
                public partial interface @is
                {
                    public class @record
                    {
                        public double @double { get; set; } public string? @Input { get; set; } public long @Clone { get; set; } public int @value { get; set; } public int @row { get; set; }
                        public int @column { get; set; } public int @static { get; set; } [Label] public string @label { get; set; } = "";
                    }
                    [BigQueryModel("m")] [LogisticRegression<@record>] [TrainingTable("t")] public partial class @static;
                }
            }
        }
        """);

    [Fact]
    public void Rows_that_others_cannot_see_are_shown_by_internal_members()
    {
        var run = GeneratorRun.Of("""
            using Bqml;
            internal enum Kind { A, B }
            internal record Row(double X, Kind Kind, [Label] Kind Y);
            [BigQueryModel("m")] [LogisticRegression<Row>] [TrainingTable("t")] public partial class M;
            public partial class Outer
            {
                private record Hidden(double X, [Label] double Y);
                [BigQueryModel("m")] [LinearRegression<Hidden>] [TrainingTable("t")] private partial class N;
            }
            """);
        Assert.Contains("internal sealed record Input", run["M.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public sealed record Input", run["Outer+N.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("long")]
    [InlineData("int")]
    [InlineData("bool")]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("bool?")]
    [InlineData("System.DateOnly")]
    [InlineData("decimal")]
    [InlineData("System.DayOfWeek")]
    public void A_classifier_has_labels_of_each_type(string label) => GeneratorRun.Of($$"""
        using Bqml;
        public record Row(double X, string? Z, float F, int I, [Label] {{label}} Y);
        [BigQueryModel("m")] [LogisticRegression<Row>] [TrainingTable("t")] public partial class M;
        """);

    [Fact]
    public void Features_of_every_trainable_type() => GeneratorRun.Of("""
        using System;
        using System.Collections.Generic;
        using Bqml;
        public record Place(double Latitude, string City);
        public class Row
        {
            public long A { get; set; } public decimal? B { get; set; } public DateOnly C { get; set; } public DateTimeOffset? D { get; set; } public bool E { get; set; }
            public double[] F { get; set; } = []; public List<string> G { get; set; } = []; public Place? H { get; set; } public DayOfWeek I { get; set; }
            [Label] public double Y { get; set; }
        }
        [BigQueryModel("m")] [LinearRegression<Row>] [TrainingTable("t")] public partial class M;
        """);

    [Fact]
    public void Rows_without_nullable_annotations() => GeneratorRun.Of("""
        #nullable disable
        using Bqml;
        public class Row { public string Name { get; set; } public double X { get; set; } [Label] public double Y { get; set; } }
        [BigQueryModel("m")] [LinearRegression<Row>] [TrainingTable("t")] public partial class M;
        """);

    [Fact]
    public void A_newer_language_version_changes_nothing()
    {
        var expected = GeneratorRun.Of(Zoo.Penguin, Zoo.Weight()).Text;
        Assert.Equal(expected, GeneratorRun.Of(LanguageVersion.Preview, Zoo.Penguin, Zoo.Weight()).Text);
        Assert.Equal(expected, GeneratorRun.Of(LanguageVersion.Latest, Zoo.Penguin, Zoo.Weight()).Text);
    }

    [Fact]
    public void Members_follow_the_declaration()
    {
        var plain = Members(Zoo.Weight());
        Assert.Contains("TrainingInfoAsync", plain);
        Assert.DoesNotContain("TrialInfoAsync", plain);
        Assert.DoesNotContain("AdvancedWeightsAsync", plain);
        Assert.DoesNotContain("GlobalExplainAsync", plain);
        Assert.DoesNotContain("ConfusionMatrixAsync", plain);
        Assert.DoesNotContain("RocCurveAsync", plain);
        Assert.DoesNotContain("ForecastAsync", plain);
        Assert.DoesNotContain("DetectAnomaliesAsync", plain);

        var tuned = Members(Zoo.Weight("NumTrials = 4", "[Tune(Hyperparameter.L2Reg, Min = 0, Max = 1)]"));
        Assert.DoesNotContain("TrainingInfoAsync", tuned);
        Assert.Contains("TrialInfoAsync", tuned);

        var explained = Members(Zoo.Weight("EnableGlobalExplain = true, CalculatePValues = true, CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding"));
        Assert.Contains("GlobalExplainAsync", explained);
        Assert.DoesNotContain("GlobalExplainClassLevelAsync", explained);
        Assert.Contains("AdvancedWeightsAsync", explained);

        var classifier = Members(Zoo.Sex("EnableGlobalExplain = true"));
        Assert.Contains("GlobalExplainClassLevelAsync", classifier);
        Assert.Contains("ConfusionMatrixAsync", classifier);
        Assert.Contains("RocCurveAsync", classifier);

        static HashSet<string> Members(string model) =>
            [.. LoadedModel.Of(model.Contains("PenguinSex", StringComparison.Ordinal) ? "Zoo.PenguinSex" : "Zoo.PenguinWeight", Zoo.Penguin, Zoo.UnsexedPenguin, model).Type.GetMethods().Select(static method => method.Name)];
    }

    [Theory]
    [InlineData("public partial class M<T>;")]
    [InlineData("public static partial class M;")]
    [InlineData("public class M;")]
    [InlineData("file partial class M;")]
    public void A_class_that_cannot_have_a_part_gets_none(string declaration)
    {
        var run = GeneratorRun.Of("using Bqml; public record Row(double X, [Label] double Y); [BigQueryModel(\"m\")] [LinearRegression<Row>] [TrainingTable(\"t\")] " + declaration);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void An_edit_of_one_model_writes_that_one_again()
    {
        string[] sources = [Zoo.Penguin, Zoo.UnsexedPenguin, Zoo.Weight("L2Reg = 0.1"), Zoo.Sex()];
        var before = GeneratorRun.Compile(LanguageVersion.CSharp14, sources);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[2], before.SyntaxTrees[2].WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(Zoo.Weight("L2Reg = 0.2"))));
        var result = GeneratorRun.Rerun(before, after);
        var reasons = result.TrackedOutputSteps.SelectMany(static steps => steps.Value).SelectMany(static run => run.Outputs).Select(static output => output.Reason).ToArray();
        Assert.Single(reasons, Microsoft.CodeAnalysis.IncrementalStepRunReason.Modified);
        Assert.Single(reasons, Microsoft.CodeAnalysis.IncrementalStepRunReason.Cached);
        Assert.Equal(2, reasons.Length);
    }
}
