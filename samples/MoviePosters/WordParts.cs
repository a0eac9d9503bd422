using Microsoft.Extensions.AI;

namespace MoviePosters;

/// <summary>Stands for an embedding model: counts the parts of a text of three characters each, by their hash. Texts that share parts are near each other; meaning it has none.</summary>
internal sealed class WordParts : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Dimensions = 256;

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(values.Select(static text => new Embedding<float>(Embed(text)))));

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static float[] Embed(string text)
    {
        var vector = new float[Dimensions];
        var padded = $"  {text.ToUpperInvariant()}  ";
        for (var i = 0; i + 3 <= padded.Length; i++) vector[Hash(padded.AsSpan(i, 3)) % Dimensions]++;
        return vector;
    }

    /// <summary>FNV-1a: the same in every process, unlike that of strings.</summary>
    private static uint Hash(ReadOnlySpan<char> part)
    {
        var hash = 2166136261u;
        foreach (var character in part) hash = (hash ^ character) * 16777619u;
        return hash;
    }
}
