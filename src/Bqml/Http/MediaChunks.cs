namespace Bqml.Http;

/// <summary>Cuts media into chunks and knows which is the last: only that one may be smaller.</summary>
internal sealed class MediaChunks(Stream media, int size)
{
    /// <summary>The first byte of the next chunk, read to learn whether there is one; -1: none.</summary>
    private int _next = -1;

    /// <summary>The next chunk, in an array of its own: an aborted attempt may go on reading the one before for a while.</summary>
    public async ValueTask<(ReadOnlyMemory<byte> Bytes, bool IsLast)> ReadAsync(CancellationToken cancellationToken)
    {
        var chunk = new byte[size];
        var length = 0;
        if (_next >= 0) chunk[length++] = (byte)_next;
        length += await media.ReadAtLeastAsync(chunk.AsMemory(length), size - length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var ahead = new byte[1];
        var isLast = length < size || await media.ReadAsync(ahead, cancellationToken).ConfigureAwait(false) == 0;
        _next = isLast ? -1 : ahead[0];
        return (chunk.AsMemory(0, length), isLast);
    }
}
