using Bqml.Testing.GoogleSql;
using CsCheck;

namespace Bqml.GoogleSql.Tests;

/// <summary>Google's own parser is the judge: what it accepts and refuses we accept and refuse, and what we write means to it what it means to us.</summary>
public class GoogleParserTests
{
    [GoogleSqlFact]
    public async Task Google_accepts_what_we_accept()
    {
        var google = await GoogleSqlServer.Shared;
        var refused = new List<string>();
        foreach (var sql in Statements.Valid.Concat(Statements.ValidExpressions.Select(static expression => $"SELECT {expression}")))
        {
            if (await google.ParseAsync(sql) is { } error) refused.Add($"{sql}: {error.Message}");
        }
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    [GoogleSqlFact]
    public async Task Google_accepts_what_we_print()
    {
        var google = await GoogleSqlServer.Shared;
        var refused = new List<string>();
        foreach (var sql in Statements.Valid.Concat(Statements.ValidExpressions.Select(static expression => $"SELECT {expression}")))
        {
            var printed = SqlParser.Parse(sql).Root.ToString();
            if (await google.ParseAsync(printed) is { } error) refused.Add($"{printed}: {error.Message}");
        }
        Assert.True(refused.Count == 0, string.Join('\n', refused));
    }

    [GoogleSqlFact]
    public async Task Google_refuses_what_we_refuse()
    {
        var google = await GoogleSqlServer.Shared;
        var accepted = new List<string>();
        foreach (var sql in Statements.Invalid)
        {
            if (await google.ParseAsync(sql) is null) accepted.Add(sql);
        }
        Assert.True(accepted.Count == 0, string.Join('\n', accepted));
    }

    /// <summary>Damage that changes what a statement is leads both to the same verdict, the differences we know of aside.</summary>
    [GoogleSqlFact]
    public async Task Google_and_we_agree_on_damaged_statements()
    {
        var google = await GoogleSqlServer.Shared;
        var differences = new List<string>();
        foreach (var sql in Statements.Valid.Concat(Statements.ValidExpressions.Select(static expression => $"SELECT {expression} FROM t")))
        {
            foreach (var damaged in Damage(sql))
            {
                if (_knownDifferences.Any(part => damaged.Contains(part, StringComparison.Ordinal))) continue;
                var ours = SqlParser.Parse(damaged);
                var theirs = await google.ParseAsync(damaged);
                // Google's release of 2023 knows no adjacent strings, and leaves the range of integers to the analyzer.
                if (!ours.HasErrors && theirs?.Message.Contains(" literal ", StringComparison.Ordinal) == true) continue;
                if (theirs is null && ours.HasErrors && ours.Diagnostics[0].Message.EndsWith("INT64.", StringComparison.Ordinal)) continue;
                if (ours.HasErrors != theirs is not null) differences.Add($"{damaged}: {(ours.HasErrors ? ours.Diagnostics[0].ToString() : "accepted")} / {theirs?.Message ?? "accepted"}");
            }
        }
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static readonly string[] _knownDifferences =
    [
        // Left to the analyzer there, and refused by it: aliases of arguments, conditions of a CROSS JOIN.
        "SELECT REPLACE (1 AS a)", "CROSS JOIN c d USING",
        // Indexes other than of vectors, and tables and types that have the names of clauses.
        "CREATE INDEX", "CREATE OR REPLACE INDEX", "ON STORING(", "ON OPTIONS(", "STRUCT<b OPTIONS(",
        // Not in BigQuery's documentation: a call as TABLE argument, a connection without REMOTE.
        "TABLE GENERATE_ARRAY", "CREATE MODEL REMOTE WITH CONNECTION", "CREATE MODEL m WITH CONNECTION", "OUTPUT(b STRING) WITH CONNECTION",
    ];

    /// <summary>The statement with one word left out, and with one word twice, for each word.</summary>
    private static IEnumerable<string> Damage(string sql)
    {
        var words = sql.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            yield return string.Join(' ', words.Where((_, index) => index != i));
            yield return string.Join(' ', words.Select((word, index) => index == i ? $"{word} {word}" : word));
        }
    }

    [GoogleSqlFact]
    public async Task Every_string_literal_evaluates_to_its_string()
    {
        var google = await GoogleSqlServer.Shared;
        await NastyText.Valid.SampleAsync(
            async value => Assert.Equal(value, await google.EvaluateStringAsync(SqlLiteral.String(value))),
            iter: 300,
            threads: 1);
        foreach (var piece in NastyText.Pieces) Assert.Equal(piece, await google.EvaluateStringAsync(SqlLiteral.String(piece)));
    }

    [GoogleSqlFact]
    public async Task Every_bytes_literal_evaluates_to_its_bytes()
    {
        var google = await GoogleSqlServer.Shared;
        var all = Enumerable.Range(0, 256).Select(static b => (byte)b).ToArray();
        Assert.Equal(all, await google.EvaluateBytesAsync(SqlLiteral.Bytes(all)));
    }

    [GoogleSqlFact]
    public async Task Every_identifier_is_read_as_it_is_meant()
    {
        var google = await GoogleSqlServer.Shared;
        await NastyText.Any.SampleAsync(
            async name =>
            {
                if (!SqlIdentifier.IsValidColumnName(name, out _)) return;
                // A field of a struct comes back only under its own name.
                Assert.Equal("x", await google.EvaluateStringAsync($"STRUCT('x' AS {SqlIdentifier.Quote(name)}).{SqlIdentifier.Quote(name)}"));
            },
            iter: 300,
            threads: 1);
    }

    [GoogleSqlFact]
    public async Task Numbers_evaluate_to_themselves()
    {
        var google = await GoogleSqlServer.Shared;
        foreach (var value in (long[])[0, 1, -1, long.MinValue, long.MaxValue])
        {
            Assert.Equal(SqlLiteral.Int64(value), await google.EvaluateStringAsync($"CAST({SqlLiteral.Int64(value)} AS STRING)"));
        }
        await Gen.Double.SampleAsync(
            async value =>
            {
                // The comparison is Google's; the sign of zero shows in the division.
                var condition = double.IsNaN(value) ? "IS_NAN(x)" : double.IsInfinity(value) ? $"IS_INF(x) AND SIGN(x) = {(value > 0 ? 1 : -1)}" : $"x = CAST('{value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}' AS FLOAT64)";
                Assert.Equal("true", await google.EvaluateStringAsync($"(SELECT CAST({condition} AS STRING) FROM (SELECT {SqlLiteral.Float64(value)} AS x))"));
            },
            iter: 100,
            threads: 1);
        Assert.Equal("-inf", await google.EvaluateStringAsync($"CAST(IEEE_DIVIDE(1, {SqlLiteral.Float64(-0.0)}) AS STRING)"));
    }

    [GoogleSqlFact]
    public async Task Other_literals_evaluate_to_themselves()
    {
        var google = await GoogleSqlServer.Shared;
        var point = new DateTime(2026, 8, 22, 12, 30, 5).AddTicks(1_234_560);
        Assert.Equal("2026-08-22", await google.EvaluateStringAsync($"CAST({SqlLiteral.Date(point.Date)} AS STRING)"));
        Assert.Equal("2026-08-22 12:30:05.123456", await google.EvaluateStringAsync($"CAST({SqlLiteral.DateTime(point)} AS STRING)"));
        Assert.Equal("12:30:05.123456", await google.EvaluateStringAsync($"CAST({SqlLiteral.Time(point.TimeOfDay)} AS STRING)"));
        Assert.Equal("2026-08-22 10:30:05.123456", await google.EvaluateStringAsync($"FORMAT_TIMESTAMP('%F %H:%M:%E6S', {SqlLiteral.Timestamp(new DateTimeOffset(point, TimeSpan.FromHours(2)))}, 'UTC')"));
        Assert.Equal("-1.5", await google.EvaluateStringAsync($"CAST({SqlLiteral.Numeric(-1.5m)} AS STRING)"));
        Assert.Equal("0.0000000001", await google.EvaluateStringAsync($"CAST({SqlLiteral.BigNumeric(0.0000000001m)} AS STRING)"));
        Assert.Equal("ab", await google.EvaluateStringAsync($"ARRAY_TO_STRING({SqlLiteral.Array([SqlLiteral.String("a"), SqlLiteral.String("b")])}, '')"));
        Assert.Null(await google.EvaluateStringAsync($"CAST({SqlLiteral.Null} AS STRING)"));
    }

    /// <summary>Google decodes a string as we do: what it makes of a literal is the text in our tree.</summary>
    [GoogleSqlFact]
    public async Task Strings_of_all_forms_are_decoded_as_Google_does()
    {
        var google = await GoogleSqlServer.Shared;
        string[] literals =
        [
            "'a\\a\\b\\f\\n\\r\\t\\v\\\\\\?\\\"\\'\\`z'", "'\\101\\x41\\X41\\u0041\\U0001F600'", "'\\x80\\377'", "r'\\d\\''", "R\"\\\"\"", "'''a\nb\r\nc\rd'''", "\"\"\"a\"b\"\"c\"\"\"", "r'''a\\\n'b'''", "'😀\u2028é'", "''", "'''''a'''",
        ];
        foreach (var literal in literals)
        {
            var root = SqlParser.ParseExpression(literal).Root;
            Assert.Equal(await google.EvaluateStringAsync(literal), Assert.IsType<Syntax.StringLiteral>(root).Value);
        }
        string[] bytes = ["b'\\x00\\xff\\377é'", "rb'\\x'", "B\"\"\"a\n😀\"\"\""];
        foreach (var literal in bytes)
        {
            var root = SqlParser.ParseExpression(literal).Root;
            Assert.Equal(await google.EvaluateBytesAsync(literal), Assert.IsType<Syntax.BytesLiteral>(root).Value);
        }
    }
}
