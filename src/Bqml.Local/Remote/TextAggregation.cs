using Bqml.GoogleSql;
using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace Bqml.Local.Remote;

/// <summary>AI.AGG over one group: as many values in a call as fit, and the answers of several calls aggregated again.</summary>
internal sealed class TextAggregation(IChatClient client, string endpoint, string instruction, ChatOptions options, SqlType type, RemoteSession session)
{
    /// <summary>How many characters a call has at most, unless one value has more.</summary>
    private const int LongestPrompt = 200_000;

    public async Task<RowAnswer> RunAsync(object?[] values, CancellationToken ct)
    {
        var error = RemoteStatus.Success;
        var parts = new List<IReadOnlyList<AIContent>>();
        foreach (var value in values)
        {
            try
            {
                parts.Add(Prompt.Read(value, type, session.ReadObject));
            }
            catch (RowException e)
            {
                // The others still count.
                error = e.Message;
            }
        }
        while (parts.Count > 0)
        {
            var answers = new List<ChatAnswer>();
            foreach (var batch in Batches(parts)) answers.Add(await ChatAnswer.AskAsync(client, endpoint, () => Contents(batch), options, ct).ConfigureAwait(false));
            var texts = answers.Where(static answer => answer.Text is not null).Select(static answer => answer.Text!).ToList();
            if (answers.Find(static answer => answer.Text is null) is { } failed) error = failed.Status;
            if (texts.Count == 0) return new RowAnswer(null, error);
            if (texts.Count == 1) return new RowAnswer(texts[0], RemoteStatus.Success);
            parts = [.. texts.Select(static text => (IReadOnlyList<AIContent>)[new ChatText(text)])];
        }
        return new RowAnswer(null, error);
    }

    private List<AIContent> Contents(IReadOnlyList<IReadOnlyList<AIContent>> batch)
    {
        var contents = new List<AIContent> { new ChatText($"Instruction: {instruction}\nValues:\n") };
        foreach (var value in batch)
        {
            contents.Add(new ChatText("- "));
            contents.AddRange(value);
            contents.Add(new ChatText("\n"));
        }
        return contents;
    }

    private static IEnumerable<IReadOnlyList<IReadOnlyList<AIContent>>> Batches(List<IReadOnlyList<AIContent>> values)
    {
        var batch = new List<IReadOnlyList<AIContent>>();
        var length = 0;
        foreach (var value in values)
        {
            var own = value.Sum(static content => content is ChatText text ? text.Text.Length : 0);
            // At least two go together, so that each round leaves fewer.
            if (batch.Count > 1 && length + own > LongestPrompt)
            {
                yield return batch;
                (batch, length) = ([], 0);
            }
            batch.Add(value);
            length += own;
        }
        if (batch.Count > 0) yield return batch;
    }
}
