using System.Text;

namespace Bqml.Generators.Emission;

/// <summary>Writes C# with indentation. Lines end in \n whatever the machine.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new(16 * 1024);
    private int _depth;

    /// <summary>Writes lines at the current indentation; empty ones stay empty.</summary>
    public void WriteLine(string lines)
    {
        var start = 0;
        while (true)
        {
            var end = lines.IndexOf('\n', start);
            var length = (end < 0 ? lines.Length : end) - start;
            if (length > 0) _text.Append(' ', _depth * 4).Append(lines, start, length);
            _text.Append('\n');
            if (end < 0) return;
            start = end + 1;
        }
    }

    /// <summary>Writes an empty line.</summary>
    public void WriteLine() => _text.Append('\n');

    /// <summary>Writes a line and an opening brace, and indents what follows.</summary>
    public void Open(string line)
    {
        WriteLine(line);
        WriteLine("{");
        _depth++;
    }

    /// <summary>Ends what <see cref="Open"/> began.</summary>
    public void Close(string after = "")
    {
        _depth--;
        WriteLine("}" + after);
    }

    /// <summary>Indents what follows.</summary>
    public void Indent() => _depth++;

    /// <summary>Ends what <see cref="Indent"/> began.</summary>
    public void Unindent() => _depth--;

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
