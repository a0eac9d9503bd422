using System.Collections.Immutable;
using System.Globalization;
using Bqml.CodeFixes;
using Bqml.Generators.Analyzers;
using Bqml.Generators.Rules;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Tests.Remote;

/// <summary>Endpoints that code names: retired ones, those that soon will be, and misspelt ones.</summary>
public sealed class RetirementTests
{
    [Theory]
    [InlineData("gemini-2.0-flash-001", "BQML5095: 'gemini-2.0-flash-001' was retired after June 1, 2026, so that calls fail; 'gemini-3.1-flash-lite' is recommended instead")]
    [InlineData("Gemini-2.0-Flash", "BQML5095: 'Gemini-2.0-Flash' was retired after June 1, 2026, so that calls fail; 'gemini-3.1-flash-lite' is recommended instead")]
    [InlineData("gemini-1.5-pro", "BQML5095: 'gemini-1.5-pro' was retired after September 24, 2025, so that calls fail; 'gemini-3.1-flash-lite' is recommended instead")]
    [InlineData("mistral-large-2411", "BQML5095: 'mistral-large-2411' was retired after January 23, 2026, so that calls fail; choose another of its kind")]
    [InlineData("claude-3-7-sonnet@20250219", "BQML5095: 'claude-3-7-sonnet@20250219' was retired after May 11, 2026, so that calls fail; choose another of its kind")]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-2.0-flash",
        "BQML5095: 'gemini-2.0-flash' was retired after June 1, 2026, so that calls fail; 'gemini-3.1-flash-lite' is recommended instead")]
    [InlineData("gemini-2.5-pro", "BQML5096: 'gemini-2.5-pro' is retired after October 20, 2026; 'gemini-3.5-flash' is recommended instead")]
    [InlineData("openapi/meta/llama-3.3-70b-instruct-maas", "BQML5096: 'openapi/meta/llama-3.3-70b-instruct-maas' is retired after October 21, 2026; choose another of its kind")]
    [InlineData("gemini-3.5-flahs", "BQML5097: No endpoint 'gemini-3.5-flahs' is known; did you mean 'gemini-3.5-flash'?")]
    [InlineData("gemini-35-flash", "BQML5097: No endpoint 'gemini-35-flash' is known; did you mean 'gemini-3.5-flash'?")]
    [InlineData("gemni-3.5-flash", "BQML5097: No endpoint 'gemni-3.5-flash' is known; did you mean 'gemini-3.5-flash'?")]
    [InlineData("cluade-opus-4-6", "BQML5097: No endpoint 'cluade-opus-4-6' is known; did you mean 'claude-opus-4-6'?")]
    public async Task An_endpoint_is_told_on(string endpoint, string expected) => Assert.Equal([expected], await Found(Model(endpoint)));

    [Theory]
    [InlineData("gemini-3.5-flash")]
    [InlineData("gemini-3.1-flash-lite")]
    [InlineData("gemini-3.9-flash")]
    [InlineData("gemini-4.5-flash-001")]
    [InlineData("claude-opus-4-9")]
    [InlineData("claude-sonnet-4")]
    [InlineData("deepseek-v3")]
    [InlineData("gemini-embedding-003")]
    [InlineData("text-embedding-005")]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/endpoints/1234")]
    [InlineData("https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/us-central1/publishers/google/models/gemini-3.5-flahs")]
    public async Task Other_endpoints_are_allowed(string endpoint) => Assert.Empty(await Found(Model(endpoint)));

    [Theory]
    [InlineData(null, null, "BQML5096")]
    [InlineData("2026-10-20", null, "BQML5096")]
    [InlineData("2026-10-21", null, "BQML5095")]
    [InlineData("2026-04-19", null, null)]
    [InlineData("2026-04-19", "7", "BQML5096")]
    [InlineData("2026-08-22", "1", null)]
    [InlineData("yesterday", "soon", "BQML5096")]
    public async Task The_day_is_that_of_the_list_unless_the_project_says_another(string? today, string? months, string? expected)
    {
        var options = new Dictionary<string, string>();
        if (today is not null) options[EndpointAnalyzer.TodayOption] = today;
        if (months is not null) options[EndpointAnalyzer.MonthsOption] = months;
        var found = await Found(Model("gemini-2.5-flash"), options);
        Assert.Equal(expected is null ? [] : [expected], found.Select(message => message[..8]));
    }

    [Theory]
    [InlineData("AI.Embed($\"title\", endpoint: \"textembedding-gecko@003\")", "BQML5095", "\"textembedding-gecko@003\"")]
    [InlineData("AI.Embed($\"title\", \"textembedding-gecko@003\")", "BQML5095", "\"textembedding-gecko@003\"")]
    [InlineData("AI.Embed($\"title\", endpoint: Old)", "BQML5095", "Old")]
    [InlineData("AI.Generate($\"title\", \"gemini-2.5-flash\")", "BQML5096", "\"gemini-2.5-flash\"")]
    [InlineData("bigquery.QueryAsync<TextPrompt>($\"SELECT AI.GENERATE(title, endpoint => 'gemini-2.0-flash') AS text FROM posters.titles\")", "BQML5095", "gemini-2.0-flash")]
    [InlineData("bigquery.QueryAsync<TextPrompt>($\"CREATE MODEL a.b REMOTE WITH CONNECTION DEFAULT OPTIONS(ENDPOINT = 'gemini-3.5-flahs')\")", "BQML5097", "gemini-3.5-flahs")]
    [InlineData("bigquery.QueryAsync<TextPrompt>($\"SELECT title FROM posters.titles WHERE endpoint = 'gemini-2.0-flash'\")", null, null)]
    [InlineData("AI.Embed($\"title\", title: \"gemini-2.0-flash\")", null, null)]
    [InlineData("System.Console.Write(\"gemini-2.0-flash\")", null, null)]
    public async Task Constants_in_code_are_looked_at(string call, string? id, string? place)
    {
        var found = await Diagnostics(Call(call));
        Assert.Equal(id is null ? [] : [(id, place)], found.Select(diagnostic => (diagnostic.Id, (string?)Analysis.TextAt(diagnostic))));
    }

    [Fact]
    public Task The_recommended_endpoint_takes_its_place() => FixTest.VerifyAsync<ReplaceTextFix>(
        Model("gemini-2.0-flash").Replace("\"gemini-2.0-flash\"", "{|BQML5095:\"gemini-2.0-flash\"|}", StringComparison.Ordinal), Model("gemini-3.1-flash-lite"));

    [Fact]
    public Task A_misspelt_endpoint_is_corrected_in_SQL() => FixTest.VerifyAsync<ReplaceTextFix>(
        Call("AI.Embed($\"AI.GENERATE(title, endpoint => '{|BQML5097:gemini-3.5-flahs|}').result\")"),
        Call("AI.Embed($\"AI.GENERATE(title, endpoint => 'gemini-3.5-flash').result\")"));

    private static string Model(string endpoint) => $$"""
        using Bqml;

        [BigQueryModel("posters.reader")]
        [RemoteLanguageModel(Endpoint = "{{endpoint}}")]
        public sealed partial class Reader;
        """;

    private static string Call(string call) => $$"""
        using Bqml;

        public static class Program
        {
            private const string Old = "textembedding-gecko@003";

            public static object? Value(BigQueryML bigquery)
            {
                {{(call.StartsWith("System", StringComparison.Ordinal) ? call + "; return Old;" : "return " + call + ";")}}
            }
        }
        """;

    private static async Task<IEnumerable<string>> Found(string source, Dictionary<string, string>? options = null) =>
        (await Diagnostics(source, options)).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(string source, Dictionary<string, string>? options = null)
    {
        var analyzerOptions = new AnalyzerOptions([], new FixedOptions(options ?? []));
        var compilation = Analysis.Generate(source);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        return [.. (await compilation.WithAnalyzers([new EndpointAnalyzer()], analyzerOptions).GetAnalyzerDiagnosticsAsync()).OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    private sealed class FixedOptions(Dictionary<string, string> values) : AnalyzerConfigOptionsProvider
    {
        private readonly Values _values = new(values);

        public override AnalyzerConfigOptions GlobalOptions => _values;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => _values;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => _values;

        private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
        }
    }
}
