using System.Text;
using System.Text.Json;

namespace Bqml.Runtime;

public ref partial struct RowCursor
{
    /// <summary>Reads an INT64.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no INT64.</exception>
    public long ReadInt64() => Required<long, Int64Scalar>();

    /// <summary>Reads an INT64 that may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no INT64.</exception>
    public long? ReadNullableInt64() => Optional<long, Int64Scalar>();

    /// <summary>Reads an INT64 that fits an <see cref="int"/>.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL, no INT64 or out of range.</exception>
    public int ReadInt32() => Required<int, Int32Scalar>();

    /// <summary>Reads an INT64 that fits an <see cref="int"/> or is NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no INT64 or out of range.</exception>
    public int? ReadNullableInt32() => Optional<int, Int32Scalar>();

    /// <summary>Reads a FLOAT64: NaN and the infinities included.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no FLOAT64.</exception>
    public double ReadDouble() => Required<double, DoubleScalar>();

    /// <summary>Reads a FLOAT64 that may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no FLOAT64.</exception>
    public double? ReadNullableDouble() => Optional<double, DoubleScalar>();

    /// <summary>Reads a FLOAT64, rounded to the nearest <see cref="float"/>.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no FLOAT64.</exception>
    public float ReadSingle() => Required<float, SingleScalar>();

    /// <summary>Reads a FLOAT64 that may be NULL, rounded to the nearest <see cref="float"/>.</summary>
    /// <exception cref="BigQueryMLException">The value is no FLOAT64.</exception>
    public float? ReadNullableSingle() => Optional<float, SingleScalar>();

    /// <summary>Reads a NUMERIC, or a BIGNUMERIC that fits, without loss.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL, no NUMERIC, or has more digits than a <see cref="decimal"/> holds (28); <see cref="ReadBigNumeric"/> reads them all.</exception>
    public decimal ReadDecimal() => Required<decimal, DecimalScalar>();

    /// <summary>Reads a NUMERIC, or a BIGNUMERIC that fits, without loss; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no NUMERIC, or has more digits than a <see cref="decimal"/> holds (28); <see cref="ReadNullableBigNumeric"/> reads them all.</exception>
    public decimal? ReadNullableDecimal() => Optional<decimal, DecimalScalar>();

    /// <summary>Reads a BOOL.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no BOOL.</exception>
    public bool ReadBoolean() => Required<bool, BooleanScalar>();

    /// <summary>Reads a BOOL that may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no BOOL.</exception>
    public bool? ReadNullableBoolean() => Optional<bool, BooleanScalar>();

    /// <summary>Reads a STRING, or the text of a JSON, GEOGRAPHY (WKT), INTERVAL, RANGE, NUMERIC or BIGNUMERIC value.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no text.</exception>
    public string ReadString() => Required<string, StringScalar>();

    /// <summary>Reads a STRING, or the text of a JSON, GEOGRAPHY (WKT), INTERVAL, RANGE, NUMERIC or BIGNUMERIC value; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no text.</exception>
    public string? ReadNullableString() => IsNull ? null : Required<string, StringScalar>();

    /// <summary>Reads a BYTES.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no BYTES.</exception>
    public byte[] ReadBytes() => Required<byte[], BytesScalar>();

    /// <summary>Reads a BYTES that may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no BYTES.</exception>
    public byte[]? ReadNullableBytes() => IsNull ? null : Required<byte[], BytesScalar>();

    /// <summary>Reads a DATE.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no DATE.</exception>
    public DateOnly ReadDateOnly() => Required<DateOnly, DateScalar>();

    /// <summary>Reads a DATE that may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no DATE.</exception>
    public DateOnly? ReadNullableDateOnly() => Optional<DateOnly, DateScalar>();

    /// <summary>Reads a TIME, to the microsecond.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no TIME.</exception>
    public TimeOnly ReadTimeOnly() => Required<TimeOnly, TimeScalar>();

    /// <summary>Reads a TIME that may be NULL, to the microsecond.</summary>
    /// <exception cref="BigQueryMLException">The value is no TIME.</exception>
    public TimeOnly? ReadNullableTimeOnly() => Optional<TimeOnly, TimeScalar>();

    /// <summary>Reads a DATETIME, to the microsecond; its kind is <see cref="DateTimeKind.Unspecified"/>, for a DATETIME has no time zone.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no DATETIME.</exception>
    public DateTime ReadDateTime() => Required<DateTime, DateTimeScalar>();

    /// <summary>Reads a DATETIME that may be NULL, to the microsecond; its kind is <see cref="DateTimeKind.Unspecified"/>.</summary>
    /// <exception cref="BigQueryMLException">The value is no DATETIME.</exception>
    public DateTime? ReadNullableDateTime() => Optional<DateTime, DateTimeScalar>();

    /// <summary>Reads a TIMESTAMP, to the microsecond, in UTC.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no TIMESTAMP.</exception>
    public DateTimeOffset ReadDateTimeOffset() => Required<DateTimeOffset, TimestampScalar>();

    /// <summary>Reads a TIMESTAMP that may be NULL, to the microsecond, in UTC.</summary>
    /// <exception cref="BigQueryMLException">The value is no TIMESTAMP.</exception>
    public DateTimeOffset? ReadNullableDateTimeOffset() => Optional<DateTimeOffset, TimestampScalar>();

    /// <summary>Reads a BIGNUMERIC, or a NUMERIC of any number of digits, without loss.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no BIGNUMERIC.</exception>
    public BigNumeric ReadBigNumeric() => Required<BigNumeric, BigNumericScalar>();

    /// <summary>Reads a BIGNUMERIC, or a NUMERIC of any number of digits, without loss; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no BIGNUMERIC.</exception>
    public BigNumeric? ReadNullableBigNumeric() => Optional<BigNumeric, BigNumericScalar>();

    /// <summary>Reads an INTERVAL.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no INTERVAL.</exception>
    public BigQueryInterval ReadBigQueryInterval() => Required<BigQueryInterval, IntervalScalar>();

    /// <summary>Reads an INTERVAL; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no INTERVAL.</exception>
    public BigQueryInterval? ReadNullableBigQueryInterval() => Optional<BigQueryInterval, IntervalScalar>();

    /// <summary>Reads a JSON, as a document of its own.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no JSON.</exception>
    public JsonElement ReadJsonElement() => Required<JsonElement, JsonScalar>();

    /// <summary>Reads a JSON, as a document of its own; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no JSON.</exception>
    public JsonElement? ReadNullableJsonElement() => Optional<JsonElement, JsonScalar>();

    /// <summary>Reads a GEOGRAPHY, as well-known text.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no GEOGRAPHY.</exception>
    public BigQueryGeography ReadBigQueryGeography() => Required<BigQueryGeography, GeographyScalar>();

    /// <summary>Reads a GEOGRAPHY, as well-known text; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no GEOGRAPHY.</exception>
    public BigQueryGeography? ReadNullableBigQueryGeography() => Optional<BigQueryGeography, GeographyScalar>();

    /// <summary>Reads a RANGE of DATE.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no RANGE of DATE.</exception>
    public BigQueryRange<DateOnly> ReadDateRange() => Required<BigQueryRange<DateOnly>, RangeScalar<DateOnly, DateScalar>>();

    /// <summary>Reads a RANGE of DATE; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no RANGE of DATE.</exception>
    public BigQueryRange<DateOnly>? ReadNullableDateRange() => Optional<BigQueryRange<DateOnly>, RangeScalar<DateOnly, DateScalar>>();

    /// <summary>Reads a RANGE of DATETIME, to the microsecond.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no RANGE of DATETIME.</exception>
    public BigQueryRange<DateTime> ReadDateTimeRange() => Required<BigQueryRange<DateTime>, RangeScalar<DateTime, DateTimeScalar>>();

    /// <summary>Reads a RANGE of DATETIME, to the microsecond; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no RANGE of DATETIME.</exception>
    public BigQueryRange<DateTime>? ReadNullableDateTimeRange() => Optional<BigQueryRange<DateTime>, RangeScalar<DateTime, DateTimeScalar>>();

    /// <summary>Reads a RANGE of TIMESTAMP, to the microsecond, in UTC.</summary>
    /// <exception cref="BigQueryMLException">The value is NULL or no RANGE of TIMESTAMP.</exception>
    public BigQueryRange<DateTimeOffset> ReadTimestampRange() => Required<BigQueryRange<DateTimeOffset>, RangeScalar<DateTimeOffset, TimestampScalar>>();

    /// <summary>Reads a RANGE of TIMESTAMP, to the microsecond, in UTC; may be NULL.</summary>
    /// <exception cref="BigQueryMLException">The value is no RANGE of TIMESTAMP.</exception>
    public BigQueryRange<DateTimeOffset>? ReadNullableTimestampRange() => Optional<BigQueryRange<DateTimeOffset>, RangeScalar<DateTimeOffset, TimestampScalar>>();

    private readonly T Required<T, TScalar>() where TScalar : struct, IScalar<T>
    {
        if (_json.Kind <= CellKind.Literal && TScalar.TryRead(_json.Text, _json.Kind, out var value)) return value;
        throw Unreadable<T, TScalar>();
    }

    private readonly T? Optional<T, TScalar>() where T : struct where TScalar : struct, IScalar<T> =>
        IsNull ? null : Required<T, TScalar>();

    private readonly BigQueryMLException Unreadable<T, TScalar>() where TScalar : struct, IScalar<T> => _json.Kind switch
    {
        CellKind.Null => UnexpectedNull(TScalar.TypeName),
        CellKind.Struct or CellKind.Array or CellKind.Read => Unexpected(JsonTokenType.String),
        _ => _context.InvalidValue(Path, Encoding.UTF8.GetString(_json.Text), TScalar.TypeName, TScalar.Remedy),
    };
}
