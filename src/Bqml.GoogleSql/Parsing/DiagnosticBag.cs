using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>Collects the mistakes of one text.</summary>
internal sealed class DiagnosticBag(LineMap lines)
{
    /// <summary>Nobody reads more than this; garbage would give one per token.</summary>
    private const int MaxCount = 100;

    private readonly List<SqlDiagnostic> _diagnostics = [];

    internal int Count => _diagnostics.Count;

    /// <summary>Where the first mistake is; beyond any text when there is none.</summary>
    internal int FirstPosition => _diagnostics.Count == 0 ? int.MaxValue : _diagnostics.Min(static diagnostic => diagnostic.Span.Start);

    internal void Add(TextSpan span, string message, bool isUnsupported = false)
    {
        if (_diagnostics.Count >= MaxCount) return;
        var (line, column) = lines.Locate(span.Start);
        _diagnostics.Add(new SqlDiagnostic(message, span, line, column) { IsUnsupported = isUnsupported });
    }

    /// <summary>The diagnostics in the order of the text: the lexer's come first otherwise.</summary>
    internal IReadOnlyList<SqlDiagnostic> ToList()
    {
        if (_diagnostics.Count == 0) return [];
        return _diagnostics.OrderBy(static diagnostic => diagnostic.Span.Start).ToArray();
    }
}
