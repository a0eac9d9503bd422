using System.Text.Json;
using Bqml.Generators.Emission;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.GoogleSql;
using Bqml.Testing.GoogleSql;
using CsCheck;

namespace Bqml.Generators.Tests.AiColumns;

/// <summary>Whatever a prompt says, it stays the text of one literal or one parameter: the statement around it never changes.</summary>
public class PromptTests
{
    private const int Samples = 60;
    private const string Plain = "plain";

    private static readonly Gen<string> s_text = Gen.OneOf(
        "'", "\"", "`", "\\", "\\'", "\\\\'", "\n", "\r\n", "\t", "\0", "\u0085", "\u2028", "\u202e", "\ufeff", "😀", "é", "\"\"\"", "'''", "--", "#", "/*", "*/", "(", ")", ";", ",", "), (", "') FROM t; DROP TABLE t --",
        "@p", "?", "${x}", "{", "}", "{Text}", "{{", " ", "a", "0", "AS", "SELECT 1", "OR TRUE", "=", "NULL", "=>").Array[1, 10].Select(string.Concat);

    private static readonly RowTypeSpec s_row = Declared.Row("Shop.Row", """
        using Bqml;
        namespace Shop;
        public enum Mood { Good, Bad }
        public sealed record Facts(string Title, Mood Mood);
        [BigQueryRow]
        public sealed partial record Row(long Id, string? Text, ObjectRef? Photo)
        {
            [AiIf("x{Text}")] public bool? IsGood { get; init; }
            [AiClassify("x{Text}", "a")] public string? Kind { get; init; }
            [AiGenerate("x{Text}")] public Facts? Facts { get; init; }
            [AiEmbed("x{Text}", Endpoint = "e", Title = "x")] public double[] Embedding { get; init; } = [];
        }
        """);

    /// <summary>The prompt that says a text: braces doubled.</summary>
    private static string Prompt(string text) => text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>The query with a text in every place that takes one.</summary>
    private static string Select(string text)
    {
        var row = s_row.Row with
        {
            Columns = s_row.Row.Columns.Select(column => column.Ai is not { } use ? column : column with
            {
                Description = text,
                Ai = use with
                {
                    Texts = [Prompt(text) + "{Text}" + Prompt(text) + "{Photo}{Id}" + Prompt(text)],
                    Categories = use.Categories.Length == 0 ? [] : [text],
                    Arguments = [.. use.Arguments.Where(static argument => argument.Name == "Title").Select(_ => new OptionUse("Title", new OptionValue.String(Prompt(text) + "{Id}"))), new OptionUse("Endpoint", new OptionValue.String(text))],
                    Examples = use.Function == "AI.IF" ? [new AiExample(text, new OptionValue.Bool(true))] : [],
                },
                Shape = column.Shape is ColumnShape.Struct(var facts) ? new ColumnShape.Struct(facts with { Columns = facts.Columns.Select(field => field with { Description = text }).ToEquatableArray() }) : column.Shape,
            }).ToEquatableArray(),
        };
        var select = new AiSelect(row);
        return select.Opening + "UNNEST(@rows)" + select.Closing;
    }

    [Fact]
    public void A_prompt_keeps_its_text() => s_text.Sample(text =>
    {
        var prompt = PromptText.Parse(Prompt(text) + "{Text}" + Prompt(text));
        Assert.Null(prompt.Problem);
        Assert.Equal([(text, false), ("Text", true), (text, false)], prompt.Pieces.Select(static piece => (piece.Text, piece.IsHole)));
    });

    [Fact]
    public void Any_prompt_is_taken_apart_or_refused() => s_text.Sample(text =>
    {
        var prompt = PromptText.Parse(text);
        Assert.All(prompt.Pieces, piece => Assert.InRange(piece.Place.End, 0, text.Length));
        if (prompt.Problem is not null) Assert.InRange(prompt.ProblemPlace.End, 1, text.Length);
        else Assert.All(prompt.Pieces.Where(static piece => piece.IsHole), piece => Assert.Equal(piece.Text, text.Substring(piece.Place.Start, piece.Place.Length).Trim()));
    });

    [Fact]
    public void The_parser_sees_the_same_tree() => s_text.Sample(text => Assert.Equal(Shape(Select(Plain), Plain), Shape(Select(text), text)));

    [GoogleSqlFact]
    public async Task Google_sees_the_same_statement()
    {
        var server = await GoogleSqlServer.Shared;
        var plain = await server.FormatAsync(Select(Plain));
        foreach (var text in Texts())
        {
            var statement = Select(text);
            Assert.Null(await server.ParseAsync(statement));
            Assert.Equal(text, await server.EvaluateStringAsync(SqlLiteral.String(text)));
            Assert.Equal(Plainly(plain, Plain), Plainly(await server.FormatAsync(statement), text));
        }
    }

    [Fact]
    public async Task The_prompts_of_calls_are_literals_and_parameters()
    {
        var server = GoogleSqlServer.Binary is null ? null : await GoogleSqlServer.Shared;
        foreach (var text in Texts())
        {
            foreach (var call in (string[])["objects", "texts", "rows", "query"])
            {
                var (statement, parameters) = await SendAsync(call, text);
                var (plain, _) = await SendAsync(call, Plain);
                // The prompt for objects is a setting, which must be a constant; all others are parameters.
                if (call == "objects") Assert.Equal(plain.Replace(SqlLiteral.String(Plain), SqlLiteral.String(text), StringComparison.Ordinal), statement);
                else Assert.Equal(plain, statement);
                if (call != "objects") Assert.Contains(text, Values(parameters));
                if (server is not null) Assert.Null(await server.ParseAsync(statement));
            }
        }
    }

    private static List<string> Texts()
    {
        var texts = new List<string>();
        s_text.Sample(text => { lock (texts) texts.Add(text); }, iter: Samples, threads: 1);
        return texts;
    }

    /// <summary>The layout with the text's literals, those in a schema too, replaced by a mark. Where they stand, and how many, must be the same.</summary>
    private static string Plainly(string layout, string text)
    {
        // A literal within the literal of a schema is escaped once more; of an enum it says the members too.
        var marked = layout.Replace(Escaped(text + " One of: Good, Bad"), "<inner>", StringComparison.Ordinal).Replace(Escaped(text), "<inner>", StringComparison.Ordinal).Replace(SqlLiteral.String(text), "<text>", StringComparison.Ordinal);
        return string.Join(' ', marked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        static string Escaped(string description) => SqlLiteral.String(SqlLiteral.String(description))[1..^1];
    }

    private static string Shape(string sql, string text)
    {
        var tree = SqlParser.Parse(sql);
        Assert.False(tree.HasErrors, sql);
        var statement = Assert.Single(tree.Root.Statements);
        var literals = statement.Descendants().OfType<GoogleSql.Syntax.StringLiteral>().Select(literal => literal.Value == text ? "<text>" : literal.Value.Replace(SqlLiteral.String(text)[1..^1], "<inner>", StringComparison.Ordinal));
        return string.Join('\n', statement.Descendants().Select(static node => node.GetType().Name)) + string.Join('|', literals.Where(static literal => literal == "<text>" || !literal.Contains("OPTIONS", StringComparison.Ordinal)));
    }

    private const string Program = """
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Shop;

        [BigQueryModel("ml.gemini")] [RemoteLanguageModel(Endpoint = "gemini-2.5-flash")] public sealed partial class Gemini;
        [BigQueryRow] public sealed partial record Review(string Prompt) { [AiIf("{Prompt} is good")] public bool? IsGood { get; init; } }

        public static class Program
        {
            public static async Task RunAsync(BigQueryML bigquery, string call, string text)
            {
                switch (call)
                {
                    case "objects": await new Gemini(bigquery).GenerateTextFromObjectsAsync("shop.photos", text).CountAsync(); break;
                    case "texts": await new Gemini(bigquery).GenerateTextAsync([text]).CountAsync(); break;
                    case "rows": await Review.QueryAsync(bigquery, [new Review(text)]).CountAsync(); break;
                    case "query": await Review.QueryAsync(bigquery, $"SELECT {text} AS prompt").CountAsync(); break;
                    default: throw new ArgumentException(call);
                }
            }
        }
        """;

    private static readonly Lazy<System.Reflection.MethodInfo> s_program = new(static () => LoadedModel.Of("Shop.Program", Program).Type.GetMethod("RunAsync")!);

    private static async Task<(string Statement, JsonElement Parameters)> SendAsync(string call, string text)
    {
        using var server = new FakeServer("[]", "[]");
        await using var bigquery = new FakeBigQuery(server);
        try
        {
            await (Task)s_program.Value.Invoke(null, [bigquery, call, text])!;
        }
        catch (BigQueryMLException)
        {
            // The empty answer does not fit; the question has been sent.
        }
        return (server.Request.GetProperty("query").GetString()!, server.Request.TryGetProperty("queryParameters", out var parameters) ? parameters : default);
    }

    private static IEnumerable<string> Values(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(static property => property is { Name: "value", Value.ValueKind: JsonValueKind.String } ? [property.Value.GetString()!] : Values(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Values),
        _ => [],
    };
}
