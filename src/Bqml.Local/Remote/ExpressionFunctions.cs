using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>The AI.* functions of expressions: of a call's constant arguments each makes what asks for one row.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Settings">The constant arguments.</param>
/// <param name="Session">What calls the clients.</param>
internal sealed record ExpressionFunctions(string Function, RemoteSettings Settings, RemoteSession Session)
{
    private static readonly SqlType Embedded = SqlType.Parse("STRUCT<result ARRAY<FLOAT64>, status STRING>");

    /// <summary>The arguments that differ from row to row, by function; every other one is a constant.</summary>
    public static IReadOnlyList<string> RowArguments(string function) => function switch
    {
        "AI.SIMILARITY" => ["content1", "content2"],
        "AI.EMBED" => ["content"],
        "AI.CLASSIFY" or "AI.AGG" => ["input"],
        _ => ["prompt"],
    };

    private string? Endpoint => Settings.Text("endpoint") ?? Settings.Text("model");

    /// <summary>The result's type, and what asks for a row whose arguments have these types.</summary>
    /// <exception cref="LocalQueryException">An argument is wrong, no client is registered, or the engine lacks the function.</exception>
    public (SqlType Result, Func<object?[], CancellationToken, Task<RowAnswer>> Ask) Bind(IReadOnlyList<SqlType> types) => Function switch
    {
        "AI.GENERATE" when Settings.Text("output_schema") is { } schema => Generate(types[0], AnswerSchema.Parse(schema, Settings.Error), null),
        "AI.GENERATE" => GenerateText(types[0]),
        "AI.GENERATE_BOOL" => Generate(types[0], Result(SqlType.Bool), "Answer true or false."),
        "AI.GENERATE_INT" => Generate(types[0], Result(SqlType.Int64), "Answer a whole number."),
        "AI.GENERATE_DOUBLE" => Generate(types[0], Result(SqlType.Float64), "Answer a number."),
        "AI.IF" => Judge(types[0], Result(SqlType.Bool), "Say whether what the prompt states or asks for holds: true or false." + Examples()),
        "AI.SCORE" => Judge(types[0], Result(SqlType.Float64), "Rate the input as the prompt says. Answer a number."),
        "AI.CLASSIFY" => Classify(types[0]),
        "AI.AGG" => Aggregate(types[0]),
        "AI.EMBED" => Embed(types[0]),
        "AI.SIMILARITY" => Similarity(types),
        _ => throw Settings.Error("is not supported by the embedded engine."),
    };

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) GenerateText(SqlType type)
    {
        var (client, options) = (Session.Caller.ChatClient(Endpoint), Options());
        return (SqlType.Parse("STRUCT<result STRING, full_response JSON, status STRING>"), async (row, ct) =>
        {
            var answer = await AskAsync(client, row[0], type, options, ct).ConfigureAwait(false);
            return new RowAnswer((object?[])[answer.Text, answer.FullResponse(null, false), answer.Status], answer.Status);
        });
    }

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Generate(SqlType type, AnswerSchema schema, string? instruction)
    {
        var (client, options) = (Session.Caller.ChatClient(Endpoint), Options(instruction));
        options.ResponseFormat = schema.ToResponseFormat();
        var result = SqlType.Struct([.. schema.Type.Fields, new SqlField("full_response", SqlType.Json), new SqlField("status", SqlType.String)]);
        return (result, async (row, ct) =>
        {
            var answer = await AskAsync(client, row[0], type, options, ct).ConfigureAwait(false);
            var values = new object?[schema.Type.Fields.Count];
            var status = answer.Text is { } text ? schema.ReadLoosely(text, out values) : answer.Status;
            return new RowAnswer((object?[])[.. values, answer.FullResponse(null, false), status], status);
        });
    }

    /// <summary>A function whose value is the answer alone: NULL when the call failed.</summary>
    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Judge(SqlType type, AnswerSchema schema, string instruction)
    {
        var (client, options) = (Session.Caller.ChatClient(Endpoint), Options(instruction));
        options.ResponseFormat = schema.ToResponseFormat();
        return (schema.Type.Fields[0].Type, async (row, ct) =>
        {
            var answer = await AskAsync(client, row[0], type, options, ct).ConfigureAwait(false);
            var values = new object?[1];
            var status = answer.Text is { } text ? schema.ReadLoosely(text, out values) : answer.Status;
            return new RowAnswer(values[0], status);
        });
    }

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Classify(SqlType type)
    {
        var categories = new Categories(Settings["categories"] as object?[] ?? throw Settings.Error("takes categories as an array of texts, or of texts with descriptions."), Settings.Error);
        var mode = Settings.Text("output_mode");
        var several = "multi".Equals(mode, StringComparison.OrdinalIgnoreCase);
        var (client, options) = (Session.Caller.ChatClient(Endpoint), Options(categories.Instruction(several) + Examples()));
        options.ResponseFormat = categories.ToResponseFormat(several);
        return (mode is null ? SqlType.String : SqlType.Array(SqlType.String), async (row, ct) =>
        {
            var answer = await AskAsync(client, row[0], type, options, ct).ConfigureAwait(false);
            if (answer.Text is not { } text) return new RowAnswer(null, answer.Status);
            if (categories.Read(text) is not { Length: > 0 } found) return new RowAnswer(null, $"The model's answer names none of the categories: {text}");
            return new RowAnswer(mode is null ? found[0] : several ? found : new[] { found[0] }, RemoteStatus.Success);
        });
    }

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Aggregate(SqlType type)
    {
        var instruction = Settings.Text("instruction") ?? throw Settings.Error("needs an instruction.");
        var (client, options) = (Session.Caller.ChatClient(Endpoint), Options("Summarize all the values below in one answer, as the instruction says."));
        return (SqlType.String, async (row, ct) => await new TextAggregation(client, Endpoint ?? "", instruction, options, type.Element!, Session).RunAsync(row[0] as object?[] ?? [], ct).ConfigureAwait(false));
    }

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Embed(SqlType type)
    {
        var (generator, options) = (Session.Caller.EmbeddingGenerator(Endpoint), Settings.ToEmbeddingOptions());
        return (Embedded, async (row, ct) =>
        {
            var answer = await EmbedAsync(generator, row[0], type, options, ct).ConfigureAwait(false);
            return new RowAnswer((object?[])[answer.Vector, answer.Status], answer.Status);
        });
    }

    private (SqlType, Func<object?[], CancellationToken, Task<RowAnswer>>) Similarity(IReadOnlyList<SqlType> types)
    {
        var (generator, options) = (Session.Caller.EmbeddingGenerator(Endpoint), Settings.ToEmbeddingOptions());
        return (SqlType.Float64, async (row, ct) =>
        {
            var first = await EmbedAsync(generator, row[0], types[0], options, ct).ConfigureAwait(false);
            var second = first.Status.Length > 0 ? first : await EmbedAsync(generator, row[1], types[1], options, ct).ConfigureAwait(false);
            if (second.Status.Length > 0) return new RowAnswer(null, second.Status);
            return Cosine(first.Vector, second.Vector) is { } similarity && double.IsFinite(similarity) ? new RowAnswer(similarity, RemoteStatus.Success) : new RowAnswer(null, "The embeddings have no cosine similarity.");
        });
    }

    private Task<ChatAnswer> AskAsync(IChatClient client, object? value, SqlType type, ChatOptions options, CancellationToken ct) =>
        ChatAnswer.AskAsync(client, Endpoint ?? Function, () => Prompt.Read(value, type, Session.ReadObject), options, ct);

    private Task<EmbeddingAnswer> EmbedAsync(IEmbeddingGenerator<string, Embedding<float>> generator, object? value, SqlType type, EmbeddingGenerationOptions options, CancellationToken ct) =>
        EmbeddingAnswer.AskAsync(generator, Endpoint ?? Function, () => EmbeddingAnswer.TextOf(Prompt.Read(value, type, Session.ReadObject)), options, ct);

    private ChatOptions Options(string? instruction = null)
    {
        var options = Settings.ToChatOptions();
        Session.WarnOf(Function, Settings.LeftToClient);
        if (instruction is not null) options.Instructions = options.Instructions is null ? instruction : options.Instructions + "\n" + instruction;
        return options;
    }

    private static AnswerSchema Result(SqlType type) => AnswerSchema.Parse("result " + type, static message => new InvalidOperationException(message));

    /// <summary>The argument examples as a part of the instruction.</summary>
    private string Examples() => Settings["examples"] is not object?[] examples ? "" :
        string.Concat(examples.OfType<object?[]>().Select(static example => $"\nExample: {example[0]} => {Text(example[1])}"));

    private static string Text(object? value) => value switch
    {
        object?[] values => string.Join(", ", values),
        bool b => b ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static double? Cosine(object?[] a, object?[] b)
    {
        if (a.Length != b.Length) return null;
        double product = 0, lengthA = 0, lengthB = 0;
        for (var i = 0; i < a.Length; i++)
        {
            var (x, y) = ((double)a[i]!, (double)b[i]!);
            (product, lengthA, lengthB) = (product + (x * y), lengthA + (x * x), lengthB + (y * y));
        }
        return product / Math.Sqrt(lengthA * lengthB);
    }
}
