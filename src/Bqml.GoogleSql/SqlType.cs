using System.Text;

namespace Bqml.GoogleSql;

/// <summary>The kinds of GoogleSQL data type.</summary>
public enum SqlTypeKind
{
    /// <summary>INT64</summary>
    Int64,
    /// <summary>FLOAT64</summary>
    Float64,
    /// <summary>NUMERIC</summary>
    Numeric,
    /// <summary>BIGNUMERIC</summary>
    BigNumeric,
    /// <summary>BOOL</summary>
    Bool,
    /// <summary>STRING</summary>
    String,
    /// <summary>BYTES</summary>
    Bytes,
    /// <summary>DATE</summary>
    Date,
    /// <summary>TIME</summary>
    Time,
    /// <summary>DATETIME</summary>
    DateTime,
    /// <summary>TIMESTAMP</summary>
    Timestamp,
    /// <summary>INTERVAL</summary>
    Interval,
    /// <summary>JSON</summary>
    Json,
    /// <summary>GEOGRAPHY</summary>
    Geography,
    /// <summary>RANGE&lt;T&gt;</summary>
    Range,
    /// <summary>ARRAY&lt;T&gt;</summary>
    Array,
    /// <summary>STRUCT&lt;name type, ...&gt;</summary>
    Struct,
}

/// <summary>A field of a STRUCT type.</summary>
/// <param name="Name">The field's name; null when it has none.</param>
/// <param name="Type">The field's type.</param>
public sealed record SqlField(string? Name, SqlType Type);

/// <summary>A GoogleSQL data type, compared by value.</summary>
public sealed partial class SqlType : IEquatable<SqlType>
{
    private static readonly string[] s_names = [.. Enum.GetNames(typeof(SqlTypeKind)).Select(static name => name.ToUpperInvariant())];

    private SqlType(SqlTypeKind kind, SqlType? element = null, IReadOnlyList<SqlField>? fields = null) =>
        (Kind, Element, Fields) = (kind, element, fields ?? []);

    /// <summary>INT64</summary>
    public static SqlType Int64 { get; } = new(SqlTypeKind.Int64);
    /// <summary>FLOAT64</summary>
    public static SqlType Float64 { get; } = new(SqlTypeKind.Float64);
    /// <summary>NUMERIC</summary>
    public static SqlType Numeric { get; } = new(SqlTypeKind.Numeric);
    /// <summary>BIGNUMERIC</summary>
    public static SqlType BigNumeric { get; } = new(SqlTypeKind.BigNumeric);
    /// <summary>BOOL</summary>
    public static SqlType Bool { get; } = new(SqlTypeKind.Bool);
    /// <summary>STRING</summary>
    public static SqlType String { get; } = new(SqlTypeKind.String);
    /// <summary>BYTES</summary>
    public static SqlType Bytes { get; } = new(SqlTypeKind.Bytes);
    /// <summary>DATE</summary>
    public static SqlType Date { get; } = new(SqlTypeKind.Date);
    /// <summary>TIME</summary>
    public static SqlType Time { get; } = new(SqlTypeKind.Time);
    /// <summary>DATETIME</summary>
    public static SqlType DateTime { get; } = new(SqlTypeKind.DateTime);
    /// <summary>TIMESTAMP</summary>
    public static SqlType Timestamp { get; } = new(SqlTypeKind.Timestamp);
    /// <summary>INTERVAL</summary>
    public static SqlType Interval { get; } = new(SqlTypeKind.Interval);
    /// <summary>JSON</summary>
    public static SqlType Json { get; } = new(SqlTypeKind.Json);
    /// <summary>GEOGRAPHY</summary>
    public static SqlType Geography { get; } = new(SqlTypeKind.Geography);

    /// <summary>What kind of type this is.</summary>
    public SqlTypeKind Kind { get; }

    /// <summary>The element type of an ARRAY or RANGE; null for every other kind.</summary>
    public SqlType? Element { get; }

    /// <summary>The fields of a STRUCT; empty for every other kind.</summary>
    public IReadOnlyList<SqlField> Fields { get; }

    /// <summary>The ARRAY type with the given element type.</summary>
    public static SqlType Array(SqlType element) => new(SqlTypeKind.Array, element);

    /// <summary>The RANGE type over DATE, DATETIME or TIMESTAMP.</summary>
    public static SqlType Range(SqlType element) => new(SqlTypeKind.Range, element);

    /// <summary>The STRUCT type with the given fields.</summary>
    public static SqlType Struct(params SqlField[] fields) => new(SqlTypeKind.Struct, null, fields);

    /// <inheritdoc/>
    public bool Equals(SqlType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element) && Fields.SequenceEqual(other.Fields);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SqlType);

    /// <inheritdoc/>
    public override int GetHashCode() => Fields.Aggregate(((int)Kind * 397) ^ (Element?.GetHashCode() ?? 0), static (hash, field) => (hash * 31) ^ field.GetHashCode());

    /// <summary>The type as GoogleSQL writes it: <c>ARRAY&lt;STRUCT&lt;label STRING, prob FLOAT64&gt;&gt;</c>.</summary>
    public override string ToString()
    {
        switch (Kind)
        {
            case SqlTypeKind.Array or SqlTypeKind.Range:
                return $"{Kind.ToString().ToUpperInvariant()}<{Element}>";
            case SqlTypeKind.Struct:
                var text = new StringBuilder("STRUCT<");
                for (var i = 0; i < Fields.Count; i++)
                {
                    if (i > 0) text.Append(", ");
                    if (Fields[i].Name is { } name) text.Append(SqlIdentifier.Write(name)).Append(' ');
                    text.Append(Fields[i].Type);
                }
                return text.Append('>').ToString();
            default:
                return s_names[(int)Kind];
        }
    }
}
