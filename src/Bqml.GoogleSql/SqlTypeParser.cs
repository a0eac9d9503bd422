namespace Bqml.GoogleSql;

public sealed partial class SqlType
{
    /// <summary>Reads a type as GoogleSQL writes it: <c>ARRAY&lt;STRUCT&lt;label STRING, prob FLOAT64&gt;&gt;</c>. Aliases such as INT or DECIMAL give the type they stand for.</summary>
    /// <param name="text">The type.</param>
    /// <exception cref="FormatException">The text is not a type.</exception>
    public static SqlType Parse(string text) => TryParse(text, out var type) ? type! : throw new FormatException($"'{text}' is not a GoogleSQL type.");

    /// <summary>Like <see cref="Parse"/>, but tells whether it succeeded instead of throwing.</summary>
    /// <param name="text">The type.</param>
    /// <param name="type">The type read; null when the text is not one.</param>
    public static bool TryParse(string? text, out SqlType? type)
    {
        var scanner = new Scanner(text ?? "");
        type = scanner.ReadType(0);
        if (type is not null && scanner.IsAtEnd) return true;
        type = null;
        return false;
    }

    private sealed class Scanner(string text)
    {
        private const int MaxDepth = 64;
        private int _position;

        internal bool IsAtEnd
        {
            get
            {
                SkipSpace();
                return _position == text.Length;
            }
        }

        internal SqlType? ReadType(int depth)
        {
            if (depth > MaxDepth || ReadWord() is not { } word) return null;
            switch (word.ToUpperInvariant())
            {
                case "ARRAY":
                    return TryTake('<') && ReadType(depth + 1) is { } element && TryTake('>') ? Array(element) : null;
                case "RANGE":
                    return TryTake('<') && ReadType(depth + 1) is { Kind: SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp } bound && TryTake('>') ? Range(bound) : null;
                case "STRUCT":
                    return ReadStruct(depth);
                default:
                    return FromName(word);
            }
        }

        private SqlType? ReadStruct(int depth)
        {
            if (!TryTake('<')) return null;
            var fields = new List<SqlField>();
            if (TryTake('>')) return Struct();
            do
            {
                var start = _position;
                // A field is "name type" or just "type": read a name, and go back when no type follows.
                string? name = ReadName();
                var type = name is null ? null : ReadType(depth + 1);
                if (type is null)
                {
                    (_position, name) = (start, null);
                    type = ReadType(depth + 1);
                }
                if (type is null) return null;
                fields.Add(new SqlField(name, type));
            }
            while (TryTake(','));
            return TryTake('>') ? Struct([.. fields]) : null;
        }

        private string? ReadName()
        {
            SkipSpace();
            if (_position == text.Length || text[_position] != '`') return ReadWord();
            var end = text.IndexOf('`', _position + 1);
            if (end < 0) return null;
            var name = text.Substring(_position + 1, end - _position - 1);
            _position = end + 1;
            return name;
        }

        private string? ReadWord()
        {
            SkipSpace();
            var start = _position;
            while (_position < text.Length && SqlIdentifier.IsBarePart(text[_position])) _position++;
            return _position == start || !SqlIdentifier.IsBareStart(text[start]) ? null : text.Substring(start, _position - start);
        }

        private bool TryTake(char c)
        {
            SkipSpace();
            if (_position == text.Length || text[_position] != c) return false;
            _position++;
            return true;
        }

        private void SkipSpace()
        {
            while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
        }
    }

    /// <summary>The type without parameters that the name stands for, aliases included; null when there is none.</summary>
    internal static SqlType? FromName(string name) => name.ToUpperInvariant() switch
    {
        "INT64" or "INT" or "SMALLINT" or "INTEGER" or "BIGINT" or "TINYINT" or "BYTEINT" => Int64,
        "FLOAT64" => Float64,
        "NUMERIC" or "DECIMAL" => Numeric,
        "BIGNUMERIC" or "BIGDECIMAL" => BigNumeric,
        "BOOL" or "BOOLEAN" => Bool,
        "STRING" => String,
        "BYTES" => Bytes,
        "DATE" => Date,
        "TIME" => Time,
        "DATETIME" => DateTime,
        "TIMESTAMP" => Timestamp,
        "INTERVAL" => Interval,
        "JSON" => Json,
        "GEOGRAPHY" => Geography,
        _ => null,
    };
}
