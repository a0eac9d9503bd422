namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Limits of options that come from other options, the row or the name, beyond the examples of the pages.</summary>
public sealed class OptionLimitRuleTests
{
    private const string Sale = "record Sale([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount);";
    private const string Shop = "record Sale([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesId] string Shop, [TimeSeriesData] double Amount);";
    private const string Kind = "record House(double Area, double Price, [Label] Kind Kind); enum Kind { Flat, Villa, Farm, Barn = Farm }";
    private const string Sparse = "record House(double Area, string City, double Price);";

    [Theory]
    [InlineData("AutoArimaMinOrder = 1, AutoArimaMaxOrder = 2")]
    [InlineData("ForecastLimitLowerBound = -5")]
    [InlineData("ForecastLimitLowerBound = -5, ForecastLimitUpperBound = -4.5")]
    [InlineData("Seasonalities = [Seasonality.Daily, Seasonality.Weekly]")]
    [InlineData("Seasonalities = [Seasonality.NoSeasonality]")]
    [InlineData("AutoArima = false, NonSeasonalOrder = [1, 1, 0], IncludeDrift = true")]
    [InlineData("AutoArima = false, NonSeasonalOrder = [1, 2, 0], IncludeDrift = false")]
    [InlineData("DataFrequency = DataFrequency.Weekly, HolidayRegion = [HolidayRegion.FI]")]
    [InlineData("AutoArimaMinOrder = 2, AutoArimaMaxOrder = 2", "BQML2085: AutoArimaMinOrder = 2 must be less than AutoArimaMaxOrder, which is 2; change one of them")]
    [InlineData("ForecastLimitLowerBound = 5, ForecastLimitUpperBound = -4.5", "BQML2085: ForecastLimitLowerBound = 5 must be less than ForecastLimitUpperBound, which is -4.5; change one of them")]
    [InlineData("Seasonalities = [Seasonality.Daily, Seasonality.NoSeasonality]", "BQML2086: Seasonality.NoSeasonality must be the only element of Seasonalities; remove it, or the others")]
    [InlineData("AutoArima = false, NonSeasonalOrder = [1, 2, 0], IncludeDrift = true", "BQML2006: IncludeDrift needs NonSeasonalOrder[1] = 1; set it, or remove IncludeDrift")]
    [InlineData("DataFrequency = DataFrequency.Monthly, HolidayRegion = [HolidayRegion.FI]", "BQML2008: HolidayRegion has no effect unless DataFrequency = DataFrequency.AutoFrequency, DataFrequency.Daily or DataFrequency.Weekly; set it so, or remove HolidayRegion")]
    public async Task Options_of_forecasts_agree(string options, params string[] expected) => Assert.Equal(expected, await Declared.FindingsAsync($"[ArimaPlus<Sale>({options})]", Sale));

    [Fact]
    public async Task Orders_of_several_series_are_found_by_training() => Assert.Contains(
        "BQML2007: [TimeSeriesId] cannot be combined with AutoArima = false; remove one of them",
        await Declared.FindingsAsync("[ArimaPlus<Sale>(AutoArima = false, NonSeasonalOrder = [1, 1, 1])]", Shop));

    [Theory]
    [InlineData("RandomForestRegressor", "ColsampleByTree = 1")]
    [InlineData("RandomForestRegressor", "ColsampleByNode = 1, ColsampleByLevel = 0.9")]
    [InlineData("BoostedTreeRegressor", "ColsampleByNode = 1")]
    [InlineData("RandomForestRegressor", "ColsampleByNode = 1, ColsampleByLevel = 1", "BQML2087: ColsampleByTree, ColsampleByLevel or ColsampleByNode must be below 1 for random forest regressor; lower one of them")]
    [InlineData("LinearRegression", "DataSplitMethod = DataSplitMethod.Random, DataSplitEvalFraction = 0.29")]
    [InlineData("LinearRegression", "DataSplitMethod = DataSplitMethod.Random, DataSplitEvalFraction = 0.295", "BQML2088: DataSplitEvalFraction = 0.295 has more than the 2 decimal places that BigQuery keeps; write 0.3")]
    [InlineData("LinearRegression", "ModelRegistry = ModelRegistry.VertexAi")]
    [InlineData("DnnRegressor", "KmsKeyName = \"projects/p/locations/us/keyRings/r/cryptoKeys/k\"")]
    [InlineData("DnnRegressor", "KmsKeyName = \"projects/p/locations/global/keyRings/r/cryptoKeys/k\"", "BQML2091: KmsKeyName names a key in location global, which deep neural network regressor does not take; use a key in the region of the dataset")]
    [InlineData("AutoMLRegressor", "KmsKeyName = \"projects/p/locations/us/keyRings/r/cryptoKeys/k\"", "BQML2091: KmsKeyName names a key in location us, which AutoML regressor does not take; use a key in the region of the dataset")]
    [InlineData("BoostedTreeRegressor", "ModelRegistry = ModelRegistry.VertexAi", "BQML2090: ModelRegistry is granted to boosted tree regressor only by the general page of CREATE MODEL; BigQuery may refuse it")]
    public async Task Options_of_regressors_agree(string type, string options, params string[] expected) => Assert.Equal(expected, await Declared.FindingsAsync($"[{type}<House>({options})]"));

    [Fact]
    public async Task A_tuned_share_of_columns_may_become_small_enough() => Assert.Empty(
        await Declared.FindingsAsync("[RandomForestRegressor<House>(NumTrials = 5, ColsampleByTree = 1), Tune(Hyperparameter.ColsampleByNode, Min = 0.5, Max = 1)]"));

    [Theory]
    [InlineData("Autoencoder", "HiddenUnits = [8, 2, 8]")]
    [InlineData("Pca", "NumPrincipalComponents = 10000, PcaSolver = PcaSolver.Randomized")]
    [InlineData("Pca", "NumPrincipalComponents = 10001")]
    [InlineData("Autoencoder", "HiddenUnits = [8, 8]", "BQML2005: HiddenUnits has 2 elements, and autoencoder takes an odd number")]
    [InlineData("Pca", "NumPrincipalComponents = 10001, PcaSolver = PcaSolver.Randomized", "BQML2001: NumPrincipalComponents = 10001 is out of range for principal component analysis with PcaSolver = PcaSolver.Randomized, which takes (-∞, 10000]")]
    public async Task Options_without_a_label_agree(string type, string options, params string[] expected) => Assert.Equal(expected, await Declared.FindingsAsync($"[{type}<House>({options})]", Sparse));

    [Fact]
    public async Task Candidates_for_layers_of_an_autoencoder_are_odd_in_number() => Assert.Equal(
        ["BQML2026: [8, 8] is no candidate for HiddenUnits: BigQuery takes arrays of an odd number of positive integers"],
        await Declared.FindingsAsync("[Autoencoder<House>(NumTrials = 5), TuneCandidates(Hyperparameter.HiddenUnits, new[] { 8, 2, 8 }, new[] { 8, 8 })]", Sparse));

    [Theory]
    [InlineData("AutoMLClassifier<House>(OptimizationObjective = OptimizationObjective.MinimizeLogLoss)")]
    [InlineData("AutoMLClassifier<House>(OptimizationObjective = OptimizationObjective.MaximizeAuPrc)", "BQML2094: OptimizationObjective = OptimizationObjective.MaximizeAuPrc is for labels of two values, and 'Kind' has 3; use OptimizationObjective.MinimizeLogLoss")]
    public async Task An_objective_fits_the_number_of_classes(string type, params string[] expected) => Assert.Equal(expected, await Declared.FindingsAsync($"[{type}]", Kind));

    [Fact]
    public async Task A_registered_model_has_an_id_the_registry_allows()
    {
        const string Registered = "[LinearRegression<House>(ModelRegistry = ModelRegistry.VertexAi)]";
        Assert.Empty(await Declared.FindingsAsync(Registered));
        var diagnostics = await Analysis.RunAsync(Declared.Source(Registered).Replace("homes.model", "homes.Model-1"));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "BQML2092" && diagnostic.Properties["replacement"] == "model-1");
    }

    [Theory]
    [InlineData("ModelOption(\"num_clusters\", 5)", "BQML2093: num_clusters is no option of linear regression, but of k-means clustering; remove it, or change the model type")]
    [InlineData("ModelOption(\"DROPOUT\", 0.5)", "BQML2093: DROPOUT is no option of linear regression, but of boosted tree regressor, boosted tree classifier, deep neural network regressor and 4 more; remove it, or change the model type")]
    public async Task An_option_of_another_model_type_is_reported(string option, string expected) => Assert.Equal([expected], await Declared.FindingsAsync($"[LinearRegression<House>, {option}]"));
}
