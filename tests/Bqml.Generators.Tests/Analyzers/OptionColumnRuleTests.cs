namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Options that name columns of the row, beyond the examples of the pages.</summary>
public sealed class OptionColumnRuleTests
{
    private const string Sale = "record Sale(double Price, long Quantity, [property: Column(\"shop_id\")] string Shop, DateOnly Day, [Ignore] string Note, bool IsTest);";
    private const string Visits = "record Visits([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] long Visitors, [TimeSeriesId] string Country, [TimeSeriesId] string City, string Note);";

    [Theory]
    [InlineData("ContributionMetric = \"SUM(price)\", IsTestCol = nameof(Sale.IsTest)")]
    [InlineData("ContributionMetric = \" sum( `PRICE` ) / SUM(quantity) \", IsTestCol = \"IsTest\", DimensionIdCols = new[] { nameof(Sale.Shop) }")]
    [InlineData("ContributionMetric = \"SUM(price)/COUNT(DISTINCT day)\", IsTestCol = nameof(Sale.IsTest), DimensionIdCols = new[] { nameof(Sale.Shop), nameof(Sale.Quantity) }")]
    public async Task Columns_of_the_row_are_not_reported(string options) => Assert.Empty(await Declared.FindingsAsync($"[ContributionAnalysis<Sale>({options})]", Sale));

    [Theory]
    [InlineData("IsTestCol = \"is_test\"", "BQML1070: IsTestCol names \"is_test\", which is no property of 'Sale'; did you mean IsTest?; use nameof")]
    [InlineData("IsTestCol = \"Wholesale\"", "BQML1070: IsTestCol names \"Wholesale\", which is no property of 'Sale'; use nameof")]
    [InlineData("IsTestCol = nameof(Sale.Quantity)", "BQML1071: IsTestCol names 'Quantity' of type INT64, and BigQuery takes BOOL")]
    [InlineData("IsTestCol = nameof(Sale.IsTest), DimensionIdCols = new[] { nameof(Sale.Price) }", "BQML1071: DimensionIdCols names 'Price' of type FLOAT64, and BigQuery takes INT64, BOOL or STRING")]
    [InlineData("IsTestCol = nameof(Sale.IsTest), DimensionIdCols = new[] { nameof(Sale.Note) }", "BQML1072: DimensionIdCols names 'Note', which is marked [Ignore], so that training does not read it; remove the mark")]
    [InlineData("IsTestCol = nameof(Sale.IsTest), DimensionIdCols = new[] { \"Shop\", \"Shop\" }", "BQML1073: 'Shop' is named by DimensionIdCols twice; name it once")]
    public async Task Other_columns_are_reported(string options, string expected) =>
        Assert.Equal([expected], await Declared.FindingsAsync($"[ContributionAnalysis<Sale>(ContributionMetric = \"SUM(price)\", {options})]", Sale));

    [Theory]
    [InlineData("SUM(shop_id)", "BQML1071: ContributionMetric names 'Shop' of type STRING, and BigQuery takes a number")]
    [InlineData("SUM(price)/COUNT(DISTINCT price)", "BQML1071: ContributionMetric names 'Price' of type FLOAT64, and BigQuery takes BOOL, DATE, DATETIME, TIME, TIMESTAMP, STRING or INT64")]
    [InlineData("SUM(price)/SUM(quality)", "BQML1074: ContributionMetric reads 'quality', which is no column of 'Sale'; did you mean quantity?")]
    [InlineData("SUM(price)/COUNT(DISTINCT note)", "BQML1072: ContributionMetric names 'Note', which is marked [Ignore], so that training does not read it; remove the mark")]
    [InlineData("MAX(prize)", "BQML2003")]
    public async Task The_metric_reads_columns_of_the_row(string metric, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await Declared.FindingsAsync($"[ContributionAnalysis<Sale>(ContributionMetric = \"{metric}\", IsTestCol = nameof(Sale.IsTest))]", Sale)), StringComparison.Ordinal);

    [Theory]
    [InlineData("nameof(Visits.Country), nameof(Visits.City)", null)]
    [InlineData("nameof(Visits.Note)", "BQML1072: HierarchicalTimeSeriesCols names 'Note', which is not marked [TimeSeriesId]; mark it")]
    [InlineData("nameof(Visits.Visitors)", "BQML1072: HierarchicalTimeSeriesCols names 'Visitors', which is not marked [TimeSeriesId]; mark it")]
    public async Task The_hierarchy_is_of_series(string names, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], (await Declared.FindingsAsync($"[ArimaPlus<Visits>(HierarchicalTimeSeriesCols = new[] {{ {names} }})]", Visits)).Where(static finding => !finding.StartsWith("BQML10", StringComparison.Ordinal) || finding.StartsWith("BQML1072", StringComparison.Ordinal)));

    [Fact]
    public async Task A_declared_type_of_a_transform_is_one_that_a_property_can_have() => Assert.Equal(
        ["BQML1022"], (await Declared.FindingsAsync("[LinearRegression<House>] [Transform(\"area\", As = \"x\", Type = \"STRUCT<a INT64>\")] [Transform(\"area\", As = \"y\", Type = \"ARRAY<FLOAT64>\")]")).Select(static finding => finding[..8]));

    [Fact]
    public async Task An_option_by_name_may_name_the_column() =>
        Assert.Equal(["BQML2050"], (await Declared.FindingsAsync("[ContributionAnalysis<Sale>(ContributionMetric = \"SUM(price)\"), ModelOption(\"IS_TEST_COL\", \"is_test\")]", Sale)).Select(static finding => finding[..8]));
}
