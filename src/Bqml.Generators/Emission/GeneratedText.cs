using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Emission;

/// <summary>
/// A generated file in pieces. Most of a file is the same in the files of many models; these pieces are shared by all of them instead of copied into each,
/// so that neither time nor memory grows with their length.
/// </summary>
internal sealed class GeneratedText : SourceText
{
    private readonly string[] _pieces;

    /// <summary>Where each piece begins, and where the last ends.</summary>
    private readonly int[] _starts;

    /// <summary>The piece read last: text is read from front to back.</summary>
    private int _last;

    public GeneratedText(List<string> pieces)
    {
        _pieces = [.. pieces];
        _starts = new int[_pieces.Length + 1];
        for (var i = 0; i < _pieces.Length; i++) _starts[i + 1] = _starts[i] + _pieces[i].Length;
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override int Length => _starts[_pieces.Length];

    /// <inheritdoc/>
    public override char this[int position]
    {
        get
        {
            if ((uint)position >= (uint)Length) throw new ArgumentOutOfRangeException(nameof(position));
            var piece = PieceAt(position);
            return _pieces[piece][position - _starts[piece]];
        }
    }

    /// <inheritdoc/>
    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        if (sourceIndex < 0 || count < 0 || sourceIndex > Length - count) throw new ArgumentOutOfRangeException(nameof(sourceIndex));
        for (var piece = count == 0 ? 0 : PieceAt(sourceIndex); count > 0; piece++)
        {
            var start = sourceIndex - _starts[piece];
            var length = Math.Min(count, _pieces[piece].Length - start);
            _pieces[piece].CopyTo(start, destination, destinationIndex, length);
            sourceIndex += length;
            destinationIndex += length;
            count -= length;
        }
    }

    /// <inheritdoc/>
    public override string ToString(TextSpan span)
    {
        if (span.End > Length) throw new ArgumentOutOfRangeException(nameof(span));
        if (span.Length == Length) return string.Concat(_pieces);
        var text = new char[span.Length];
        CopyTo(span.Start, text, 0, span.Length);
        return new string(text);
    }

    private int PieceAt(int position)
    {
        var last = _last;
        if (position >= _starts[last] && position < _starts[last + 1]) return last;
        var index = Array.BinarySearch(_starts, position);
        // Of pieces that begin at the same place all but the last are empty.
        if (index < 0) index = ~index - 1;
        while (_starts[index + 1] == position) index++;
        return _last = index;
    }
}
