using System.Globalization;
using System.Text;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Tests.Support;
using CsCheck;

namespace Bqml.Tests.Rows;

/// <summary>The scanner of rows against a general reader of JSON: same values, same length, or both refuse.</summary>
public class RowScannerTests
{
    /// <summary>One column of each kind, as <see cref="ReferenceRow"/> writes them.</summary>
    private const string Shape = "ss-aptt";

    private static readonly ResultColumn[] Pair = [new("k", "x.k", SqlType.String, []), new("w", "x.w", SqlType.String, [])];
    private static readonly SqlType PairType = SqlType.Struct(new SqlField("k", SqlType.String), new SqlField("w", SqlType.String));

    private static readonly ResultColumn[] Schema =
    [
        new("a", "a", SqlType.String, []), new("b", "b", SqlType.String, []), new("unread", "unread", PairType, Pair), new("list", "list", SqlType.Array(SqlType.String), []),
        new("pairs", "pairs", SqlType.Array(PairType), Pair), new("pair", "pair", PairType, Pair), new("other", "other", PairType, Pair),
    ];

    private static readonly string[] Rows =
    [
        Json.Row("\"Adelie Penguin (Pygoscelis adeliae)\"", "null", Json.Row("\"1\"", "\"2\""), Json.Array("\"x\"", "\"yy\""), Json.Array(Json.Row("\"MALE\"", "\"0.5\"")), Json.Row("\"é\"", "null"), "null"),
        Json.Row("\"a \\\" b\\\\ \\u00e9\"", "12.5e-3", Json.Array("\"]\""), "[]", Json.Array(Json.Row("true", "\"\"")), Json.Row("\"\"", "\"sixteen bytes xx\""), Json.Row("\"more than sixteen bytes ö\"", "\"\\ud83d\\ude00\"")),
        Json.Row("\"\"", "\"fifteen bytes x\"", "null", "null", "null", "null", "null").Replace(",", " ,\r\n\t", StringComparison.Ordinal).Replace(":", " : ", StringComparison.Ordinal),
    ];

    private static readonly string[] Inserts = ["\"", "\\", "\\\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1.5", "\\u", "\\ud83d", "\\u0076", "\t", "\0", "\u001f", "é", "\"v\"", "{\"v\":", "},{\"v\":", "}]}", " ", "\n", "/**/"];

    [Fact]
    public void Rows_as_they_come_are_read_like_the_general_reader_does()
    {
        foreach (var row in Rows) Assert.DoesNotContain("refused", Agree(Encoding.UTF8.GetBytes(row + "]}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_row_cut_anywhere_is_refused_by_both()
    {
        foreach (var row in Rows)
        {
            var bytes = Encoding.UTF8.GetBytes(row);
            for (var length = 0; length < bytes.Length; length++) Assert.Contains("refused", Agree(bytes[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Mutated_rows_are_read_or_refused_by_both() =>
        Gen.Select(Gen.Int[0, Rows.Length - 1], Gen.Int[0, 400], Gen.Int[0, 6], Gen.OneOf(Gen.Int[0, Inserts.Length - 1].Select(i => Encoding.UTF8.GetBytes(Inserts[i])), Gen.Byte.Array[0, 3])).Sample(
            (row, start, length, insert) =>
            {
                var bytes = Encoding.UTF8.GetBytes(Rows[row] + ",{\"f\":[]}]}");
                start = Math.Min(start, bytes.Length);
                Agree([.. bytes[..start], .. insert, .. bytes[Math.Min(bytes.Length, start + length)..]]);
            }, iter: 100_000);

    [Fact]
    public void Numbers_are_rounded_like_the_general_parser_rounds_them() =>
        Gen.OneOf(
            Gen.Double.Select(static value => value.ToString("R", CultureInfo.InvariantCulture)),
            Gen.Double[-1, 1].Select(static value => value.ToString("R", CultureInfo.InvariantCulture)),
            Gen.Select(Gen.Long, Gen.Int[0, 19]).Select(static (digits, at) => WithPoint(digits, at)),
            // Between two doubles, or next to there.
            Gen.Select(Gen.Long[1L << 53, 1L << 59], Gen.Int[-1, 1]).Select(static (value, by) => ((value | 1) + by).ToString(CultureInfo.InvariantCulture) + ".0"),
            Gen.Select(Gen.Int[1, 1 << 20], Gen.Int[0, 1]).Select(static (value, by) => (4503599627370496L + value).ToString(CultureInfo.InvariantCulture) + (by == 0 ? ".5" : ".50")))
        .Sample(text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            if (!DecimalFraction.TryParse(bytes, out var value)) return;
            var expected = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            Assert.True(BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(value), text);
        }, iter: 100_000);

    [Theory]
    [InlineData("39.1")]
    [InlineData("-0")]
    [InlineData("0.5005015045135406")]
    [InlineData("0.12345678901234567")]
    [InlineData("2251799813685249.5")]
    public void The_usual_numbers_go_the_quick_way(string text)
    {
        Assert.True(DecimalFraction.TryParse(Encoding.UTF8.GetBytes(text), out var value));
        Assert.Equal(BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)), BitConverter.DoubleToInt64Bits(value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1e5")]
    [InlineData("+1")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1234567890123456789")]
    public void Other_texts_are_left_to_the_general_parser(string text) => Assert.False(DecimalFraction.TryParse(Encoding.UTF8.GetBytes(text), out _));

    private static string WithPoint(long digits, int at)
    {
        var text = Math.Abs((decimal)digits).ToString(CultureInfo.InvariantCulture).PadLeft(at + 1, '0');
        return (digits < 0 ? "-" : "") + text[..^at] + (at == 0 ? "" : "." + text[^at..]);
    }

    private static string Agree(byte[] json)
    {
        var expected = Reference(json);
        var actual = Scan(json);
        Assert.True(expected == actual, $"{Encoding.UTF8.GetString(json)}\nreference: {expected}\nscanner:   {actual}");
        return actual;
    }

    private static string Reference(byte[] json)
    {
        try
        {
            var row = new ReferenceRow(json);
            return row.Read(Shape) + row.BytesConsumed.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return "refused";
        }
    }

    private static string Scan(byte[] json)
    {
        var context = new ResultContext("SELECT 1");
        try
        {
            var row = new RowCursor(json, ResultBinding.Create(TextReader.Instance, Schema, context), context);
            var text = TextReader.Instance.Read(ref row);
            row.Finish();
            return text + row.BytesConsumed.ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is JsonException or BigQueryMLException)
        {
            return "refused";
        }
    }

    private sealed class TextReader : RowReader<string>
    {
        public static readonly TextReader Instance = new();

        public override IReadOnlyList<ExpectedColumn> Columns { get; } =
        [
            new("a", SqlType.String), new("b", SqlType.String), new("list", SqlType.Array(SqlType.String)),
            new("pairs", SqlType.Array(PairType), nested: PairReader.Instance), new("pair", PairType, nested: PairReader.Instance), new("other", PairType, nested: PairReader.Instance),
        ];

        public override string Read(ref RowCursor row)
        {
            var text = new StringBuilder("(");
            while (row.MoveNext(out var column))
            {
                if (column == 2) text.Append(";");
                text.Append(column switch
                {
                    2 => List(row.ReadStringArray()),
                    3 => List(row.ReadArray(PairReader.Instance)),
                    4 or 5 => row.ReadNullableStruct(PairReader.Instance) ?? "NULL",
                    _ => row.ReadNullableString() ?? "NULL",
                }).Append(';');
            }
            return text.Append(')').ToString();
        }

        private static string List(string[] values) => "[" + string.Concat(values.Select(static value => value + ";")) + "]";
    }

    private sealed class PairReader : RowReader<string>
    {
        public static readonly PairReader Instance = new();

        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("k", SqlType.String), new("w", SqlType.String)];

        public override string Read(ref RowCursor row)
        {
            var text = new StringBuilder("(");
            while (row.MoveNext(out _)) text.Append(row.ReadNullableString() ?? "NULL").Append(';');
            return text.Append(')').ToString();
        }
    }
}
