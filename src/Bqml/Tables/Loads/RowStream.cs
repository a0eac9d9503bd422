using Bqml.Runtime;

namespace Bqml.Tables;

/// <summary>Rows as a stream of newline-delimited JSON, written as it is read.</summary>
internal sealed class RowStream<T>(IEnumerable<T> rows, RowWriter<T> writer) : Stream
{
    private readonly IEnumerator<T> _rows = rows.GetEnumerator();
    private readonly RowEncoder<T> _encoder = new(writer, jsonAsText: false);
    private byte[] _line = [];
    private int _start, _end;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_start == _end && !NextLine()) break;
            var count = Math.Min(buffer.Length - written, _end - _start);
            _line.AsSpan(_start, count).CopyTo(buffer[written..]);
            (_start, written) = (_start + count, written + count);
        }
        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _rows.Dispose();
        _encoder.Dispose();
        base.Dispose(disposing);
    }

    private bool NextLine()
    {
        if (!_rows.MoveNext()) return false;
        var row = _encoder.Encode(_rows.Current);
        if (_line.Length <= row.Length) _line = new byte[Math.Max(row.Length + 1, _line.Length * 2)];
        row.CopyTo(_line);
        _line[row.Length] = (byte)'\n';
        (_start, _end) = (0, row.Length + 1);
        return true;
    }
}
