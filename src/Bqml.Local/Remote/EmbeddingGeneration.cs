using Bqml.GoogleSql;
using Microsoft.Extensions.AI;

namespace Bqml.Local.Remote;

/// <summary>AI.GENERATE_EMBEDDING and ML.GENERATE_EMBEDDING: one call of the embedding model for each row.</summary>
internal static class EmbeddingGeneration
{
    public static IReadOnlyList<RemoteValue> Run(RemoteCall call)
    {
        if (call.IsOverObjects) throw call.Settings.Error("cannot embed objects in the embedded engine, whose generators take texts: give a column content.");
        var generator = call.Session.Caller.EmbeddingGenerator(call.Model.Endpoint);
        var options = call.Settings.ToEmbeddingOptions();
        var titles = call.Input.Find("title")?.Values;
        var answers = call.Session.Caller.CallAll(call.Input.RowCount, (row, ct) => EmbeddingAnswer.AskAsync(generator, call.Model.Endpoint, () => Text(call, row), WithTitle(options, titles?[row] as string), ct), call.Cancellation);
        object?[] vectors = [.. answers.Select(static answer => (object?)answer.Vector)];
        var isWhole = call.Function.OutputsFor(call.Model.ModelTypeId).Any(static output => output.When.Count > 0) && !call.Settings.Flag("flatten_json_output");
        return
        [
            new RemoteValue("embedding", SqlType.Array(SqlType.Float64), vectors),
            new RemoteValue("result", SqlType.Array(SqlType.Float64), isWhole ? [.. answers.Select(static answer => (object?)answer.Response())] : vectors),
            new RemoteValue("statistics", SqlType.Json, [.. answers.Select(static answer => (object?)answer.Statistics())]),
            new RemoteValue("status", SqlType.String, [.. answers.Select(static answer => (object?)answer.Status)]),
        ];
    }

    private static string Text(RemoteCall call, int row) => EmbeddingAnswer.TextOf(Prompt.Read(call.Sent.Values[row], call.Sent.Type, call.Session.ReadObject));

    private static EmbeddingGenerationOptions WithTitle(EmbeddingGenerationOptions options, string? title)
    {
        if (title is null) return options;
        var own = options.Clone();
        (own.AdditionalProperties ??= [])["title"] = title;
        return own;
    }
}
