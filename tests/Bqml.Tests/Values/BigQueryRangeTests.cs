namespace Bqml.Tests.Values;

public class BigQueryRangeTests
{
    [Fact]
    public void The_start_is_in_the_range_and_the_end_is_not()
    {
        var range = new BigQueryRange<DateOnly>(new(2024, 1, 1), new(2024, 2, 1));
        Assert.True(range.Contains(new(2024, 1, 1)));
        Assert.True(range.Contains(new(2024, 1, 31)));
        Assert.False(range.Contains(new(2024, 2, 1)));
        Assert.False(range.Contains(new(2023, 12, 31)));
        Assert.Equal("[2024-01-01, 2024-02-01)", range.ToString());
    }

    [Fact]
    public void A_bound_that_is_not_there_is_unbounded()
    {
        Assert.True(default(BigQueryRange<DateTime>).Contains(DateTime.MaxValue));
        Assert.Equal("[UNBOUNDED, 2024-01-01T01:02:03.5)", new BigQueryRange<DateTime>(null, new DateTime(2024, 1, 1, 1, 2, 3, 500)).ToString());
        Assert.Equal("[2024-01-01 01:00:00+00, UNBOUNDED)", new BigQueryRange<DateTimeOffset>(new DateTimeOffset(2024, 1, 1, 3, 0, 0, TimeSpan.FromHours(2)), null).ToString());
    }

    [Fact]
    public void An_empty_range_is_refused() => Assert.Throws<ArgumentException>(() => new BigQueryRange<DateOnly>(new(2024, 1, 1), new(2024, 1, 1)));

    [Fact]
    public void A_range_of_another_type_is_refused() => Assert.Throws<NotSupportedException>(() => new BigQueryRange<long>(1, 2));
}
