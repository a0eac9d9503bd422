using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Roles of functions without a model on a row type.</summary>
public sealed class RowFunctionRuleTests
{
    [Theory]
    [InlineData("[TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount")]
    [InlineData("[TimeSeriesTimestamp] DateOnly Day, double Amount")]
    [InlineData("[TimeSeriesData, Metric, CorrelationTarget] double Amount, [Correlated] double Tax, [Dimension] string Store, [InterestLabel] bool IsTest")]
    [InlineData("[Dimension] double Weight, [CorrelationTarget] double Amount, [Correlated] double Tax")]
    [InlineData("string EntityId, long FeatureTimestamp")]
    public async Task Rows_whose_roles_fit_are_not_reported(string columns) => Assert.Empty(await FindingsAsync(columns));

    [Theory]
    [InlineData("[TimeSeriesTimestamp] string Day, [TimeSeriesData] double Amount",
        "BQML1075 string Day", "'TimeSeries' is left out of 'Sale': [TimeSeriesTimestamp] marks 'Day', which is STRING, and its functions take TIMESTAMP, DATE or DATETIME there; change the property's type, or mark another")]
    [InlineData("[TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] bool Amount, [TimeSeriesId] double Id",
        "BQML1075 bool Amount", "'TimeSeries' is left out of 'Sale': [TimeSeriesData] marks 'Amount', which is BOOL, and its functions take INT64, NUMERIC, BIGNUMERIC or FLOAT64 there; change the property's type, or mark another")]
    [InlineData("[Metric] double Amount, [Dimension] double Weight, [InterestLabel] bool IsTest",
        "BQML1075 double Weight", "'KeyDrivers' is left out of 'Sale': [Dimension] marks 'Weight', which is FLOAT64, and its functions take INT64, BOOL or STRING there; change the property's type, or mark another")]
    [InlineData("[TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, [TimeSeriesData] double Tax",
        "BQML1076 double Tax", "'TimeSeries' is left out of 'Sale': [TimeSeriesData] marks 2 properties (Amount and Tax), and its functions take one; remove it from the others")]
    [InlineData("[Metric] double Amount, [Dimension] string Store, bool IsTest",
        "BQML1077 double Amount", "[Metric] on 'Amount' has no effect by itself: 'KeyDrivers' also needs [InterestLabel]; mark another property, or remove the attribute")]
    [InlineData("[Correlated] double Tax, double Amount",
        "BQML1077 double Tax", "[Correlated] on 'Tax' has no effect by itself: 'Correlations' also needs [CorrelationTarget]; mark another property, or remove the attribute")]
    [InlineData("[InterestLabel] bool IsTest",
        "BQML1077 bool IsTest", "[InterestLabel] on 'IsTest' has no effect by itself: 'KeyDrivers' also needs [Metric] and [Dimension]; mark another property, or remove the attribute")]
    public async Task A_role_that_does_not_fit_is_reported(string columns, string place, string message)
    {
        var findings = await FindingsAsync(columns);
        Assert.Contains((place[..8], message), findings);
        Assert.All(findings, finding => Assert.Contains(finding.Id, new[] { "BQML1075", "BQML1076", "BQML1077" }));
    }

    [Fact]
    public async Task More_dimensions_than_twelve_are_reported()
    {
        var dimensions = string.Concat(Enumerable.Range(1, 13).Select(static index => string.Create(CultureInfo.InvariantCulture, $"[Dimension] string D{index}, ")));
        var finding = Assert.Single(await FindingsAsync(dimensions + "[Metric] double Amount, [InterestLabel] bool IsTest"));
        Assert.Equal("BQML1076", finding.Id);
        Assert.Contains("[Dimension] marks 13 properties", finding.Message, StringComparison.Ordinal);
        Assert.Contains("take at most 12", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_of_the_name_of_a_generated_one_is_reported() =>
        Assert.Contains("BQML0", Assert.Single(await FindingsAsync("[TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, string TimeSeries")).Id, StringComparison.Ordinal);

    [Fact]
    public async Task A_role_inside_a_nested_record_is_reported() =>
        Assert.Equal("BQML1014", Assert.Single(await FindingsAsync("Place Place", "public sealed record Place([Dimension] string City);")).Id);

    private static async Task<List<(string Id, string Message)>> FindingsAsync(string columns, string more = "")
    {
        var diagnostics = await Analysis.RunAsync($"using System; using Bqml; [BigQueryRow] public sealed partial record Sale({columns}); {more}");
        return [.. diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture)))];
    }
}
