namespace Bqml.Jobs;

/// <summary>The data that a job loads, sent with the request that starts it.</summary>
/// <param name="Content">The data, from the stream's current place to its end.</param>
/// <param name="ChunkSize">Bytes sent in one request.</param>
/// <param name="Progress">Hears how many bytes have arrived.</param>
internal sealed record JobMedia(Stream Content, int ChunkSize, Action<long> Progress)
{
    private readonly long _start = Content.CanSeek ? Content.Position : 0;

    /// <summary>Whether the data can be sent again.</summary>
    public bool CanRewind => Content.CanSeek;

    /// <summary>How often the data was sent again.</summary>
    public int Restarts { get; private set; }

    /// <summary>Goes back to where the data began.</summary>
    public void Rewind()
    {
        Content.Position = _start;
        Restarts++;
    }
}
