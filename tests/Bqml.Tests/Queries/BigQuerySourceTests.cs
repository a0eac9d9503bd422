namespace Bqml.Tests.Queries;

public sealed class BigQuerySourceTests
{
    [Fact]
    public void A_text_is_a_name() => Assert.Equal("`ds.t`", Of("ds.t").Text);

    [Fact]
    public void A_text_that_is_no_name_is_refused() => Assert.Throws<ArgumentException>(() => Of("SELECT * FROM ds.t"));

    [Fact]
    public void A_table_is_its_name() => Assert.Equal("`p.ds.t`", Of(new BigQueryTable("p.ds.t")).Text);

    [Fact]
    public void Holes_of_an_interpolated_text_are_parameters()
    {
        var source = Of($"SELECT * FROM ds.t WHERE x = {1L} AND y = {"a' OR TRUE"}");
        Assert.Equal("SELECT * FROM ds.t WHERE x = @p0 AND y = @p1", source.Text);
        Assert.Equal(["p0", "p1"], source.Parameters.Select(static parameter => parameter.Name));
    }

    [Fact]
    public void A_query_keeps_its_parameters()
    {
        BigQuerySql query = $"SELECT * FROM ds.t WHERE x = {1L}";
        var source = Of(query);
        Assert.Equal(query.Text, source.Text);
        Assert.Equal(["p0"], source.Parameters.Select(static parameter => parameter.Name));
    }

    private static BigQuerySource Of(BigQuerySource source) => source;
}
