using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Bqml.Tests.Values;

public class BigNumericTests
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static readonly string[] s_cultures = ["fi-FI", "de-DE", "tr-TR", "ar-SA", "sv-SE", "fr-CH"];
    private static readonly Gen<BigNumeric> Any = Gen.Byte.Array[32].Select(static bytes => BigNumeric.FromUnits(new BigInteger(bytes)));

    [Fact]
    public void Every_number_round_trips_as_text() => Any.Sample(value => Assert.Equal(value, BigNumeric.Parse(value.ToString(null, Invariant), Invariant)), iter: 20_000);

    [Fact]
    public void Every_number_round_trips_as_text_in_any_culture() => Gen.Select(Any, Gen.Int[0, s_cultures.Length - 1]).Sample((value, index) =>
    {
        var culture = CultureInfo.GetCultureInfo(s_cultures[index]);
        Assert.Equal(value, BigNumeric.Parse(value.ToString(null, culture), culture));
    }, iter: 5_000);

    [Fact]
    public void A_decimal_is_the_same_number_and_comes_back() => Gen.Decimal.Sample(value =>
    {
        BigNumeric number = value;
        Assert.Equal(value, (decimal)number);
        Assert.Equal(number, BigNumeric.Parse(value.ToString(Invariant), Invariant));
    }, iter: 20_000);

    [Fact]
    public void The_order_is_that_of_the_numbers() => Gen.Select(Gen.Decimal, Gen.Decimal).Sample((left, right) =>
    {
        Assert.Equal(left.CompareTo(right), ((BigNumeric)left).CompareTo(right));
        Assert.Equal(left < right, (BigNumeric)left < (BigNumeric)right);
        Assert.Equal(left == right, (BigNumeric)left == (BigNumeric)right);
    }, iter: 5_000);

    [Fact]
    public void Sum_and_difference_are_exact() => Gen.Select(Gen.Long, Gen.Long).Sample((left, right) =>
    {
        Assert.Equal((BigNumeric)((decimal)left + right), (BigNumeric)left + right);
        Assert.Equal((BigNumeric)((decimal)left - right), (BigNumeric)left - right);
    }, iter: 1_000);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("1.50", "1.5")]
    [InlineData("+7", "7")]
    [InlineData(" 7 ", "7")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("10e-39", "0.00000000000000000000000000000000000001")]
    [InlineData("-578960446186580977117854925043439539266.34992332820282019728792003956564819968", "-578960446186580977117854925043439539266.34992332820282019728792003956564819968")]
    [InlineData("9.9999999999999999999999999999999999999E+28", "99999999999999999999999999999.999999999")]
    public void A_number_is_written_without_needless_digits(string text, string expected) => Assert.Equal(expected, BigNumeric.Parse(text, Invariant).ToString(null, Invariant));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e")]
    [InlineData("0x1")]
    [InlineData("١")]
    [InlineData("1e-39")]
    [InlineData("0.000000000000000000000000000000000000001")]
    public void What_is_no_number_or_too_fine_is_refused(string text)
    {
        Assert.False(BigNumeric.TryParse(text, Invariant, out _));
        Assert.Throws<FormatException>(() => BigNumeric.Parse(text, Invariant));
    }

    [Theory]
    [InlineData("1e39")]
    [InlineData("578960446186580977117854925043439539266.34992332820282019728792003956564819968")]
    [InlineData("1e999999")]
    public void What_is_too_large_is_refused(string text)
    {
        Assert.False(BigNumeric.TryParse(text, Invariant, out _));
        Assert.Throws<OverflowException>(() => BigNumeric.Parse(text, Invariant));
    }

    [Fact]
    public void The_bounds_are_those_of_the_documentation()
    {
        Assert.Equal("578960446186580977117854925043439539266.34992332820282019728792003956564819967", BigNumeric.MaxValue.ToString(null, Invariant));
        Assert.Equal("-578960446186580977117854925043439539266.34992332820282019728792003956564819968", BigNumeric.MinValue.ToString(null, Invariant));
        Assert.Throws<OverflowException>(() => BigNumeric.MaxValue + BigNumeric.FromUnits(1));
        Assert.Throws<OverflowException>(() => -BigNumeric.MinValue);
    }

    [Theory]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("12345678901234567890.1234567891")]
    public void A_decimal_that_would_lose_a_digit_is_refused(string text)
    {
        var value = BigNumeric.Parse(text, Invariant);
        Assert.False(value.TryToDecimal(out _));
        var error = Assert.Throws<OverflowException>(() => (decimal)value);
        Assert.Contains(text, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_nearest_double_is_found() => Gen.Double[-1e30, 1e30].Sample(value =>
    {
        var text = value.ToString("F10", Invariant);
        Assert.Equal(double.Parse(text, Invariant), (double)BigNumeric.Parse(text, Invariant));
    }, iter: 2_000);

    [Fact]
    public void Another_format_is_refused() => Assert.Throws<FormatException>(() => BigNumeric.Zero.ToString("N2", Invariant));

    [Fact]
    public void A_destination_that_is_too_short_is_told()
    {
        var value = BigNumeric.Parse("-12.25", Invariant);
        for (var length = 0; length < 6; length++) Assert.False(value.TryFormat(new char[length], out _, default, Invariant));
        Assert.True(value.TryFormat(new char[6], out var written, default, Invariant));
        Assert.Equal(6, written);
    }
}
