using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.AI;
using ChatText = Microsoft.Extensions.AI.TextContent;

namespace MoviePosters;

/// <summary>An answer that was written down for a poster.</summary>
/// <param name="Poster">The poster's file.</param>
/// <param name="Title">The title on it.</param>
/// <param name="Year">The year on it.</param>
/// <param name="Summary">A summary of the film.</param>
internal sealed record RecordedAnswer(string Poster, string Title, long Year, string Summary);

/// <summary>Stands for a language model: replays what was written down for the sample's posters, and fails for everything else.</summary>
internal sealed class RecordedAnswers : IChatClient
{
    private readonly IReadOnlyList<RecordedAnswer> _answers;
    private readonly Dictionary<string, RecordedAnswer> _byPicture;

    private RecordedAnswers(IReadOnlyList<RecordedAnswer> answers, Dictionary<string, RecordedAnswer> byPicture) => (_answers, _byPicture) = (answers, byPicture);

    /// <summary>Reads the answers, and the posters that they are for.</summary>
    public static RecordedAnswers Load(string folder)
    {
        var answers = JsonSerializer.Deserialize<RecordedAnswer[]>(File.ReadAllBytes(Path.Combine(folder, "answers.json")), JsonSerializerOptions.Web) ?? [];
        return new RecordedAnswers(answers, answers.ToDictionary(answer => Hash(File.ReadAllBytes(Path.Combine(folder, "posters", answer.Poster)))));
    }

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var contents = messages.SelectMany(static message => message.Contents).ToList();
        var question = string.Concat(contents.OfType<ChatText>().Select(static text => text.Text));
        var answer = contents.OfType<DataContent>().FirstOrDefault() is { } picture
            ? Facts(_byPicture.GetValueOrDefault(Hash(picture.Data.Span)) ?? throw new InvalidOperationException("No answer is recorded for this picture."), options)
            : (_answers.FirstOrDefault(known => question.Contains(known.Title, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No answer is recorded for: {question}")).Summary;
        return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, answer)) { FinishReason = ChatFinishReason.Stop });
    }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    /// <summary>JSON when the call asks for it; else, as models do, JSON in a code fence.</summary>
    private static string Facts(RecordedAnswer answer, ChatOptions? options)
    {
        var json = JsonSerializer.Serialize(new { title = answer.Title, year = answer.Year }, JsonSerializerOptions.Web);
        return options?.ResponseFormat is ChatResponseFormatJson ? json : $"```json\n{json}\n```";
    }

    private static string Hash(ReadOnlySpan<byte> picture) => Convert.ToHexString(SHA256.HashData(picture));
}
