using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class CorrectSpellingFixTests
{
    private const string Row = "using Bqml;\n\npublic sealed record House(double Area, [Label] double Price);\n";

    [Fact]
    public Task The_name_of_an_option_is_corrected() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Source("""[{|BQML2051:ModelOption("MAX_ITERATION", 20)|}]"""),
        Source("""[{|BQML2050:ModelOption("MAX_ITERATIONS", 20)|}]"""));

    [Fact]
    public Task The_value_of_an_option_is_corrected() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Source("""[{|BQML2002:{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NO_SPLITT")|}|}]"""),
        Source("""[{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NO_SPLIT")|}]"""));

    [Fact]
    public Task The_name_of_a_model_type_is_corrected() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Source("", """, {|BQML3003:ModelType = "LINEER_REG"|}"""),
        Source("", """, {|BQML3001:ModelType = "LINEAR_REG"|}"""));

    [Fact]
    public Task The_name_of_a_column_becomes_that_of_its_property() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Clusters("{|BQML1070:KMeansInitCol = \"is_first\"|}"), Clusters("KMeansInitCol = \"IsFirst\""));

    [Fact]
    public Task All_are_corrected_at_once() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Source("""
            [{|BQML2051:ModelOption("MAX_ITERATION", 20)|}]
            [{|BQML2002:{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NO_SPLITT")|}|}]
            [{|BQML2051:ModelOption("L2REGS", 0.5)|}]
            """),
        Source("""
            [{|BQML2050:ModelOption("MAX_ITERATIONS", 20)|}]
            [{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NO_SPLIT")|}]
            [{|BQML2050:ModelOption("L2_REG", 0.5)|}]
            """));

    private static string Clusters(string option) => $$"""
        using Bqml;

        public sealed record Penguin(double Mass, bool IsFirst);

        [BigQueryModel("zoo.clusters")]
        [KMeans<Penguin>(KMeansInitMethod = KMeansInitMethod.Custom, {{option}})]
        [TrainingTable("zoo.penguins")]
        public sealed partial class Clusters;
        """;

    [Fact]
    public Task The_folder_of_a_model_gets_its_asterisk() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Imported("""{|BQML2060:ModelPath = "gs://homes/price"|}"""),
        Imported("ModelPath = \"gs://homes/price/*\""));

    private static string Imported(string path) => $$"""
        using Bqml;

        public sealed record House(double Area);
        public sealed record Estimate(double Price);

        [BigQueryModel("homes.price")]
        [OnnxModel<House, Estimate>({{path}})]
        public sealed partial class HousePrice;
        """;

    private static string Source(string options, string type = "") => $$"""
        {{Row}}
        [BigQueryModel("homes.price"{{type}})]
        [LinearRegression<House>]
        [TrainingTable("homes.sales")]
        {{options}}
        public sealed partial class HousePrice;
        """;
}
