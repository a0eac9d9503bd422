using System.Buffers;

namespace Bqml.Http;

/// <summary>Bytes in an array borrowed from a pool; grows as needed and gives the array back when disposed.</summary>
internal sealed class PooledBuffer(int initialCapacity = 16 * 1024) : IBufferWriter<byte>, IDisposable
{
    private const int LargestSmall = 1024 * 1024;

    /// <summary>
    /// Pages of results are up to 10 MB and go from thread to thread; the shared pool would keep several of each size for each thread. Two of a size serve a result: the page that is
    /// read and the next.
    /// </summary>
    private static readonly ArrayPool<byte> s_large = ArrayPool<byte>.Create(maxArrayLength: 32 * LargestSmall, maxArraysPerBucket: 2);

    private byte[] _array = PoolOf(initialCapacity).Rent(initialCapacity);
    private int _length;

    public int Length => _length;

    public ReadOnlySpan<byte> Span => _array.AsSpan(0, _length);

    public ReadOnlyMemory<byte> Memory => _array.AsMemory(0, _length);

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _array.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Dispose()
    {
        var array = _array;
        (_array, _length) = ([], 0);
        if (array.Length > 0) PoolOf(array.Length).Return(array);
    }

    private static ArrayPool<byte> PoolOf(int length) => length > LargestSmall ? s_large : ArrayPool<byte>.Shared;

    private void Reserve(int sizeHint)
    {
        var needed = checked(_length + Math.Max(sizeHint, 1));
        if (needed <= _array.Length) return;
        var capacity = Math.Max(needed, (int)Math.Min(Array.MaxLength, _array.Length * 2L));
        var larger = PoolOf(capacity).Rent(capacity);
        Span.CopyTo(larger);
        PoolOf(_array.Length).Return(_array);
        _array = larger;
    }
}
