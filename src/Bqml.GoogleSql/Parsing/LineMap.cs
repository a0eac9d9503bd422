namespace Bqml.GoogleSql;

/// <summary>Where the lines of a text begin. Built when it is first asked: valid text needs no lines.</summary>
internal sealed class LineMap(string text)
{
    private List<int>? _starts;

    /// <summary>The line and column, both from 1.</summary>
    internal (int Line, int Column) Locate(int position)
    {
        _starts ??= FindStarts();
        var index = _starts.BinarySearch(position);
        if (index < 0) index = ~index - 1;
        return (index + 1, position - _starts[index] + 1);
    }

    private List<int> FindStarts()
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) starts.Add(i + 1);
        }
        return starts;
    }
}
