using System.Text.Json;

namespace Bqml.Runtime;

public ref partial struct RowCursor
{
    /// <summary>Reads an ARRAY of STRUCT.</summary>
    /// <typeparam name="T">The type the elements are read into.</typeparam>
    /// <param name="elements">The reader named as <c>nested</c> by the expected column.</param>
    /// <returns>The elements; empty for NULL, which BigQuery does not tell from an empty ARRAY in results.</returns>
    /// <exception cref="BigQueryMLException">An element is NULL, or a value in it cannot be read.</exception>
    public T[] ReadArray<T>(RowReader<T> elements)
    {
        if (IsNull) return [];
        var nested = Nested(elements);
        var values = BeginArray<T>();
        var count = 0;
        while (NextElement(count))
        {
            if (IsNull) throw UnexpectedNull("STRUCT");
            Append(ref values, count++, ReadNested(elements, nested));
        }
        return EndArray(values, count);
    }

    /// <summary>Reads an ARRAY of INT64; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no INT64.</exception>
    public long[] ReadInt64Array() => ScalarArray<long, Int64Scalar>();

    /// <summary>Reads an ARRAY of INT64 whose elements fit an <see cref="int"/>; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL, no INT64 or out of range.</exception>
    public int[] ReadInt32Array() => ScalarArray<int, Int32Scalar>();

    /// <summary>Reads an ARRAY of FLOAT64; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no FLOAT64.</exception>
    public double[] ReadDoubleArray() => ScalarArray<double, DoubleScalar>();

    /// <summary>Reads an ARRAY of FLOAT64, each rounded to the nearest <see cref="float"/>; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no FLOAT64.</exception>
    public float[] ReadSingleArray() => ScalarArray<float, SingleScalar>();

    /// <summary>Reads an ARRAY of NUMERIC, or of BIGNUMERIC that fit, without loss; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL, no NUMERIC, or has more digits than a <see cref="decimal"/> holds (28).</exception>
    public decimal[] ReadDecimalArray() => ScalarArray<decimal, DecimalScalar>();

    /// <summary>Reads an ARRAY of BOOL; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no BOOL.</exception>
    public bool[] ReadBooleanArray() => ScalarArray<bool, BooleanScalar>();

    /// <summary>Reads an ARRAY of STRING, or of another type that <see cref="ReadString"/> reads; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no text.</exception>
    public string[] ReadStringArray() => ScalarArray<string, StringScalar>();

    /// <summary>Reads an ARRAY of BYTES; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no BYTES.</exception>
    public byte[][] ReadBytesArray() => ScalarArray<byte[], BytesScalar>();

    /// <summary>Reads an ARRAY of DATE; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no DATE.</exception>
    public DateOnly[] ReadDateOnlyArray() => ScalarArray<DateOnly, DateScalar>();

    /// <summary>Reads an ARRAY of TIME; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no TIME.</exception>
    public TimeOnly[] ReadTimeOnlyArray() => ScalarArray<TimeOnly, TimeScalar>();

    /// <summary>Reads an ARRAY of DATETIME; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no DATETIME.</exception>
    public DateTime[] ReadDateTimeArray() => ScalarArray<DateTime, DateTimeScalar>();

    /// <summary>Reads an ARRAY of TIMESTAMP, in UTC; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no TIMESTAMP.</exception>
    public DateTimeOffset[] ReadDateTimeOffsetArray() => ScalarArray<DateTimeOffset, TimestampScalar>();

    /// <summary>Reads an ARRAY of BIGNUMERIC, or of NUMERIC, without loss; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no BIGNUMERIC.</exception>
    public BigNumeric[] ReadBigNumericArray() => ScalarArray<BigNumeric, BigNumericScalar>();

    /// <summary>Reads an ARRAY of INTERVAL; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no INTERVAL.</exception>
    public BigQueryInterval[] ReadBigQueryIntervalArray() => ScalarArray<BigQueryInterval, IntervalScalar>();

    /// <summary>Reads an ARRAY of JSON, each as a document of its own; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no JSON.</exception>
    public JsonElement[] ReadJsonElementArray() => ScalarArray<JsonElement, JsonScalar>();

    /// <summary>Reads an ARRAY of GEOGRAPHY, as well-known text; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no GEOGRAPHY.</exception>
    public BigQueryGeography[] ReadBigQueryGeographyArray() => ScalarArray<BigQueryGeography, GeographyScalar>();

    /// <summary>Reads an ARRAY of RANGE of DATE; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no RANGE of DATE.</exception>
    public BigQueryRange<DateOnly>[] ReadDateRangeArray() => ScalarArray<BigQueryRange<DateOnly>, RangeScalar<DateOnly, DateScalar>>();

    /// <summary>Reads an ARRAY of RANGE of DATETIME; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no RANGE of DATETIME.</exception>
    public BigQueryRange<DateTime>[] ReadDateTimeRangeArray() => ScalarArray<BigQueryRange<DateTime>, RangeScalar<DateTime, DateTimeScalar>>();

    /// <summary>Reads an ARRAY of RANGE of TIMESTAMP; NULL reads as empty.</summary>
    /// <exception cref="BigQueryMLException">An element is NULL or no RANGE of TIMESTAMP.</exception>
    public BigQueryRange<DateTimeOffset>[] ReadTimestampRangeArray() => ScalarArray<BigQueryRange<DateTimeOffset>, RangeScalar<DateTimeOffset, TimestampScalar>>();

    private T[] ScalarArray<T, TScalar>() where TScalar : struct, IScalar<T>
    {
        if (IsNull) return [];
        var values = BeginArray<T>();
        var count = 0;
        while (NextElement(count)) Append(ref values, count++, Required<T, TScalar>());
        return EndArray(values, count);
    }

    /// <summary>The ARRAYs of a column are often all of one length (a probability for each class): the last one's length saves growing and copying.</summary>
    private T[] BeginArray<T>()
    {
        if (_json.Kind != CellKind.Array) throw Unexpected(JsonTokenType.StartArray);
        _json.OpenArray();
        var length = _binding.ArrayLengths[_ordinal];
        return length == 0 ? [] : new T[length];
    }

    private bool NextElement(int count) => count == 0 ? _json.FirstCell() : _json.NextCell();

    private static void Append<T>(ref T[] values, int count, T value)
    {
        if (count == values.Length) Array.Resize(ref values, Math.Max(4, count * 2));
        values[count] = value;
    }

    private readonly T[] EndArray<T>(T[] values, int count)
    {
        _binding.ArrayLengths[_ordinal] = count;
        if (count != values.Length) Array.Resize(ref values, count);
        return values;
    }
}
