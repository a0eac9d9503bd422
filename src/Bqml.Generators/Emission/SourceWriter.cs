using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Emission;

/// <summary>Writes C# with indentation. Lines end in \n whatever the machine.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;

    /// <summary>A thread's writer, used again for the next file: growing one from nothing costs more than what is written with it.</summary>
    [ThreadStatic]
    private static SourceWriter? t_free;

    private readonly List<string> _pieces = [];
    private char[] _buffer = new char[32 * 1024];
    private int _length;

    private SourceWriter()
    {
    }

    /// <summary>How far lines are indented.</summary>
    public int Depth { get; private set; }

    /// <summary>The text that the action writes.</summary>
    public static SourceText Write(Action<SourceWriter> write) => Write(0, write);

    /// <summary>The text that the action writes at some indentation.</summary>
    public static SourceText Write(int depth, Action<SourceWriter> write)
    {
        var writer = t_free ?? new SourceWriter();
        // What is written may need a writer of its own; and one that failed is not used again.
        t_free = null;
        writer.Depth = depth;
        write(writer);
        writer.EndPiece();
        var text = new GeneratedText(writer._pieces);
        writer._pieces.Clear();
        t_free = writer;
        return text;
    }

    /// <summary>Writes lines at the current indentation; empty ones stay empty.</summary>
    public void WriteLine(string lines)
    {
        BeginLine(lines);
        AppendIndented(lines);
        Append('\n');
    }

    /// <summary>Writes an interpolated line without making a string of it first.</summary>
#pragma warning disable IDE0060 // The handler writes into this writer while it is built.
    public void WriteLine([InterpolatedStringHandlerArgument("")] ref Line line) => Append('\n');
#pragma warning restore IDE0060

    /// <summary>Writes whole lines that are there already but for what stands between the pieces; they were made for the current indentation.</summary>
    public void WriteLines(Template template, string inserted)
    {
        EndPiece();
        var pieces = template.Pieces;
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i > 0 && inserted.Length > 0) _pieces.Add(inserted);
            if (pieces[i].Length > 0) _pieces.Add(pieces[i]);
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void WriteLine() => Append('\n');

    /// <summary>Writes a line and an opening brace, and indents what follows.</summary>
    public void Open(string line)
    {
        WriteLine(line);
        WriteLine("{");
        Depth++;
    }

    /// <summary>Writes an interpolated line and an opening brace, and indents what follows.</summary>
    public void Open([InterpolatedStringHandlerArgument("")] ref Line line)
    {
        WriteLine(ref line);
        WriteLine("{");
        Depth++;
    }

    /// <summary>Ends what <see cref="Open(string)"/> began.</summary>
    public void Close(string after = "")
    {
        Depth--;
        WriteLine($"}}{after}");
    }

    /// <summary>Indents what follows.</summary>
    public void Indent() => Depth++;

    /// <summary>Ends what <see cref="Indent"/> began.</summary>
    public void Unindent() => Depth--;

    private void EndPiece()
    {
        if (_length == 0) return;
        _pieces.Add(new string(_buffer, 0, _length));
        _length = 0;
    }

    private void BeginLine(string first)
    {
        if (first.Length > 0 && first[0] != '\n') Indentation();
    }

    /// <summary>Appends text; what stands on further lines is indented like the first.</summary>
    private void AppendIndented(string text)
    {
        var end = text.IndexOf('\n');
        if (end < 0)
        {
            Append(text, 0, text.Length);
            return;
        }
        var start = 0;
        for (; end >= 0; end = text.IndexOf('\n', start))
        {
            Append(text, start, end + 1 - start);
            start = end + 1;
            if (start < text.Length && text[start] != '\n') Indentation();
        }
        Append(text, start, text.Length - start);
    }

    private void Indentation()
    {
        var count = Depth * IndentWidth;
        Reserve(count);
        for (var i = 0; i < count; i++) _buffer[_length++] = ' ';
    }

    private void Append(string text, int start, int count)
    {
        Reserve(count);
        text.CopyTo(start, _buffer, _length, count);
        _length += count;
    }

    private void Append(char character)
    {
        Reserve(1);
        _buffer[_length++] = character;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
    }

    /// <summary>An interpolated line that is written as it is built.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Line
    {
        private readonly SourceWriter _writer;

#pragma warning disable IDE0060 // The compiler hands them to every handler.
        public Line(int literalLength, int formattedCount, SourceWriter writer)
#pragma warning restore IDE0060
            : this(writer)
        {
        }

        /// <summary>Begins a line that is written bit by bit.</summary>
        public Line(SourceWriter writer)
        {
            _writer = writer;
            writer.Indentation();
        }

        /// <summary>Appends what our code writes itself, in which no line ends.</summary>
        public void AppendLiteral(string text) => _writer.Append(text, 0, text.Length);

        public void AppendFormatted(string? text)
        {
            if (text is not null) _writer.AppendIndented(text);
        }

        public void AppendFormatted(int number) => _writer.AppendIndented(number.ToString(CultureInfo.InvariantCulture));
    }
}
