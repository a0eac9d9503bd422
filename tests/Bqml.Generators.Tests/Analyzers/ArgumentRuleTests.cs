using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Arguments of functions, in calls of methods and in SQL, beyond the examples of the pages.</summary>
public sealed class ArgumentRuleTests
{
    private const string Declarations = """
        using System;
        using System.Collections.Generic;
        using Bqml;
        public sealed record Sale([TimeSeriesTimestamp] DateTime Day, [TimeSeriesData] double Amount);
        public sealed record House(double Area, [Label] bool Sold);
        [BigQueryRow] public sealed partial record Point([TimeSeriesTimestamp] DateTimeOffset Day, [TimeSeriesData] double Amount);
        [BigQueryModel("shop.sales")] [ArimaPlus<Sale>] [TrainingTable("shop.days")] public sealed partial class Sales;
        [BigQueryModel("shop.sold")] [LogisticRegression<House>] [TrainingTable("shop.houses")] public sealed partial class Sold;
        [BigQueryModel("ml.gemini")] [RemoteLanguageModel(Endpoint = "gemini-2.5-flash")] public sealed partial class Gemini;
        """;

    [Theory]
    [InlineData("sales.ForecastAsync(30, 0.9)")]
    [InlineData("sales.ForecastAsync(confidenceLevel: level)")]
    [InlineData("sales.ForecastAsync(confidenceLevel: 0)")]
    [InlineData("sales.ForecastAsync(confidenceLevel: 1)", "'confidenceLevel' of ML.FORECAST takes a number in [0, 1), and this is 1")]
    [InlineData("sales?.ForecastAsync(3, -0.5)", "'confidenceLevel' of ML.FORECAST takes a number in [0, 1), and this is -0.5")]
    [InlineData("sales.ForecastAsync(confidenceLevel: High)", "'confidenceLevel' of ML.FORECAST takes a number in [0, 1), and this is High")]
    [InlineData("gemini.GenerateTextAsync([\"p\"], temperature: 1, topP: 1)")]
    [InlineData("gemini.GenerateTextAsync([\"p\"], temperature: 0.5, topP: 1.01)", "'topP' of AI.GENERATE_TEXT takes a number in [0, 1], and this is 1.01")]
    [InlineData("Point.TimeSeries.ForecastAsync(bigquery, \"shop.days\", contextWindow: 64, horizon: 10)")]
    [InlineData("Point.TimeSeries.ForecastAsync(bigquery, \"shop.days\", contextWindow: 65, horizon: 0)",
        "'contextWindow' of AI.FORECAST takes 64, 128, 256, 512, 1024, 2048, 4096, 8192 or 15360, and this is 65", "'horizon' of AI.FORECAST takes a number in [1, 10000], and this is 0")]
    [InlineData("AI.Score($\"How good is {1}?\", maxErrorRatio: 1.5)", "'maxErrorRatio' of AI.SCORE takes a number in [0, 1], and this is 1.5")]
    [InlineData("ML.LpNorm($\"v\", 0.5)", "'degree' of ML.LP_NORM takes a number in [1, ∞) or 0, and this is 0.5")]
    [InlineData("ML.LpNorm($\"v\", double.PositiveInfinity)")]
    [InlineData("Other.ForecastAsync(confidenceLevel: 7)")]
    [InlineData("bigquery.VectorSearchAsync<Thing>(\"a.b\", \"v\", [1.0, 2.0], topK: -1)")]
    [InlineData("bigquery.VectorSearchAsync<Thing>(\"a.b\", \"v\", [1.0, 2.0], topK: 0)", "'topK' of VECTOR_SEARCH takes a number in [1, ∞), or negative for all, and this is 0")]
    [InlineData("bigquery.VectorSearchTextAsync<Thing>(\"a.b\", \"v\", \"text\", topK: 0)", "'topK' of VECTOR_SEARCH takes a number in [1, ∞), or negative for all, and this is 0")]
    [InlineData("bigquery.SearchAsync<Thing>(\"a.b\", \"v\", \"text\", topK: 0, options: new() { FractionListsToSearch = 1 })",
        "'FractionListsToSearch' of AI.SEARCH takes a number in (0, 1), and this is 1", "'topK' of AI.SEARCH takes a number in [1, ∞), or negative for all, and this is 0")]
    [InlineData("new SearchOptions { FractionListsToSearch = 0.5, UseBruteForce = false }")]
    [InlineData("new SearchOptions { FractionListsToSearch = level }")]
    [InlineData("new IvfIndex { NumLists = 5000 }")]
    [InlineData("new IvfIndex { NumLists = 9000 }", "'NumLists' of CREATE VECTOR INDEX takes a number in [1, 5000], and this is 9000")]
    [InlineData("new IvfIndex { NumLists = 5 } with { NumLists = 0 }", "'NumLists' of CREATE VECTOR INDEX takes a number in [1, 5000], and this is 0")]
    [InlineData("new TreeAhIndex { LeafNodeEmbeddingCount = 499 }", "'LeafNodeEmbeddingCount' of CREATE VECTOR INDEX takes a number in [500, ∞), and this is 499")]
    [InlineData("new Other2 { NumLists = 9000 }")]
    public async Task Constants_are_in_range_where_methods_are_called(string call, params string[] expected)
    {
        var compilation = Analysis.Generate($$"""
            {{Declarations}}
            [BigQueryRow] public sealed partial record Thing(string Name);
            class Other2 { public long NumLists { get; set; } }
            static class Other { public static object ForecastAsync(double confidenceLevel) => confidenceLevel; }
            static class Calls
            {
                const double High = 1.5;
                static object? Make(BigQueryML bigquery, Sales sales, Sold sold, Gemini gemini, double level) => {{call}};
            }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Equal(expected, (await Analysis.RunAsync(compilation)).Where(static diagnostic => diagnostic.Id == "BQML3080").Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SELECT * FROM AI.FORECAST(TABLE a.b, data_col => 'x', timestamp_col => 't')")]
    [InlineData("SELECT * FROM AI.FORECAST(TABLE a.b)", "AI.FORECAST, at line 1, column 15, needs data_col")]
    [InlineData("SELECT * FROM AI.FORECAST(TABLE a.b, data_col => 'x', timestamp_col => 't', forecast_end_timestamp => @end, horizon => 3)",
        "forecast_end_timestamp, at line 1, column 77, cannot be given to AI.FORECAST together with horizon; remove one of them")]
    [InlineData("SELECT * FROM VECTOR_SEARCH(TABLE a.b, 'v', TABLE a.c, query_column_to_search => 'w', top_k => -1, distance_type => 'COSINE')")]
    [InlineData("SELECT * FROM vector_search((SELECT * FROM a.b WHERE x), 'v', query_value => [1.0], top_k => 5)")]
    [InlineData("SELECT * FROM VECTOR_SEARCH(TABLE a.b, 'v', TABLE a.c, top_k => 0)", "The setting top_k, at line 1, column 65, of VECTOR_SEARCH takes a number in [1, ∞), or negative for all, and this is 0")]
    [InlineData("SELECT * FROM VECTOR_SEARCH(TABLE a.b, 'v', TABLE a.c, distance_type => 'MANHATTAN')", "The setting distance_type, at line 1, column 73, of VECTOR_SEARCH takes 'EUCLIDEAN', 'COSINE' or 'DOT_PRODUCT', and this is 'MANHATTAN'")]
    [InlineData("SELECT * FROM VECTOR_SEARCH(TABLE a.b, 'v', query_value => 'x', lexical_search_query_value => 'y')", "lexical_search_query_value, at line 1, column 65, is for calls of VECTOR_SEARCH with lexical_search_columns")]
    [InlineData("SELECT AI.EMBED('x', endpoint => 'e')")]
    [InlineData("SELECT AI.EMBED('x', model => 'embeddinggemma-300m')")]
    [InlineData("SELECT AI.EMBED('x', title => 't', task_type => 'RETRIEVAL_DOCUMENT', endpoint => 'e')")]
    [InlineData("SELECT AI.EMBED('x', title => 't', endpoint => 'e')", "title, at line 1, column 22, is for calls of AI.EMBED with task_type RETRIEVAL_DOCUMENT")]
    [InlineData("SELECT AI.EMBED('x', title => 't', task_type => @task, endpoint => 'e')")]
    [InlineData("SELECT * FROM ML.EVALUATE(MODEL a.m, TABLE a.b, STRUCT(FALSE AS perform_aggregation, 0.9 AS confidence_level))")]
    [InlineData("SELECT * FROM ML.EVALUATE(MODEL a.m, TABLE a.b, STRUCT(0.9 AS confidence_level))", "confidence_level, at line 1, column 63, is for calls of ML.EVALUATE with perform_aggregation FALSE")]
    [InlineData("SELECT * FROM ML.UNDERSTAND_TEXT(MODEL a.m, TABLE a.b)", "ML.UNDERSTAND_TEXT, at line 1, column 15, needs nlu_option")]
    [InlineData("SELECT * FROM ML.UNDERSTAND_TEXT(MODEL a.m, TABLE a.b, @settings)")]
    [InlineData("SELECT * FROM AI.GENERATE_TEXT(MODEL a.m, TABLE a.b, STRUCT('{}' AS model_params, 0.5 AS temperature))",
        "model_params, at line 1, column 71, cannot be given to AI.GENERATE_TEXT together with temperature; remove one of them")]
    [InlineData("SELECT AI.SCORE('p', max_error_ratio => 0.5)")]
    [InlineData("SELECT AI.CLASSIFY('p', ['a'], max_error_ratio => 0.5, optimization_mode => 'MINIMIZE_COST')",
        "max_error_ratio, at line 1, column 32, cannot be given to AI.CLASSIFY together with optimization_mode = MINIMIZE_COST; remove one of them")]
    [InlineData("SELECT * FROM ML.VALIDATE_DATA_DRIFT(TABLE a.b, TABLE a.c, STRUCT([('x', 0.5), ('y', 1.5)] AS thresholds))",
        "The setting thresholds, at line 1, column 67, of ML.VALIDATE_DATA_DRIFT takes a number in [0, 1), and this is [('x', 0.5), ('y', 1.5)]")]
    public async Task Settings_in_SQL_go_together(string sql, params string[] expected)
    {
        var compilation = Analysis.Compile($$"""
            using Bqml;
            static class Queries { static BigQuerySql Make() => $"{{sql.Replace("{}", "{{}}", StringComparison.Ordinal)}}"; }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Equal(expected, (await Analysis.RunAsync(compilation)).Where(static diagnostic => diagnostic.Id is not ("BQML3087" or "BQML3088")).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task P_values_are_for_labels_of_two_values()
    {
        var compilation = Analysis.Compile("""
            using Bqml;
            public enum Kind { A, B, C }
            public sealed record Thing(double X, [Label] Kind Kind);
            [BigQueryModel("a.m")] [LogisticRegression<Thing>(CalculatePValues = true, CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding)] [TrainingTable("a.b")] public sealed partial class M;
            """);
        Assert.Equal("CalculatePValues is set for ML.ADVANCED_WEIGHTS, which also needs a label of two values ('Kind' has 3); set it too, or remove CalculatePValues",
            Assert.Single(await Analysis.RunAsync(compilation)).GetMessage(CultureInfo.InvariantCulture));
    }
}
