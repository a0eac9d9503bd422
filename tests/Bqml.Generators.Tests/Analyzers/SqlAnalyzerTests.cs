using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Calls of BigQuery ML in SQL that code holds, beyond the examples of the pages.</summary>
public sealed class SqlAnalyzerTests
{
    private const string Models = """
        using System.Diagnostics.CodeAnalysis;
        using Bqml;
        record House(double Area, [Label] double Price);
        record Sale([TimeSeriesTimestamp] System.DateTime Day, [TimeSeriesData] double Amount);
        [BigQueryModel("homes.price")] [LinearRegression<House>] [TrainingTable("homes.sales")] partial class HousePrice;
        [BigQueryModel("my-project.homes.sales_forecast")] [global::Bqml.ArimaPlusAttribute<Sale>] [TrainingTable("homes.sales")] partial class SalesForecast;
        """;

    [Theory]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL homes.elsewhere, TABLE a.b, STRUCT(0.4 AS threshold, TRUE AS keep_original_columns))")]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL `my-project.homes.sales_forecast`, STRUCT(30 AS horizon, 0.9 AS confidence_level))")]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL elsewhere.price)")]
    [InlineData("SELECT * FROM ML.EVALUATE(MODEL {table})")]
    [InlineData("SELECT 'ML.PREDCIT' -- ML.PREDCIT(")]
    [InlineData("SELECT * FROM ML.PREDCIT(MODEL")]
    [InlineData("SELECT xml.item FROM xml")]
    [InlineData("SELECT * FROM AI.FORECAST(TABLE a.b, timestamp_col => 'day', data_col => 'amount', horizon => {number})")]
    [InlineData("SELECT * FROM ML.PREDCIT(MODEL a.b)", "BQML4095: There is no function ML.PREDCIT, at line 1, column 15; did you mean ML.PREDICT? [ML.PREDCIT]")]
    [InlineData("SELECT '\\\"ML.PREDCIT', ML.PREDCIT(1)", "BQML4095: There is no function ML.PREDCIT, at line 1, column 23; did you mean ML.PREDICT? [ML.PREDCIT]")]
    [InlineData("SELECT * FROM ml.my_own(TABLE a.b)", "BQML4096: ml.my_own, at line 1, column 15, is no function that this version knows; it is passed to BigQuery unchecked [ml.my_own]")]
    [InlineData("SELECT ML.DISTANCE([{number}], [1.0], 'COSINE') + ML.DISTNACE([1.0], [2.0])", "BQML4095: There is no function ML.DISTNACE, at line 1, column 51; did you mean ML.DISTANCE? [ML.DISTNACE]")]
    [InlineData("SELECT * FROM ML.GENERATE_TEXT(MODEL a.b, {table})", "BQML3085: ML.GENERATE_TEXT, at line 1, column 15, is superseded by AI.GENERATE_TEXT; call that, whose columns have other names [ML.GENERATE_TEXT]")]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL homes.price)", "BQML3095: ML.FORECAST, at line 1, column 15, cannot be called on homes.price, which is a linear regression; it takes univariate time series (ARIMA_PLUS) and multivariate time series (ARIMA_PLUS_XREG) [ML.FORECAST]")]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL price)", "BQML3095: ML.FORECAST, at line 1, column 15, cannot be called on price, which is a linear regression; it takes univariate time series (ARIMA_PLUS) and multivariate time series (ARIMA_PLUS_XREG) [ML.FORECAST]")]
    [InlineData("SELECT * FROM ML.CENTROIDS(MODEL homes.sales_forecast)", "BQML3095: ML.CENTROIDS, at line 1, column 15, cannot be called on homes.sales_forecast, which is a univariate time series (ARIMA_PLUS); it takes k-means clustering [ML.CENTROIDS]")]
    [InlineData("SELECT * FROM ML.FORECAST(MODEL homes.sales_forecast, STRUCT(1.5 AS horizon, 'x' AS confidence_level))",
        "BQML4098: The setting horizon, at line 1, column 62, of ML.FORECAST takes an INT64, and this is 1.5 [1.5]", "BQML4098: The setting confidence_level, at line 1, column 78, of ML.FORECAST takes a FLOAT64, and this is 'x' ['x']")]
    [InlineData("SELECT * FROM AI.FORECAST(TABLE a.b, timestamp_col => 'day', data_column => 'amount')", "BQML4097: data_column, at line 1, column 62, is no setting of AI.FORECAST; did you mean data_col? [data_column]")]
    [InlineData("SELECT * FROM ML.EVALUATE(MODEL a.b, {table}, STRUCT(5 AS colour))", "BQML4097: colour [colour]")]
    public async Task Interpolated_queries_are_checked(string sql, params string[] expected) =>
        Assert.Equal(string.Join("\n", expected), string.Join("\n", await FindingsAsync($"bigquery.DescribeDataAsync($\"{sql}\")", expected)));

    [Theory]
    [InlineData("new BigQueryCommand(\"SELECT * FROM ML.PREDCIT(MODEL a.b)\")", "BQML4095: There is no function ML.PREDCIT [ML.PREDCIT]")]
    [InlineData("new BigQueryCommand(text: \"CREATE TABLE a.b AS SELECT * FROM ML.PREDCIT(MODEL a.b)\", parameters: null)", "BQML4095: There is no function ML.PREDCIT [ML.PREDCIT]")]
    [InlineData("new BigQueryCommand(@\"SELECT \"\"ML.PREDCIT\"\" FROM ML.PREDCIT(MODEL a.b)\")", "BQML4095: There is no function ML.PREDCIT [ML.PREDCIT]")]
    [InlineData("Own(\"ML.PREDCIT(1)\")", "BQML4095: There is no function ML.PREDCIT [ML.PREDCIT]")]
    [InlineData("System.Console.Write(\"ML.PREDCIT(1)\")")]
    [InlineData("System.Console.Write($\"ML.PREDCIT({number})\")")]
    [InlineData("bigquery.DescribeDataAsync(\"homes.select\")")]
    [InlineData("bigquery.DescribeDataAsync(\"\"\"select 1\"\"\")", "BQML4099: The text \"select 1\" stands where a table's name is expected [\"\"\"select 1\"\"\"]")]
    [InlineData("Table(\"WITH a AS (SELECT 1) SELECT * FROM a\")", "BQML4099: The text [\"WITH a AS (SELECT 1) SELECT * FROM a\"]")]
    public async Task Constant_texts_are_checked_where_they_are_SQL(string call, params string[] expected) =>
        Assert.Equal(expected, await FindingsAsync(call, expected));

    [Fact]
    public async Task Queries_in_attributes_know_the_other_models()
    {
        var source = Models + "\n[BigQueryModel(\"homes.again\")] [LinearRegression<House>] [TrainingQuery(\"SELECT 1 AS area, 2 AS price FROM ML.CENTROIDS(MODEL homes.price, STRUCT(1 AS x))\")] partial class Again;";
        Assert.Equal(["BQML3095", "BQML4097"], (await Analysis.RunAsync(source)).Select(static diagnostic => diagnostic.Id));
    }

    /// <summary>What is reported on a call, cut to the length of what is expected, with the text that is underlined in brackets.</summary>
    private static async Task<string[]> FindingsAsync(string call, string[] expected)
    {
        var compilation = Analysis.Compile(Models, $$"""
            using System.Diagnostics.CodeAnalysis;
            using Bqml;
            static class Calls
            {
                static void Own([StringSyntax("GoogleSQL")] string sql) { }
                static void Table(BigQueryTable table) { }
                static void Call(BigQueryML bigquery, BigQueryTable table, double number) { _ = nameof(table); {{(call.StartsWith("new", StringComparison.Ordinal) ? "_ = " : "")}}{{call}}; }
            }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        // The functions' own previews are not what is tested.
        return [.. (await Analysis.RunAsync(compilation)).Where(static diagnostic => diagnostic.Id != "BQML3087").Select((diagnostic, index) =>
        {
            var message = diagnostic.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture);
            var wanted = index < expected.Length ? expected[index][..expected[index].LastIndexOf(" [", StringComparison.Ordinal)] : message;
            return (message.StartsWith(wanted, StringComparison.Ordinal) ? wanted : message) + " [" + Analysis.TextAt(diagnostic) + "]";
        })];
    }
}
