namespace Bqml.GoogleSql;

public sealed partial class SqlType
{
    /// <summary>Reads a type as GoogleSQL writes it: <c>ARRAY&lt;STRUCT&lt;label STRING, prob FLOAT64&gt;&gt;</c>. Aliases such as INT or DECIMAL give the type they stand for; lengths and precisions are left out.</summary>
    /// <param name="text">The type.</param>
    /// <exception cref="FormatException">The text is not a type.</exception>
    public static SqlType Parse(string text)
    {
        // Almost every type is a plain name, and the parser is made for statements.
        if (text is not null && FromName(text) is { } named) return named;
        var tree = SqlParser.ParseType(text!);
        if (tree.HasErrors) throw new FormatException($"'{text}' is not a GoogleSQL type: {tree.Diagnostics[0]}");
        return tree.Root.ToSqlType() ?? throw new FormatException($"'{text}' is not a GoogleSQL type: a name in it is not the name of a type.");
    }

    /// <summary>Like <see cref="Parse"/>, but tells whether it succeeded instead of throwing.</summary>
    /// <param name="text">The type.</param>
    /// <param name="type">The type read; null when the text is not one.</param>
    public static bool TryParse(string? text, out SqlType? type)
    {
        var tree = SqlParser.ParseType(text ?? "");
        type = tree.HasErrors ? null : tree.Root.ToSqlType();
        return type is not null;
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
