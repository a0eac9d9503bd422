using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Bqml.Runtime;

/// <summary>Walks the values of one row, in the result's order, straight over the bytes of the response.</summary>
/// <remarks>
/// A row is <c>{"f":[{"v":"1"},{"v":null},{"v":{"f":[...]}},{"v":[{"v":"a"}]}]}</c> (page "jobs.getQueryResults"): STRUCTs are rows again, ARRAYs are lists of <c>v</c>.
/// The cursor is bound to the result's schema once, so a value costs one look-up by position; columns nobody expects are skipped without being decoded.
/// </remarks>
public ref partial struct RowCursor
{
    private readonly ResultContext _context;
    private RowScanner _json;
    private ResultBinding _binding;
    private int _ordinal;
    private bool _ended;

    /// <summary>A cursor before the first value of the row that starts at the first byte.</summary>
    internal RowCursor(ReadOnlySpan<byte> json, ResultBinding binding, ResultContext context)
    {
        _context = context;
        _binding = binding;
        _json = new RowScanner(json, context);
        BeginRow();
    }

    /// <summary>Bytes read so far: after <see cref="Finish"/>, the length of the row.</summary>
    internal readonly int BytesConsumed => _json.Position;

    /// <summary>The result's name of the current column.</summary>
    public readonly string ColumnName => _binding.Columns[_ordinal].Name;

    /// <summary>Whether the current value is NULL.</summary>
    public readonly bool IsNull => _json.Kind == CellKind.Null;

    /// <summary>Goes to the next value that the reader expects.</summary>
    /// <param name="column">Which of <see cref="RowReader.Columns"/> it is.</param>
    /// <returns>False after the last value.</returns>
    /// <exception cref="BigQueryMLException">The response is not a row of the result's schema.</exception>
    public bool MoveNext(out int column)
    {
        if (_ended)
        {
            column = -1;
            return false;
        }
        var slots = _binding.Slots;
        while (_ordinal < 0 ? _json.FirstCell() : _json.NextCell())
        {
            var ordinal = ++_ordinal;
            if ((uint)ordinal >= (uint)slots.Length) throw _context.Malformed($"a row has more values than the {slots.Length} columns of the schema");
            column = slots[ordinal];
            if (column >= 0) return true;
        }
        if (_ordinal + 1 != slots.Length) throw _context.Malformed($"a row has {_ordinal + 1} values, the schema {slots.Length} columns");
        _json.CloseRow();
        _ended = true;
        column = -1;
        return false;
    }

    /// <summary>Reads a STRUCT.</summary>
    /// <typeparam name="T">The type it is read into.</typeparam>
    /// <param name="reader">The reader named as <c>nested</c> by the expected column.</param>
    /// <returns>The STRUCT's value.</returns>
    /// <exception cref="BigQueryMLException">The value is NULL, or a value in it cannot be read.</exception>
    public T ReadStruct<T>(RowReader<T> reader) => IsNull ? throw UnexpectedNull("STRUCT") : ReadNested(reader, Nested(reader));

    /// <summary>Reads a STRUCT that may be NULL.</summary>
    /// <typeparam name="T">The type it is read into.</typeparam>
    /// <param name="reader">The reader named as <c>nested</c> by the expected column.</param>
    /// <returns>The STRUCT's value; null for NULL.</returns>
    /// <exception cref="BigQueryMLException">A value in it cannot be read.</exception>
    public T? ReadNullableStruct<T>(RowReader<T> reader) where T : class => IsNull ? null : ReadNested(reader, Nested(reader));

    /// <summary>Reads a part of the row that has a reader of its own. Only before the first <see cref="MoveNext"/>, which it leaves where it was.</summary>
    /// <typeparam name="T">The type the part is read into.</typeparam>
    /// <param name="reader">The reader named by <see cref="ExpectedColumn.PartOf"/>.</param>
    internal readonly T ReadPart<T>(RowReader<T> reader)
    {
        if (_ordinal >= 0 || _binding.Parts.Find(bound => bound.IsFor(reader)) is not { } part) throw new InvalidOperationException($"No part of the row is for the reader of {reader.RowTypeName}, or the row was read already.");
        var cursor = this;
        cursor._binding = part;
        var value = reader.Read(ref cursor);
        cursor.Finish();
        return value;
    }

    /// <summary>What generated code calls for a STRING that is no member of the enum it is read into.</summary>
    /// <param name="value">The text found.</param>
    /// <param name="enumName">The enum's name.</param>
    /// <returns>Never; declared so that <c>throw row.UnknownEnumValue(...)</c> is possible where an expression is needed.</returns>
    /// <exception cref="BigQueryMLException">Always: names column, row, value and enum.</exception>
    [DoesNotReturn]
    public readonly Exception UnknownEnumValue(string value, string enumName) =>
        throw _context.InvalidValue(Path, value, enumName, $"Add a member for '{value}' to {enumName}, or make the property a string.");

    /// <summary>Skips what the reader left unread.</summary>
    internal void Finish()
    {
        while (MoveNext(out _)) { }
    }

    private readonly string Path => _binding.Columns[_ordinal].Path;

    private readonly ResultBinding Nested(RowReader reader)
    {
        var nested = _binding.Nested[_ordinal];
        return nested is not null && nested.IsFor(reader)
            ? nested
            : throw new InvalidOperationException($"The expected column for '{Path}' does not name the reader of {reader.RowTypeName} as its nested reader.");
    }

    private T ReadNested<T>(RowReader<T> reader, ResultBinding nested)
    {
        if (_json.Kind != CellKind.Struct) throw Unexpected(JsonTokenType.StartObject);
        var (binding, ordinal) = (_binding, _ordinal);
        _binding = nested;
        BeginRow();
        var value = reader.Read(ref this);
        Finish();
        (_binding, _ordinal, _ended) = (binding, ordinal, false);
        return value;
    }

    private void BeginRow()
    {
        _json.OpenRow();
        _ordinal = -1;
        _ended = false;
    }

    private readonly BigQueryMLException Unexpected(JsonTokenType wanted) => _context.Malformed($"{_json.Kind switch
    {
        CellKind.Struct => JsonTokenType.StartObject,
        CellKind.Array => JsonTokenType.StartArray,
        CellKind.Literal => JsonTokenType.Number,
        CellKind.Null => JsonTokenType.Null,
        _ => JsonTokenType.String,
    }} stands where {wanted} belongs in a row");

    private readonly BigQueryMLException UnexpectedNull(string type) => _context.UnexpectedNull(Path, type, _binding.RowTypeName);
}
