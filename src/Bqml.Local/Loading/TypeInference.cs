using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Loading;

/// <summary>
/// Finds the type of a column of text from all of its values: the first of BOOL (true, false), INT64, FLOAT64, DATE (2026-08-22) and
/// TIMESTAMP (date and time) that every value that is not NULL can be read as, else STRING. A column of NULLs only is STRING.
/// </summary>
internal sealed class TypeInference
{
    private static readonly SqlType[] Order = [SqlType.Bool, SqlType.Int64, SqlType.Float64, SqlType.Date, SqlType.Timestamp];
    private readonly bool[] _possible = [true, true, true, true, true];
    private bool _any;

    public void Add(string text)
    {
        _any = true;
        for (var i = 0; i < Order.Length; i++)
            _possible[i] = _possible[i] && IsValue(text, Order[i]);
    }

    public SqlType Type => _any && Array.IndexOf(_possible, true) is var i and >= 0 ? Order[i] : SqlType.String;

    private static bool IsValue(string text, SqlType type) => type.Kind switch
    {
        // A number is also a timestamp for BigQuery's JSON, and codes such as 0042 are text that a number would lose.
        SqlTypeKind.Timestamp => text.Length > 10 && text.Contains(':') && SqlValueText.TryParse(text, type, out _),
        SqlTypeKind.Int64 or SqlTypeKind.Float64 => !HasLeadingZero(text) && SqlValueText.TryParse(text, type, out _),
        _ => SqlValueText.TryParse(text, type, out _),
    };

    private static bool HasLeadingZero(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }
}
