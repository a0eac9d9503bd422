namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Columns beside what the model type, its options and its export make of them, beyond the examples of the pages.</summary>
public sealed class FeatureRuleTests
{
    [Theory]
    [InlineData("[ArimaPlus<Row>]", "record Row([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, [Ignore] string Shop, [PassThrough] string Note);")]
    [InlineData("[ArimaPlusXReg<Row>]", "record Row([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, double Weather);")]
    [InlineData("[ArimaPlus<Row>]", "record Row([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, string Shop);", "BQML1085: 'Shop' has no role, so univariate time series (ARIMA_PLUS) does not read it; mark it [TimeSeriesTimestamp], [TimeSeriesData] or [TimeSeriesId], or [Ignore] or [PassThrough]")]
    [InlineData("[ArimaPlus<Row>]", "record Row([TimeSeriesTimestamp] DateOnly Day, double Amount);", "BQML1017: univariate time series (ARIMA_PLUS) needs a column marked [TimeSeriesData], and no property of 'Row' is; mark one")]
    [InlineData("[ArimaPlusXReg<Row>]", "record Row([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount);", "BQML1004: 'Row' leaves a multivariate time series (ARIMA_PLUS_XREG) model nothing to learn from: each of its properties has a role; add a property without a role")]
    [InlineData("[MatrixFactorization<Row>]", "record Row([UserId] string Visitor, [ItemId] long Page, [Rating] double Score);", "BQML3086: Matrix factorization needs a reservation of the Enterprise or Enterprise Plus edition with a QUERY assignment; without one, BigQuery refuses the statement")]
    public async Task Model_types_read_roles_or_features(string type, string row, params string[] expected) => Assert.Equal(expected, await Declared.FindingsAsync(type, row));

    [Theory]
    [InlineData("double Area, DateOnly Built")]
    [InlineData("double Area, [PassThrough] DateTimeOffset Built, [Ignore] double[] Vector")]
    [InlineData("[Normalizer] double[] Vector")]
    [InlineData("double Area, DateTimeOffset Built", "BQML1086: 'Built' reaches the model as TIMESTAMP, and EXPORT MODEL refuses models with such features; turn it into a number or a string, or remove Exportable")]
    [InlineData("double Area, double[] Vector", "BQML1086: 'Vector' reaches the model as ARRAY<FLOAT64>, and EXPORT MODEL refuses models with such features; turn it into a number or a string, or remove Exportable")]
    [InlineData("[StandardScaler] double Area, DateTimeOffset Built", "BQML1086: 'Built' reaches the model as TIMESTAMP, and EXPORT MODEL refuses models with such features; turn it into a number or a string, or remove Exportable")]
    [InlineData("[BagOfWords] string[] Words", "BQML1087: EXPORT MODEL refuses models with [BagOfWords]; remove the attribute and preprocess in the training query, or remove Exportable")]
    public async Task An_exportable_model_has_exportable_features(string columns, params string[] expected)
    {
        var source = Declared.Source("[LinearRegression<House>]", $"record House({columns}, [Label] double Price);");
        Assert.Empty(await Analysis.RunAsync(source));
        Assert.Equal(expected, (await Analysis.RunAsync(source.Replace("\"homes.model\"", "\"homes.model\", Exportable = true"))).Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("", "BQML1094: The label 'Price' may be null, and BigQuery refuses rows whose label is NULL; add Where = \"`price` IS NOT NULL\", or make the property not nullable")]
    [InlineData("[TrainingTable(\"homes.sales\", Where = \"price > 0\")]")]
    [InlineData("[TrainingQuery(\"SELECT * FROM homes.sales WHERE price > 0\")]")]
    public async Task A_label_that_may_be_null_needs_a_condition(string training, params string[] expected) =>
        Assert.Equal(expected, await Declared.FindingsAsync("[LinearRegression<House>]" + training, "record House(double Area, [Label] double? Price);"));

    [Theory]
    [InlineData("AutoMLRegressor<House>", "enum Use { TRAIN, VALIDATE, TEST, UNASSIGNED }")]
    [InlineData("AutoMLRegressor<House>", "enum Use { TRAIN, EVAL, Test }", "BQML1090: 'Use' is marked [DataSplit] and may be EVAL or Test, and BigQuery knows TRAIN, VALIDATE, TEST or UNASSIGNED there; rename the members, or name their values by [Column(\"...\")]")]
    [InlineData("LinearRegression<House>(DataSplitMethod = DataSplitMethod.Custom, NumTrials = 5)", "enum Use { [Column(\"TRAIN\")] Training, [Column(\"EVAL\")] Evaluation }")]
    [InlineData("LinearRegression<House>(DataSplitMethod = DataSplitMethod.Seq)", "enum Use { A, B }")]
    public async Task An_enum_that_splits_rows_has_the_values_of_the_split(string type, string use, params string[] expected) =>
        Assert.Equal(expected, await Declared.FindingsAsync($"[{type}]", "record House(double Area, [DataSplit] Use Use, [Label] double Price); " + use));

    [Theory]
    [InlineData("DateTimeOffset")]
    [InlineData("string")]
    [InlineData("bool", "BQML1011: [DataSplit] marks 'Part', which is BOOL, and AutoML regressor takes STRING or TIMESTAMP there; change its type, or mark another property")]
    public async Task AutoML_splits_by_text_or_time(string type, params string[] expected) =>
        Assert.Equal(expected, await Declared.FindingsAsync("[AutoMLRegressor<House>]", $"record House(double Area, [DataSplit] {type} Part, [Label] double Price);"));

    [Fact]
    public async Task Weights_of_rows_refuse_arrays_only() => Assert.Equal(
        ["BQML1089: 'Tags' is ARRAY<STRING>, which BigQuery does not take as feature together with [InstanceWeight]; mark it [Ignore], or remove [InstanceWeight]"],
        await Declared.FindingsAsync("[BoostedTreeRegressor<House>]", "record House(double Area, string[] Tags, [PassThrough] long[] Ids, [InstanceWeight] double Weight, [Label] double Price);"));

    [Fact]
    public async Task A_model_is_not_named_as_its_table() => Assert.Equal(
        ["BQML0086"], (await Analysis.RunAsync(Declared.Source("[LinearRegression<House>, TrainingTable(\"homes.model\")]"))).Select(diagnostic => diagnostic.Id));
}
