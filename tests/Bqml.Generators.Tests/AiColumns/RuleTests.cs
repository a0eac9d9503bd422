using System.Globalization;
using Bqml.Generators.Tests.Analyzers;

namespace Bqml.Generators.Tests.AiColumns;

/// <summary>What is reported on computed properties.</summary>
public class RuleTests
{
    private const string Types = """
        public enum Mood { Good, Bad }
        public sealed record Facts(string Title, DateOnly Day, Inner[] Parts);
        public sealed record Inner(decimal Price, [AiIf("{Price}")] bool? X);
        public sealed record Fine(string Title, Mood Mood, string[] Tags, Other? Other);
        public sealed record Other(double Score, bool? IsGood, long[] Years);
        public sealed record Link(string Text, Uri Address);
        public sealed record Sale(string Product, string? Text, double[] Numbers, DateOnly Day);
        """;

    [Theory]
    [InlineData("[AiIf(\"{Text}\")] public bool? X { get; init; }", "")]
    [InlineData("[AiIf(\"{Text} {Id} {Price} {Day} {Mood} {Tags} {Json} {Photo} {Photos} {IsNew}\")] public bool? X { get; init; }", "")]
    [InlineData("[AiGenerate(\"{Text}\")] public Fine? X { get; init; }", "")]
    [InlineData("[AiGenerate(\"{Text}\")] public Mood? X { get; init; }", "")]
    [InlineData("[AiGenerate(\"{Text}\")] public List<Other> X { get; init; } = [];", "")]
    [InlineData("[AiClassify(\"{Text}\")] public IReadOnlyList<Mood> X { get; init; } = [];", "")]
    [InlineData("[AiClassify(\"{Text}\", \"Good\")] [AiExample(\"a\", Mood.Good)] public Mood? X { get; init; }", "")]
    [InlineData("[AiIf(\"{Text\")] public bool? X { get; init; }", "BQML4080 at {: The prompt of 'X' has an opening brace without a closing one; write {Property} for a column, and {{ or }} for a brace")]
    [InlineData("[AiIf(\"a} {Text}\")] public bool? X { get; init; }", "BQML4080 at }: The prompt of 'X' has a closing brace without an opening one; write {Property} for a column, and {{ or }} for a brace")]
    [InlineData("[AiIf(\"{ } {Text}\")] public bool? X { get; init; }", "BQML4080 at { }: The prompt of 'X' has braces with nothing in them; write {Property} for a column, and {{ or }} for a brace")]
    [InlineData("[AiIf(\"{{x}} {Text}\")] public bool? X { get; init; }", "")]
    [InlineData("[AiIf(\"Is {Txet} good?\")] public bool? X { get; init; }", "BQML4081 at Txet: 'Review' has no property 'Txet', which the prompt of 'X' names; did you mean Text?")]
    [InlineData("[AiIf(\"{text}\")] public bool? X { get; init; }", "BQML4081 at text: 'Review' has no property 'text', which the prompt of 'X' names; did you mean Text?")]
    [InlineData("[AiIf(\"{Unheard}\")] public bool? X { get; init; }", "BQML4081 at Unheard: 'Review' has no property 'Unheard', which the prompt of 'X' names; it has Id, Text, Price, Day, Mood, Tags, Json, Photo, Photos, IsNew, Bytes and 3 more")]
    [InlineData("[AiIf(\"{Bytes}\")] public bool? X { get; init; }", "BQML4082 at Bytes: The prompt of 'X' cannot hold 'Bytes', which is BYTES; use a text, number, bool, date, time, enum or JSON, a list of texts, or an ObjectRef")]
    [InlineData("[AiIf(\"{Numbers}\")] public bool? X { get; init; }", "BQML4082")]
    [InlineData("[AiIf(\"{Fine}\")] public bool? X { get; init; }", "BQML4082")]
    [InlineData("[AiIf(\"{Skipped}\")] public bool? X { get; init; }", "BQML4082")]
    [InlineData("[AiIf(\"{X}\")] public bool? X { get; init; }", "BQML4082 at X: The prompt of 'X' cannot hold 'X', which is computed too; a prompt reads columns of the table: compute in two steps, or name another property")]
    [InlineData("[AiIf(\"Is it good?\")] public bool? X { get; init; }", "BQML4083 at AiIf(\"Is it good?\"): The prompt of 'X' reads no column, so it is the same for every row; name one in braces: {Id}")]
    [InlineData("[AiIf(\"{Text}\")] public long? X { get; init; }", "BQML5089 at AiIf(\"{Text}\"): [AiIf] gives BOOL, and 'X' is INT64; make it a bool?")]
    [InlineData("[AiScore(\"{Text}\")] public string? X { get; init; }", "BQML5089")]
    [InlineData("[AiClassify(\"{Text}\", \"a\")] public long? X { get; init; }", "BQML5089 at AiClassify(\"{Text}\", \"a\"): [AiClassify] gives STRING, or a list of it, and 'X' is INT64; make it a string? or an enum or a list of it")]
    [InlineData("[AiEmbed(\"{Text}\", Endpoint = \"e\")] public double? X { get; init; }", "BQML5089")]
    [InlineData("[AiGenerate(\"{Text}\")] public DateOnly? X { get; init; }", "BQML5088 at X: 'X' is DATE, which a language model cannot generate: it generates string, long, double, bool, and enums, lists and records of these; change its type, or mark it [Ignore]")]
    [InlineData("[AiIf(\"{Text}\")] public bool X { get; init; }", "BQML5090 at X: 'X' is null where the call for a row has failed, and reading the results then ends with an exception; make it bool?")]
    [InlineData("[AiGenerate(\"{Text}\")] public string X { get; init; } = \"\";", "BQML5090")]
    [InlineData("[AiClassify(\"{Text}\")] public string? X { get; init; }", "BQML5091")]
    [InlineData("[AiClassify(\"{Text}\", \"a\", \"a\")] public string? X { get; init; }", "BQML5091 at AiClassify(\"{Text}\", \"a\", \"a\"): [AiClassify] on 'X' names \"a\" twice; keep one")]
    [InlineData("[AiClassify(\"{Text}\", \"Good\", \"Ugly\")] public Mood? X { get; init; }", "BQML5091")]
    [InlineData("[AiIf(\"{Text}\")] [AiExample(\"a\", \"yes\")] public bool? X { get; init; }", "BQML5092 at AiIf(\"{Text}\"): [AiExample] on 'X' answers \"yes\"; give true or false")]
    [InlineData("[AiClassify(\"{Text}\", \"a\")] [AiExample(\"a\", \"b\")] public string? X { get; init; }", "BQML5092 at AiClassify(\"{Text}\", \"a\"): [AiExample] on 'X' answers \"b\"; give one of the categories: a")]
    [InlineData("[AiScore(\"{Text}\")] [AiExample(\"a\", true)] public double? X { get; init; }", "BQML5092")]
    [InlineData("[AiStatus(\"Text\")] public string? X { get; init; }", "BQML5093 at X: [AiStatus] on 'X' names 'Text', which is not computed; name a property that [AiGenerate] or [AiEmbed] computes, and make 'X' a string?")]
    [InlineData("[AiStatus(\"Nothing\")] public string? X { get; init; }", "BQML5093")]
    [InlineData("[AiIf(\"{Text}\"), AiScore(\"{Text}\")] public bool? X { get; init; }", "BQML5094")]
    [InlineData("[AiIf(\"{Text}\"), Label] public bool? X { get; init; }", "BQML5094")]
    [InlineData("[AiIf(\"{Text}\", MaxErrorRatio = 2)] public bool? X { get; init; }", "BQML2001 at AiIf(\"{Text}\", MaxErrorRatio = 2): MaxErrorRatio = 2 is out of range for AI.IF, which takes [0, 1]")]
    [InlineData("[AiIf(\"{Text}\", MaxErrorRatio = 0.5, OptimizationMode = OptimizationMode.MinimizeCost)] public bool? X { get; init; }", "BQML2007")]
    [InlineData("[AiIf(\"{Text}\", OptimizationMode = (OptimizationMode)9)] public bool? X { get; init; }", "BQML2002")]
    [InlineData("[AiIf(\"{Text}\", ConnectionId = \"c\")] public bool? X { get; init; }", "BQML5065")]
    [InlineData("[AiIf(\"{Text}\", Endpoint = null)] public bool? X { get; init; }", "BQML2013")]
    [InlineData("[AiIf(\"{Text}\", Embeddings = \"Text\")] public bool? X { get; init; }", "BQML4082")]
    [InlineData("[AiIf(\"{Text}\", Embeddings = \"None\")] public bool? X { get; init; }", "BQML4081")]
    [InlineData("[AiGenerate(\"{Text}\", ModelParams = \"temperature: 1\")] public string? X { get; init; }", "BQML2003")]
    [InlineData("[AiEmbed(\"{Text}\")] public double[] X { get; init; } = [];", "BQML2009 at AiEmbed(\"{Text}\"): [AiEmbed] on 'X' needs Endpoint or Model; set it")]
    [InlineData("[AiEmbed(\"{Text}\", Endpoint = \"e\", Model = EmbeddingModel.Embeddinggemma300m)] public double[] X { get; init; } = [];", "BQML2007")]
    [InlineData("[AiEmbed(\"{Text}\", Endpoint = \"e\", Title = \"{Nix}\")] public double[] X { get; init; } = [];", "BQML4081")]
    [InlineData("[AiEmbed(\"{Text}\", Endpoint = \"e\", Title = \"{Photo}\")] public double[] X { get; init; } = [];", "BQML4082")]
    [InlineData("[AiAgg<Sale>(\"{Text}\", \"Sum up.\")] public string? X { get; init; }", "BQML4084")]
    public async Task A_property_is_judged(string property, string expected)
    {
        var found = await FindAsync($$"""
            [BigQueryRow] public sealed partial record Review
            {
                public long Id { get; init; }
                public string? Text { get; init; }
                public decimal Price { get; init; }
                public DateOnly Day { get; init; }
                public Mood Mood { get; init; }
                public string[] Tags { get; init; } = [];
                public System.Text.Json.JsonElement? Json { get; init; }
                public ObjectRef? Photo { get; init; }
                public ObjectRef[] Photos { get; init; } = [];
                public bool IsNew { get; init; }
                public byte[]? Bytes { get; init; }
                public double[] Numbers { get; init; } = [];
                public Fine? Fine { get; init; }
                public string Sql2 { get; init; } = "";
                [Ignore] public string? Skipped { get; init; }
                {{property}}
            }
            """);
        if (expected.Length == 0) Assert.Empty(found);
        else Assert.StartsWith(expected, found.Length == 0 ? "nothing" : found[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_property_that_cannot_be_generated_is_named() => Assert.Equal(
        ["BQML5088 'X.Day' is DATE", "BQML5088 'X.Parts.Price' is NUMERIC"],
        (await FindAsync("[BigQueryRow] public sealed partial record Review(string Text, [AiGenerate(\"{Text}\")] Facts? X);")).Select(static text => text[..8] + text[text.IndexOf(" '", StringComparison.Ordinal)..text.IndexOf(',', StringComparison.Ordinal)]));

    [Theory]
    [InlineData("string Product, [AiAgg<Sale>(\"{Text}\", \"Sum up {this}.\")] string? X", "")]
    [InlineData("[AiAgg<Sale>(\"{Day}: {Text}\", \"Sum up.\")] string? X, [AiAgg<Sale>(\"{Product}\", \"List.\")] string? Y", "")]
    [InlineData("string Shop, [AiAgg<Sale>(\"{Text}\", \"Sum up.\")] string? X", "BQML4084 at Shop: 'Shop' is the key 'shop', and Sale has no such column; add a property for it there, or compute this one")]
    [InlineData("long Product, [AiAgg<Sale>(\"{Text}\", \"Sum up.\")] string? X", "BQML4084 at Product: 'Product' is INT64, and Sale.Product is STRING; give both the same type")]
    [InlineData("double[] Numbers, [AiAgg<Sale>(\"{Text}\", \"Sum up.\")] string? X", "BQML4084 at Numbers: 'Numbers' is ARRAY<FLOAT64>, by which rows cannot be grouped; use a text, number, bool, date or time")]
    [InlineData("[AiAgg<Sale>(\"{Text}\", \"Sum up.\")] string? X, [AiIf(\"{X}\")] bool? Y", "BQML40")]
    [InlineData("[AiAgg<Sale>(\"{Text}\", \"Sum up.\")] string? X, [AiAgg<Other>(\"{Score}\", \"Sum up.\")] string? Y", "BQML4084")]
    [InlineData("[AiAgg<Sale>(\"{Txt}\", \"Sum up.\")] string? X", "BQML4081 at Txt: 'Sale' has no property 'Txt', which the prompt of 'X' names; did you mean Text?")]
    [InlineData("[AiAgg<Link>(\"{Text}\", \"Sum up.\")] string? X", "BQML1005 at Group: No BigQuery type fits 'Address' of type System.Uri;")]
    [InlineData("[AiAgg<int>(\"{Text}\", \"Sum up.\")] string? X", "BQML0016")]
    public async Task A_group_is_judged(string parameters, string expected)
    {
        var found = await FindAsync($"[BigQueryRow] public sealed partial record Group({parameters});");
        if (expected.Length == 0) Assert.Empty(found);
        else Assert.StartsWith(expected, found.Length == 0 ? "nothing" : found[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sql")]
    [InlineData("Select")]
    [InlineData("QueryAsync")]
    public async Task A_member_of_the_name_of_a_generated_one_is_reported(string name) =>
        Assert.Contains("BQML0010", Assert.Single(await FindAsync($$"""[BigQueryRow] public sealed partial record Review(string Text, [AiIf("{Text}")] bool? X) { [Ignore] public string {{name}} => ""; }""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("GenerateTableAsync<Good>([\"p\"])", "")]
    [InlineData("GenerateTableAsync<Bad>([\"p\"])", "BQML5088 at Bad: 'Bad.Day' is DATE, which a language model cannot generate: it generates string, long, double, bool, and enums, lists and records of these; change its type, or mark it [Ignore]")]
    [InlineData("GenerateTableAsync<Prompt, Bad>(\"zoo.prompts\")", "BQML5088 at Bad")]
    public async Task Rows_to_generate_are_judged_where_they_are_asked_for(string call, string expected)
    {
        var compilation = Analysis.Generate($$"""
            using System;
            using Bqml;
            [BigQueryModel("ml.gemini")] [RemoteLanguageModel(Endpoint = "gemini-3.5-flash")] public sealed partial class Gemini;
            [BigQueryRow] public sealed partial record Prompt(string Text);
            [BigQueryRow] public sealed partial record Good(string Title, long? Year);
            [BigQueryRow] public sealed partial record Bad(string Title, DateOnly Day);
            public static class Program { public static object Run(BigQueryML bigquery) => new Gemini(bigquery).{{call}}; }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        var found = (await Analysis.RunAsync(compilation)).Select(Describe).ToArray();
        if (expected.Length == 0) Assert.Empty(found);
        else Assert.StartsWith(expected, Assert.Single(found), StringComparison.Ordinal);
    }

    private static async Task<string[]> FindAsync(string source)
    {
        var compilation = Analysis.Compile("using System; using System.Collections.Generic; using Bqml;\n" + Types + "\n" + source);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        return [.. (await Analysis.RunAsync(compilation)).Select(Describe)];
    }

    private static string Describe(Microsoft.CodeAnalysis.Diagnostic diagnostic) => $"{diagnostic.Id} at {Analysis.TextAt(diagnostic)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
}
