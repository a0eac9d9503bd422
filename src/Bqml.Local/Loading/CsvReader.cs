using System.Text;

namespace Bqml.Local.Loading;

/// <summary>A field of a CSV record. Quotes matter: an empty field is NULL, an empty quoted one the empty string.</summary>
internal readonly record struct CsvField(string Text, bool IsQuoted)
{
    public bool IsNull => Text.Length == 0 && !IsQuoted;
}

/// <summary>Reads CSV records (RFC 4180: commas, double quotes, quotes within quotes doubled; lines end with LF or CRLF) and knows their lines.</summary>
internal sealed class CsvReader(TextReader text, string file, char delimiter = ',', char? quote = '"')
{
    private readonly StringBuilder _field = new();
    private int _line = 1;

    /// <summary>The line on which the current record starts, from 1.</summary>
    public int RecordLine { get; private set; }

    /// <summary>Reads the next record; false at the end. Empty lines are passed over.</summary>
    /// <exception cref="LocalQueryException">A quote that is never closed, or text after a closing quote.</exception>
    public bool Read(List<CsvField> fields)
    {
        while (text.Peek() is '\r' or '\n') SkipLineEnd();
        fields.Clear();
        RecordLine = _line;
        if (text.Peek() < 0) return false;
        while (true)
        {
            fields.Add(text.Peek() == quote ? Quoted(fields.Count) : Plain());
            if (text.Peek() < 0) return true;
            if (text.Peek() != delimiter)
            {
                SkipLineEnd();
                return true;
            }
            text.Read();
        }
    }

    private CsvField Plain()
    {
        _field.Clear();
        while (!IsEnd(text.Peek())) _field.Append((char)text.Read());
        return new CsvField(_field.ToString(), false);
    }

    private CsvField Quoted(int index)
    {
        _field.Clear();
        text.Read();
        while (true)
        {
            var c = text.Read();
            if (c < 0)
                throw new LocalQueryException("invalid", $"{file}, line {RecordLine}, column {index + 1}: a quoted value starts here and never ends. Close the quote, or double quotes that belong to the value.");
            if (c == '\n') _line++;
            if (c != quote) _field.Append((char)c);
            else if (text.Peek() == quote) _field.Append((char)text.Read());
            else break;
        }
        if (!IsEnd(text.Peek()))
            throw new LocalQueryException("invalid", $"{file}, line {_line}, column {index + 1}: text follows the closing quote of '{_field}'. Double quotes that belong to the value.");
        return new CsvField(_field.ToString(), true);
    }

    private bool IsEnd(int c) => c is < 0 or '\r' or '\n' || c == delimiter;

    private void SkipLineEnd()
    {
        if (text.Read() == '\r' && text.Peek() == '\n') text.Read();
        _line++;
    }
}
