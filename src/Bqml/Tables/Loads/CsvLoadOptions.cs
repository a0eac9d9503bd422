using System.Text.Json;

namespace Bqml;

/// <summary>How a load job reads a CSV file. Values go to columns by their place in the line.</summary>
public sealed class CsvLoadOptions : LoadOptions
{
    /// <summary>Lines before the first record. Default: 1, a header; BigQuery takes the names of a table's columns from it when it looks into the file for them.</summary>
    public long SkipLeadingRows { get; set; } = 1;

    /// <summary>What stands between two values: one character. Default: a comma; <c>"\t"</c> is a tab.</summary>
    public string FieldDelimiter { get; set; } = ",";

    /// <summary>What stands around a value that holds delimiters or ends of lines, doubled within it: one character, or an empty text for none. Default: a double quote.</summary>
    public string Quote { get; set; } = "\"";

    /// <summary>Whether quoted values may hold ends of lines, which makes large files slower to load. Default: false.</summary>
    public bool AllowQuotedNewlines { get; set; }

    /// <summary>Whether values missing at a line's end are NULL, instead of making the record bad. Default: false.</summary>
    public bool AllowJaggedRows { get; set; }

    /// <summary>The text that stands for NULL. Default: an unquoted empty value.</summary>
    public string? NullMarker { get; set; }

    internal override string Format => "CSV";

    internal override void Check()
    {
        base.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(SkipLeadingRows);
        if (FieldDelimiter is not { Length: 1 }) throw new ArgumentException($"FieldDelimiter must be one character, not '{FieldDelimiter}'.", nameof(FieldDelimiter));
        if (Quote is not { Length: <= 1 }) throw new ArgumentException($"Quote must be one character or empty, not '{Quote}'.", nameof(Quote));
    }

    internal override void Write(Utf8JsonWriter json)
    {
        base.Write(json);
        json.WriteString("skipLeadingRows"u8, SkipLeadingRows.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("fieldDelimiter"u8, FieldDelimiter);
        json.WriteString("quote"u8, Quote);
        if (AllowQuotedNewlines) json.WriteBoolean("allowQuotedNewlines"u8, true);
        if (AllowJaggedRows) json.WriteBoolean("allowJaggedRows"u8, true);
        if (NullMarker is { } marker) json.WriteString("nullMarker"u8, marker);
    }
}
