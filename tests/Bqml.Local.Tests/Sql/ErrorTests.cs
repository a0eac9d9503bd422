using Bqml.Local.Tests.Support;

namespace Bqml.Local.Tests.Sql;

/// <summary>What BigQuery rejects is rejected with its words and the place; what the engine lacks is named.</summary>
public class ErrorTests(EngineFixture fixture) : IClassFixture<EngineFixture>
{
    [Theory]
    [InlineData("SELECT nme FROM ds.people", "Unrecognized name: nme; Did you mean name? at [1:8]")]
    [InlineData("SELECT\n  p.nix FROM ds.people AS p", "Name nix not found inside p at [2:5]")]
    [InlineData("SELECT zzzzzz", "Unrecognized name: zzzzzz at [1:8]")]
    [InlineData("SELECT 1 FROM ds.missing", "Not found: Table local:ds.missing was not found in location US")]
    [InlineData("SELECT 1 FROM nods.missing", "Not found: Dataset local:nods was not found in location US")]
    [InlineData("SELECT 1 FROM other.ds.people", "Not found: Dataset other:ds was not found in location US")]
    [InlineData("SELECT 1 FROM people", "Table \"people\" must be qualified with a dataset (e.g. dataset.table).")]
    [InlineData("SELECT 1/0", "division by zero: 1 / 0")]
    [InlineData("SELECT DIV(1, 0)", "division by zero: 1 / 0")]
    [InlineData("SELECT MOD(5, 0)", "division by zero: 5 / 0")]
    [InlineData("SELECT CAST('abc' AS INT64)", "Could not cast literal 'abc' to type INT64 at [1:13]")]
    [InlineData("SELECT CAST(name AS INT64) FROM ds.people WHERE id = 1", "Bad int64 value: Ann")]
    [InlineData("SELECT CAST(name AS BOOL) FROM ds.people WHERE id = 1", "Bad bool value: Ann")]
    [InlineData("SELECT 1 + 'a'", "No matching signature for operator + for argument types: INT64, STRING at [1:8]")]
    [InlineData("SELECT 1 = 'a'", "No matching signature for operator = for argument types: INT64, STRING at [1:8]")]
    [InlineData("SELECT UPPER(1)", "No matching signature for function UPPER for argument types: INT64. Supported signatures: UPPER(STRING) at [1:8]")]
    [InlineData("SELECT NO_SUCH(1)", "Function not found: NO_SUCH at [1:8]")]
    [InlineData("SELECT id, SUM(height) FROM ds.people", "SELECT list expression references column id which is neither grouped nor aggregated at [1:8]")]
    [InlineData("SELECT name, COUNT(*) FROM ds.people GROUP BY id", "SELECT list expression references column name which is neither grouped nor aggregated at [1:8]")]
    [InlineData("SELECT SUM(SUM(id)) FROM ds.people", "Aggregations of aggregations are not allowed at [1:12]")]
    [InlineData("SELECT id FROM ds.people, ds.people AS q", "Column name id is ambiguous at [1:8]")]
    [InlineData("SELECT 1 FROM ds.people AS a, ds.people AS a", "Duplicate table alias a in the same FROM clause at [1:31]")]
    [InlineData("SELECT 1 AS a, 2 AS a", "Duplicate column names in the result are not supported. Found duplicate(s): a")]
    [InlineData("SELECT * EXCEPT (nix) FROM ds.people", "Column nix in SELECT * EXCEPT list does not exist at [1:18]")]
    [InlineData("SELECT 1 UNION ALL SELECT 1, 2", "Queries in UNION ALL have mismatched column count; query 1 has 1 columns, query 2 has 2 columns at [1:20]")]
    [InlineData("SELECT id FROM ds.people UNION ALL SELECT name FROM ds.people", "Column 1 in UNION ALL has incompatible types: INT64, STRING at [1:1]")]
    [InlineData("SELECT id FROM ds.people WHERE name", "WHERE clause should return type BOOL, but returns STRING at [1:32]")]
    [InlineData("SELECT address.street FROM ds.people", "Field name street does not exist in STRUCT<city STRING, zip INT64> at [1:16]")]
    [InlineData("SELECT id.x FROM ds.people", "Cannot access field x on a value with type INT64 at [1:11]")]
    [InlineData("SELECT (SELECT 1, 2)", "Scalar subquery cannot have more than one column unless using SELECT AS STRUCT to build STRUCT values at [1:8]")]
    [InlineData("SELECT (SELECT id FROM ds.people)", "Scalar subquery produced more than one element")]
    [InlineData("SELECT [1, 2][OFFSET(5)]", "Array index 5 is out of bounds")]
    [InlineData("SELECT @missing", "Query parameter 'missing' not found at [1:8]")]
    [InlineData("SELECT * FROM UNNEST(5)", "Values referenced in UNNEST must be arrays. UNNEST contains expression of type INT64 at [1:22]")]
    [InlineData("SELECT id FROM ds.people ORDER BY 3", "ORDER BY is out of SELECT column number range: 3 at [1:35]")]
    [InlineData("SELECT ROW_NUMBER() FROM ds.people", "Analytic function ROW_NUMBER cannot be called without an OVER clause at [1:8]")]
    [InlineData("SELECT CAST(DATE '2020-01-01' AS INT64)", "Invalid cast from DATE to INT64 at [1:13]")]
    [InlineData("SELECT DATE '2020-13-01'", "Invalid DATE literal at [1:8]")]
    [InlineData("SELECT ARRAY_AGG(x) FROM UNNEST([1, NULL]) AS x", "Array cannot have a null element; error in writing field f0_")]
    [InlineData("SELECT * FROM ML.NO_SUCH(MODEL ds.m)", "Table-valued function not found: ML.NO_SUCH at [1:15]")]
    [InlineData("SELECT * FROM ML.PREDICT(MODEL ds.m, TABLE ds.people)", "Not found: Model local:ds.m was not found in location US")]
    [InlineData("SELECT * FROM ds.people FOR SYSTEM_TIME AS OF CURRENT_TIMESTAMP()", "FOR SYSTEM_TIME AS OF is not supported by the embedded engine at [1:15]")]
    [InlineData("WITH RECURSIVE a AS (SELECT 1) SELECT * FROM a", "WITH RECURSIVE is not supported by the embedded engine at [1:1]")]
    [InlineData("SELECT CAST(1 AS BIGNUMERIC)", "Type BIGNUMERIC is not supported by the embedded engine at [1:18]")]
    [InlineData("SELECT 1; SELECT 2", "A script of several statements is not supported by the embedded engine; run them one by one at [1:11]")]
    public async Task An_error_says_what_and_where(string sql, string message) => Assert.Equal(message, await fixture.Engine.ErrorAsync(sql));

    [Theory]
    [InlineData("SELECT 1 +", "Syntax error: ", "at [1:")]
    [InlineData("SELEC 1", "Syntax error: ", "at [1:1]")]
    [InlineData("", "Required parameter is missing: query", "")]
    [InlineData("SELECT * FROM ds.people PIVOT(SUM(height) FOR name IN ('Ann'))", "PIVOT", "is not supported by the embedded engine at [1:15]")]
    [InlineData("SELECT 9223372036854775807 + 1", "overflow", "")]
    public async Task An_error_mentions(string sql, string first, string second)
    {
        var message = await fixture.Engine.ErrorAsync(sql);
        Assert.Contains(first, message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(second, message);
    }
}
