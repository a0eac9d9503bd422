namespace Bqml.Catalog.Tests;

public sealed class NumericRangeTests
{
    private static readonly NumericRange s_halfOpen = new(0, true, 1, false);
    private static readonly NumericRange s_positive = new(0, false, null, false);

    [Theory]
    [InlineData(0, true)]
    [InlineData(0.5, true)]
    [InlineData(1, false)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    [InlineData(double.PositiveInfinity, false)]
    public void Half_open(double value, bool contained) => Assert.Equal(contained, s_halfOpen.Contains(value));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1e-300, true)]
    [InlineData(double.MaxValue, true)]
    [InlineData(-1, false)]
    [InlineData(double.NaN, false)]
    public void Without_upper_bound(double value, bool contained) => Assert.Equal(contained, s_positive.Contains(value));

    [Fact]
    public void Text_is_that_of_mathematics()
    {
        Assert.Equal("[0, 1)", s_halfOpen.ToString());
        Assert.Equal("(0, ∞)", s_positive.ToString());
        Assert.Equal("(-∞, 0.5]", new NumericRange(null, false, 0.5, true).ToString());
    }
}
