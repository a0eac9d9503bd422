using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class ReplaceTextFixTests
{
    [Fact]
    public Task A_function_is_replaced_by_its_successor() => FixTest.VerifyAsync<ReplaceTextFix>(
        Model("TrainingQuery(\"SELECT * FROM {|BQML3085:ML.GENERATE_TEXT|}(MODEL a.b, TABLE a.c)\")"),
        Model("TrainingQuery(\"SELECT * FROM AI.GENERATE_TEXT(MODEL a.b, TABLE a.c)\")"));

    [Fact]
    public Task Names_are_corrected_within_a_raw_string() => FixTest.VerifyAsync<ReplaceTextFix>(
        Model("TrainingQuery(\"\"\"\n    SELECT *\n    FROM {|BQML4095:ML.PREDCIT|}(MODEL a.b, TABLE a.c,\n      STRUCT(0.5 AS threshold))\n    \"\"\")"),
        Model("TrainingQuery(\"\"\"\n    SELECT *\n    FROM ML.PREDICT(MODEL a.b, TABLE a.c,\n      STRUCT(0.5 AS threshold))\n    \"\"\")"));

    [Fact]
    public Task A_transform_expression_is_corrected_where_it_stands() => FixTest.VerifyAsync<ReplaceTextFix>(
        Model("Transform(\"{|BQML4095:ML.STANDARD_SCALR|}(area) OVER ()\", As = \"scaled\"), TrainingTable(\"homes.sales\")"),
        Model("Transform(\"ML.STANDARD_SCALER(area) OVER ()\", As = \"scaled\"), TrainingTable(\"homes.sales\")"));

    [Fact]
    public Task Settings_in_an_interpolated_string_are_corrected() => FixTest.VerifyAsync<ReplaceTextFix>(
        Query("$\"SELECT * FROM ML.PREDICT(MODEL {model}, TABLE {table}, STRUCT({threshold} AS {|BQML4097:treshold|}, {|BQML4098:'true'|} AS keep_original_columns))\""),
        Query("$\"SELECT * FROM ML.PREDICT(MODEL {model}, TABLE {table}, STRUCT({threshold} AS threshold, TRUE AS keep_original_columns))\""));

    [Fact]
    public Task A_query_becomes_an_interpolated_string() => FixTest.VerifyAsync<ReplaceTextFix>(
        Query("{|BQML4099:\"SELECT '{}' AS braces\"|}"), Query("$\"SELECT '{{}}' AS braces\""));

    [Fact]
    public Task What_is_written_with_escapes_is_left_alone() => FixTest.VerifyNoFixAsync<ReplaceTextFix>(
        Query("{|BQML4095:$\"SELECT * FROM ML.PRED\\u0043IT(MODEL {model}, TABLE {table})\"|}"));

    [Fact]
    public Task A_method_is_replaced_by_its_successor() => FixTest.VerifyAsync<ReplaceTextFix>(
        Method("{|BQML3096:MLGenerateTextJsonAsync|}"), Method("GenerateTextAsync"));

    [Fact]
    public Task A_label_is_written_as_BigQuery_takes_it() => FixTest.VerifyAsync<ReplaceTextFix>(
        Labels("{|BQML2080:\"Cost Centre\"|}", "{|BQML2080:\"R+D\"|}"), Labels("\"cost_centre\"", "\"r_d\""));

    [Fact]
    public Task A_label_that_cannot_be_told_is_left_alone() => FixTest.VerifyNoFixAsync<ReplaceTextFix>(Labels("{|BQML2080:\"1st\"|}", "\"\""));

    private static string Labels(string key, string value) => $$"""
        using Bqml;

        public static class Clients
        {
            public static BigQueryMLOptions Options() => new() { Labels = { [{{key}}] = {{value}} } };
        }
        """;

    private static string Model(string attribute) => $$"""
        using Bqml;

        public sealed record House(double Area, [Label] double Price);

        [BigQueryModel("homes.price")]
        [LinearRegression<House>]
        [{{attribute}}]
        public sealed partial class HousePrice;
        """;

    private static string Query(string source) => $$"""
        using Bqml;

        public static class Houses
        {
            public static void Describe(BigQueryML bigquery, BigQueryTable model, BigQueryTable table, double threshold) => bigquery.DescribeDataAsync({{source}});
        }
        """;

    private static string Method(string name) => $$"""
        using Bqml;

        public sealed class Writer(BigQueryML bigquery) : DeclaredModel(bigquery, null, "`homes.writer`", "")
        {
            public void MLGenerateTextJsonAsync() { }
            public void GenerateTextAsync() { }
            public void Use() => {{name}}();
        }
        """;
}
