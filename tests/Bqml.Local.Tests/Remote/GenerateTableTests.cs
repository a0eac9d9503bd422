using System.Text.Json;
using Bqml.Local.Tests.Support;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Tests.Remote;

public sealed class GenerateTableTests
{
    [Fact]
    public async Task The_answer_fills_the_columns_of_the_schema()
    {
        var client = new ScriptedClient(static text => text == "poster" ? """{"title": "Metropolis", "year": 1927, "score": 8.3, "silent": true, "actors": ["Helm", "Abel"], "maker": {"name": "Lang", "born": 1890}}""" : "no idea");
        await using var engine = await RemoteEngine.CreateAsync(client);
        const string Sql = "SELECT * FROM AI.GENERATE_TABLE(MODEL ds.writer, (SELECT p AS prompt FROM UNNEST(['poster', 'fog']) AS p), STRUCT('title STRING, year INT64, score FLOAT64, silent BOOL, actors ARRAY<STRING>, maker STRUCT<name STRING, born INT64>' AS output_schema))";
        Assert.Equal(
            ["title STRING", "year INTEGER", "score FLOAT", "silent BOOLEAN", "actors [STRING]", "maker RECORD<name STRING, born INTEGER>", "full_response JSON", "status STRING", "prompt STRING"], await engine.ColumnsAsync(Sql));
        var rows = await engine.RowsAsync(Sql.Replace("*", "prompt, title, year, score, silent, actors, maker, SUBSTR(status, 1, 61)", StringComparison.Ordinal) + " ORDER BY prompt DESC");
        Assert.Equal(["poster, Metropolis, 1927, 8.3, true, [Helm, Abel], {Lang, 1890}, ", "fog, NULL, NULL, NULL, NULL, [], NULL, The model's answer does not fit output_schema: it is no JSON:"], rows);
    }

    [Fact]
    public async Task The_schema_reaches_the_client_with_its_descriptions()
    {
        var client = new ScriptedClient(static _ => "{}");
        await using var engine = await RemoteEngine.CreateAsync(client);
        await engine.QueryAsync("SELECT * FROM AI.GENERATE_TABLE(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT(\"year INT64 OPTIONS(description = 'of release'), maker STRUCT<name STRING OPTIONS(description = 'in full')>, tags ARRAY<STRING>\" AS output_schema))");
        var format = Assert.IsType<ChatResponseFormatJson>(Assert.Single(client.Calls).Options.ResponseFormat);
        Assert.Equal(
            """{"type":"object","properties":{"year":{"type":"integer","description":"of release"},"maker":{"type":"object","properties":{"name":{"type":"string","description":"in full"}},"required":["name"],"additionalProperties":false},"tags":{"type":"array","items":{"type":"string"}}},"required":["year","maker","tags"],"additionalProperties":false}""",
            JsonSerializer.Serialize(format.Schema));
    }

    [Theory]
    [InlineData("```json\n{\"year\": 1927}\n```", "1927, ")]
    [InlineData("{\"YEAR\": \"1927\"}", "1927, ")]
    [InlineData("{\"year\": 1927.0}", "1927, ")]
    [InlineData("{\"year\": null}", "NULL, ")]
    [InlineData("{}", "NULL, ")]
    [InlineData("{\"year\": 1927.5}", "NULL, The model's answer does not fit output_schema: year is 1927.5, not an INT64.")]
    [InlineData("{\"year\": true}", "NULL, The model's answer does not fit output_schema: year is true, not INT64.")]
    [InlineData("[1927]", "NULL, The model's answer does not fit output_schema: it is no JSON object.")]
    public async Task Answers_fit_or_the_status_says_why_not(string answer, string row)
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(_ => answer));
        Assert.Equal(row, await engine.RowAsync("SELECT year, status FROM AI.GENERATE_TABLE(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT('year INT64' AS output_schema))"));
    }

    [Theory]
    [InlineData("year", "cannot read output_schema")]
    [InlineData("born DATE", "cannot generate a DATE for born")]
    [InlineData("a STRING, A INT64", "has output_schema with two columns a")]
    public async Task Wrong_schemas_are_errors(string schema, string message)
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static _ => "{}"));
        Assert.Contains(message, await engine.ErrorAsync($"SELECT * FROM AI.GENERATE_TABLE(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT('{schema}' AS output_schema))"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_without_schema_is_an_error()
    {
        await using var engine = await RemoteEngine.CreateAsync(new ScriptedClient(static _ => "{}"));
        Assert.Contains("AI.GENERATE_TABLE needs the setting output_schema", await engine.ErrorAsync("SELECT * FROM AI.GENERATE_TABLE(MODEL ds.writer, (SELECT 'a' AS prompt), STRUCT(0.5 AS temperature))"), StringComparison.Ordinal);
    }
}
