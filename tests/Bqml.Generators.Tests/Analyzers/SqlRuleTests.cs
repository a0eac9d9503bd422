namespace Bqml.Generators.Tests.Analyzers;

/// <summary>SQL in attributes, beyond the examples of the pages.</summary>
public sealed class SqlRuleTests
{
    [Theory]
    [InlineData("SELECT * FROM homes.sales")]
    [InlineData("SELECT s.* FROM homes.sales AS s")]
    [InlineData("SELECT AREA, s.City, price * 2 AS price FROM homes.sales s")]
    [InlineData("WITH s AS (SELECT 1 AS area, 'x' AS city, 2 AS price) SELECT * FROM s")]
    [InlineData("(SELECT area, city, price FROM a) UNION ALL (SELECT 1, 'x', 2)")]
    [InlineData("SELECT area, city, price FROM homes.sales -- the end")]
    [InlineData("SELECT area, city, price, 1 AS more, 2 AS more FROM homes.sales")]
    [InlineData("SELECT * EXCEPT (area), 1 AS area FROM homes.sales")]
    public async Task Queries_that_return_the_columns_are_not_reported(string query) => Assert.Empty(await FindingsAsync(query));

    [Theory]
    [InlineData("SELECT area,\\n  city price FROM", "BQML4001: The training query does not parse at line 2, column 18: ")]
    [InlineData("", "BQML4001: ")]
    [InlineData("SELECT area, city, price FROM a;", "BQML4002: [TrainingQuery] takes one query, and this is a statement that ends with a semicolon")]
    [InlineData("SELECT 1; SELECT 2", "BQML4002: [TrainingQuery] takes one query, and this is a script of 2 statements")]
    [InlineData("CREATE TABLE a.b AS SELECT 1", "BQML4002: [TrainingQuery] takes one query, and this is a statement that begins with CREATE")]
    [InlineData("SELECT area, price FROM homes.sales", "BQML4005: The training query returns area and price, but not 'city', the column of 'City'; select it, or mark the property [Ignore]")]
    [InlineData("SELECT area, town, price FROM (SELECT * FROM homes.sales)", "BQML4005: The training query returns area, town and price, but not 'city', the column of 'City'; select it, or mark the property [Ignore]")]
    [InlineData("SELECT * EXCEPT (city) FROM (SELECT area, city, price FROM homes.sales)", "BQML4005: The training query returns area and price, but not 'city', the column of 'City'; select it, or mark the property [Ignore]")]
    [InlineData("SELECT area, city, price, PRICE FROM homes.sales", "BQML4007: The training query returns the column 'price' 2 times; give each its own name by AS")]
    [InlineData("SELECT area, city, price FROM homes.sales WHERE year > @year AND\\n x = ?", "BQML4010: The training query has the query parameter @year at line 1, column 56, and nothing gives it a value; write the value|BQML4010: The training query has the query parameter ? at line 2, column 6, and nothing gives it a value; write the value")]
    public async Task Other_queries_are_reported(string query, string expected)
    {
        var findings = await FindingsAsync(query);
        var wanted = expected.Split('|');
        Assert.Equal(wanted.Length, findings.Length);
        Assert.All(wanted.Zip(findings), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("FROM homes.sales |> WHERE area > 20")]
    [InlineData("SELECT area FROM homes.sales |> EXTEND area * 2 AS price")]
    [InlineData("SELECT area, price FROM homes.sales UNION ALL BY NAME SELECT price, area FROM homes.more")]
    [InlineData("SELECT WITH AGGREGATION_THRESHOLD area FROM homes.sales")]
    [InlineData("SELECT WITH(a AS area, a * 2) AS area FROM homes.sales")]
    [InlineData("SELECT (area).ROUND(2) AS area FROM homes.sales")]
    public async Task Queries_that_the_parser_does_not_read_are_left_to_BigQuery(string query) => Assert.StartsWith("BQML4012: The training query is passed to BigQuery unchecked, because of line 1, ", Assert.Single(await FindingsAsync(query)), StringComparison.Ordinal);

    [Theory]
    [InlineData("price IS NOT NULL AND city IN ('a', 'b')")]
    [InlineData("price IN (SELECT price FROM a.b |> LIMIT 1)", "BQML4012")]
    [InlineData("TRUE -- all")]
    [InlineData("WHERE price > 0", "BQML4003")]
    [InlineData("price > 0; DROP TABLE x", "BQML4003")]
    [InlineData("price > 0) OR (TRUE", "BQML4003")]
    [InlineData("price > 'open", "BQML4003")]
    [InlineData("price > @least", "BQML4010")]
    [InlineData("", "BQML4003")]
    public async Task Conditions_are_parsed(string condition, params string[] expected)
    {
        var findings = await Declared.FindingsAsync($"[LinearRegression<House>, TrainingTable(\"a.b\", Where = \"{condition}\")]");
        Assert.Equal(expected, findings.Select(finding => finding[..8]));
    }

    [Theory]
    [InlineData("CASE WHEN city = 'x' THEN area END")]
    [InlineData("ML.STANDARD_SCALER(area) OVER()")]
    [InlineData("EXTRACT(YEAR FROM CURRENT_DATE()) + DATE_DIFF(CURRENT_DATE(), DATE '2020-01-01', MONTH)")]
    [InlineData("(SELECT MAX(area) FROM x)", "BQML4009")]
    [InlineData("EXISTS (SELECT 1)", "BQML4009")]
    [InlineData("SUM(area)", "BQML4009")]
    [InlineData("ROW_NUMBER() OVER (ORDER BY area)", "BQML4009")]
    [InlineData("ML.STANDARD_SCALER(area)", "BQML4009")]
    [InlineData("ML.STANDARD_SCALER(area) OVER (PARTITION BY city)", "BQML4009")]
    [InlineData("area, city", "BQML4004")]
    [InlineData("area) AS x, (city", "BQML4004")]
    [InlineData("ariea + town", "BQML4011", "BQML4011")]
    [InlineData("area + @x", "BQML4010")]
    public async Task Transform_expressions_are_checked(string expression, params string[] expected)
    {
        var findings = await Declared.FindingsAsync($"[LinearRegression<House>, Transform(\"{expression}\", As = \"made\")]");
        Assert.Equal(expected, findings.Select(finding => finding[..8]));
    }

    private static Task<string[]> FindingsAsync(string query) => Declared.FindingsAsync($"[LinearRegression<House>, TrainingQuery(\"{query}\")]");
}
