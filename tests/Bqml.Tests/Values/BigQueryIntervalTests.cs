using CsCheck;

namespace Bqml.Tests.Values;

public class BigQueryIntervalTests
{
    [Theory]
    [InlineData("0-0 0 0:0:0", 0, 0, 0)]
    [InlineData("1-2 3 4:5:6.5", 14, 3, 14_706_500_000)]
    [InlineData("-0-1 -5 -0:0:0.000001", -1, -5, -1)]
    [InlineData("10000-0 3660000 87840000:0:0", 120_000, 3_660_000, 316_224_000_000_000_000)]
    [InlineData("-10000-0 -3660000 -87840000:0:0", -120_000, -3_660_000, -316_224_000_000_000_000)]
    public void The_canonical_form_is_read_and_written(string text, int months, int days, long microseconds)
    {
        var interval = new BigQueryInterval(months, days, microseconds);
        Assert.Equal(interval, BigQueryInterval.Parse(text));
        Assert.Equal(text, interval.ToString());
    }

    [Fact]
    public void Every_interval_round_trips() => Gen.Select(Gen.Int[-120_000, 120_000], Gen.Int[-3_660_000, 3_660_000], Gen.Long[-316_224_000_000_000_000, 316_224_000_000_000_000]).Sample((months, days, microseconds) =>
    {
        var interval = new BigQueryInterval(months, days, microseconds);
        Assert.Equal(interval, BigQueryInterval.Parse(interval.ToString()));
    }, iter: 10_000);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1-2 3")]
    [InlineData("1-12 3 4:5:6")]
    [InlineData("1-2 3 4:60:6")]
    [InlineData("1-2 3 4:5:6.1234567")]
    [InlineData("1-2 3 4:5:6.")]
    [InlineData("1-2  3 4:5:6")]
    [InlineData("10000-1 0 0:0:0")]
    [InlineData("0-0 0 87840000:0:1")]
    [InlineData("1-2 3 4:5:6 7")]
    public void Another_form_is_refused(string text)
    {
        Assert.False(BigQueryInterval.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => BigQueryInterval.Parse(text));
    }

    [Fact]
    public void A_part_beyond_the_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BigQueryInterval(120_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BigQueryInterval(0, -3_660_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => BigQueryInterval.FromTimeSpan(TimeSpan.MaxValue));
    }

    [Fact]
    public void A_time_span_is_the_time()
    {
        var time = new TimeSpan(30, 1, 2) + TimeSpan.FromMicroseconds(7);
        Assert.Equal("0-0 0 30:1:2.000007", BigQueryInterval.FromTimeSpan(time).ToString());
        Assert.Equal(time, BigQueryInterval.FromTimeSpan(time).Time);
    }
}
