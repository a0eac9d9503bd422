using Bqml.Generators.Parsing;

namespace Bqml.Generators.Tests.Parsing;

public class SnakeCaseTests
{
    [Theory]
    [InlineData("CulmenLengthMm", "culmen_length_mm")]
    [InlineData("Sex", "sex")]
    [InlineData("X", "x")]
    [InlineData("HTTPStatus", "http_status")]
    [InlineData("StatusHTTP", "status_http")]
    [InlineData("L2Reg", "l2_reg")]
    [InlineData("Pm25", "pm25")]
    [InlineData("PM25Mean", "pm25_mean")]
    [InlineData("Date2024Q1", "date2024_q1")]
    [InlineData("A1B2", "a1_b2")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Mixed_Case", "mixed_case")]
    [InlineData("_Leading", "_leading")]
    [InlineData("camelCase", "camel_case")]
    [InlineData("ID", "id")]
    [InlineData("IslandID", "island_id")]
    [InlineData("ÄrztinName", "ärztin_name")]
    public void Words_are_separated(string property, string column) => Assert.Equal(column, SnakeCase.From(property));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    public void The_culture_does_not_matter(string culture)
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            Assert.Equal("island_id", SnakeCase.From("IslandId"));
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
