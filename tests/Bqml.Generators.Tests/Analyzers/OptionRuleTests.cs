namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Options: values, relations, tuning, class weights and [ModelOption], beyond the examples of the pages.</summary>
public sealed class OptionRuleTests
{
    [Theory]
    [InlineData("L2Reg = 0.1")]
    [InlineData("MaxIterations = 1, WarmStart = true")]
    [InlineData("OptimizeStrategy = OptimizeStrategy.NormalEquation, WarmStart = false")]
    [InlineData("DataSplitMethod = DataSplitMethod.Random, DataSplitEvalFraction = 0.3")]
    [InlineData("LearnRateStrategy = LearnRateStrategy.LineSearch, LsInitLearnRate = 0.5")]
    [InlineData("ModelRegistry = ModelRegistry.VertexAi, VertexAIModelVersionAliases = new[] { \"a\", \"b\" }")]
    [InlineData("NumTrials = 100, MaxParallelTrials = 5, HparamTuningObjective = HparamTuningObjective.R2Score")]
    public async Task Valid_options_are_not_reported(string options) => Assert.Empty(await Declared.FindingsAsync($"[LinearRegression<House>({options})]"));

    [Theory]
    [InlineData("NumTrials = 101", "BQML2001: NumTrials = 101 is out of range for linear regression, which takes [1, 100]")]
    [InlineData("NumTrials = 0", "BQML2001: NumTrials = 0 is out of range for linear regression, which takes [1, 100]")]
    [InlineData("NumTrials = 10, MaxParallelTrials = 6", "BQML2001: MaxParallelTrials = 6 is out of range for linear regression, which takes [1, 5]")]
    [InlineData("L1Reg = double.PositiveInfinity", "BQML2011: L1Reg = Infinity is not finite; use a number, or leave the option out for its default")]
    [InlineData("DataSplitMethod = (DataSplitMethod)99", "BQML2002: DataSplitMethod = (DataSplitMethod)99 is not allowed for linear regression; use DataSplitMethod.AutoSplit, DataSplitMethod.Random, DataSplitMethod.Custom, DataSplitMethod.Seq or DataSplitMethod.NoSplit")]
    [InlineData("NumTrials = 5, HparamTuningObjective = HparamTuningObjective.RocAuc", "BQML2002: HparamTuningObjective = HparamTuningObjective.RocAuc is not allowed for linear regression; use HparamTuningObjective.R2Score, HparamTuningObjective.ExplainedVariance, HparamTuningObjective.MedianAbsoluteError, HparamTuningObjective.MeanAbsoluteError, HparamTuningObjective.MeanSquaredError or HparamTuningObjective.MeanSquaredLogError")]
    [InlineData("MaxParallelTrials = 2", "BQML2006: MaxParallelTrials needs NumTrials; set it, or remove MaxParallelTrials")]
    [InlineData("VertexAIModelId = \"m\"", "BQML2006: VertexAIModelId needs ModelRegistry = ModelRegistry.VertexAi; set it, or remove VertexAIModelId")]
    [InlineData("LearnRate = 0.1, LearnRateStrategy = LearnRateStrategy.LineSearch", "BQML2006: LearnRate needs LearnRateStrategy = LearnRateStrategy.Constant; set it, or remove LearnRate")]
    [InlineData("OptimizeStrategy = OptimizeStrategy.NormalEquation, WarmStart = true", "BQML2007: OptimizeStrategy = OptimizeStrategy.NormalEquation cannot be combined with WarmStart = true; remove one of them")]
    [InlineData("DataSplitMethod = DataSplitMethod.NoSplit, DataSplitEvalFraction = 0.3", "BQML2008: DataSplitEvalFraction has no effect unless DataSplitMethod = DataSplitMethod.Random or DataSplitMethod.Seq; set it so, or remove DataSplitEvalFraction")]
    [InlineData("CalculatePValues = true, CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding, L1Reg = 0.5", "BQML2010: CalculatePValues is set for ML.ADVANCED_WEIGHTS, which also needs L1Reg = 0; set it too, or remove CalculatePValues")]
    [InlineData("KmsKeyName = \"projects/p/locations/l/keyRings/r/cryptoKeys/\"", "BQML2014: KmsKeyName = \"projects/p/locations/l/keyRings/r/cryptoKeys/\" does not look like projects/{project}/locations/{location}/keyRings/{ring}/cryptoKeys/{key}, the documented form; check it")]
    public async Task A_wrong_option_is_reported(string options, string expected) => Assert.Equal([expected], await Declared.FindingsAsync($"[LinearRegression<House>({options})]"));

    [Fact]
    public async Task A_column_of_first_centroids_is_needed_where_they_are_chosen_by_one() => Assert.Equal(
        ["BQML2009: Model needs KMeansInitCol when KMeansInitMethod = KMeansInitMethod.Custom; set it"],
        await Declared.FindingsAsync("[KMeans<House>(KMeansInitMethod = KMeansInitMethod.Custom)]", "record House(double Area);"));

    [Fact]
    public async Task A_column_of_the_split_is_needed_where_tuning_data_are_split_by_one() => Assert.Equal(
        ["BQML2009: Model needs DataSplitCol when DataSplitMethod = DataSplitMethod.Custom; set it"],
        await Declared.FindingsAsync("[RemoteTunedLanguageModel(Endpoint = \"gemini-3.5-flash\", DataSplitMethod = DataSplitMethod.Custom), TrainingQuery(\"SELECT prompt, label FROM a.b\")]", ""));

    [Fact]
    public async Task The_part_of_a_tuple_that_is_wrong_is_named() => Assert.Equal(
        ["BQML2001: NonSeasonalOrder[1] = 3 is out of range for univariate time series (ARIMA_PLUS), which takes [0, 2]"],
        await Declared.FindingsAsync("[ArimaPlus<Day>(AutoArima = false, NonSeasonalOrder = [1, 3, 1])]", "record Day([TimeSeriesTimestamp] DateOnly On, [TimeSeriesData] double Visitors);"));

    [Theory]
    [InlineData("OptimizeStrategy = OptimizeStrategy.Newton")]
    [InlineData("LearnRateStrategy = LearnRateStrategy.Constant, LearnRate = Rate")]
    [InlineData("ModelRegistry = ModelRegistry.VertexAi, VertexAIModelVersionAliases = [Alias]")]
    public async Task Of_a_value_that_the_compiler_reports_nothing_is_said(string options) =>
        Assert.Empty(await Analysis.RunAsync(Declared.Source($"[LinearRegression<House>({options})]")));

    [Fact]
    public async Task Auto_class_weights_exclude_class_weights_once() => Assert.Equal(
        ["BQML2007: AutoClassWeights cannot be combined with [ClassWeight]; remove one of them"],
        await Declared.FindingsAsync("[LogisticRegression<Sale>(AutoClassWeights = true), ClassWeight(true, 1), ClassWeight(false, 2)]", Declared.Sale));

    [Fact]
    public async Task Options_switched_off_exclude_nothing() => Assert.Empty(
        await Declared.FindingsAsync("[LogisticRegression<Sale>(AutoClassWeights = false), ClassWeight(true, 1), ClassWeight(false, 2)]", Declared.Sale));

    [Theory]
    [InlineData("Tune(Hyperparameter.L2Reg, Min = 0, Max = 5)")]
    [InlineData("Tune(Hyperparameter.L1Reg, Min = 1e-3, Max = 100)")]
    [InlineData("TuneCandidates(Hyperparameter.L2Reg, 0, 0.1, 1)")]
    public async Task Valid_tuning_is_not_reported(string tuning) => Assert.Empty(await Declared.FindingsAsync($"[LinearRegression<House>(NumTrials = 5), {tuning}]"));

    [Theory]
    [InlineData("Tune(Hyperparameter.NumClusters, Min = 2, Max = 5)", "BQML2020: Hyperparameter.NumClusters cannot be tuned for linear regression; tunable are L1Reg and L2Reg")]
    [InlineData("Tune((Hyperparameter)999, Min = 2, Max = 5)", "BQML2020: A value that is no member of Hyperparameter cannot be tuned for linear regression; tunable are L1Reg and L2Reg")]
    [InlineData("Tune(Hyperparameter.L2Reg, Min = -1, Max = 5)", "BQML2021: Min = -1 is out of range: BigQuery tunes L2Reg in (0, ∞)")]
    [InlineData("Tune(Hyperparameter.L2Reg, Min = 1, Max = 1)", "BQML2022: The range of L2Reg runs from 1 to 1; swap them, or set the option to the one value")]
    [InlineData("Tune(Hyperparameter.L2Reg, Max = 1)", "BQML2028: The range of L2Reg has no Min; set it")]
    [InlineData("TuneCandidates(Hyperparameter.L2Reg, true)", "BQML2026: true is no candidate for L2Reg: BigQuery takes numbers in (0, ∞)")]
    [InlineData("TuneCandidates(Hyperparameter.L2Reg, 0.5, -0.5)", "BQML2026: -0.5 is no candidate for L2Reg: BigQuery takes numbers in (0, ∞)")]
    [InlineData("TuneCandidates(Hyperparameter.L2Reg)", "BQML2030: [TuneCandidates] of L2Reg lists no value; list those to try")]
    public async Task Wrong_tuning_is_reported(string tuning, string expected) => Assert.Equal([expected], await Declared.FindingsAsync($"[LinearRegression<House>(NumTrials = 5), {tuning}]"));

    [Fact]
    public async Task Tuning_a_fixed_L1_excludes_the_normal_equation_too() => Assert.Equal(
        ["BQML2007: OptimizeStrategy = OptimizeStrategy.NormalEquation cannot be combined with L1Reg; remove one of them"],
        await Declared.FindingsAsync("[LinearRegression<House>(NumTrials = 5, OptimizeStrategy = OptimizeStrategy.NormalEquation), Tune(Hyperparameter.L1Reg, Min = 0, Max = 5)]"));

    [Theory]
    [InlineData("[ClassWeight(\"Yes\", 1), ClassWeight(\"No\", 2)]")]
    [InlineData("[ClassWeight(Answer.Yes, 1), ClassWeight(Answer.No, 0)]")]
    public async Task Weights_of_all_members_are_not_reported(string weights) => Assert.Empty(
        await Declared.FindingsAsync("[LogisticRegression<Sale>]" + weights, "record Sale(double Area, [Label] Answer Sold); enum Answer { Yes, No, Nope = No }"));

    [Theory]
    [InlineData("ClassWeight(\"Yes\", 1), ClassWeight(\"no\", 2)", "BQML2043: \"no\" is no value of the label 'Sold', which is one of Yes or No; did you mean No?")]
    [InlineData("ClassWeight(\"Yes\", 1)", "BQML2044: No of the label 'Sold' has no weight, and BigQuery wants one for each class; add [ClassWeight]")]
    [InlineData("ClassWeight(\"Yes\", 1), ClassWeight(\"No\", double.NaN)", "BQML2041: The weight of \"No\" is NaN; use a finite number that is not negative")]
    [InlineData("ClassWeight(\"Yes\", 1), ClassWeight(1, 2)", "BQML2043: 1 is no value of the label 'Sold', which is one of Yes or No")]
    public async Task Weights_of_an_enum_are_checked(string weights, string expected) => Assert.Equal(
        [expected], await Declared.FindingsAsync($"[LogisticRegression<Sale>, {weights}]", "record Sale(double Area, [Label] Answer Sold); enum Answer { Yes, No }"));

    [Theory]
    [InlineData("ModelOption(\"max_iterations\", 5)", "BQML2050: max_iterations is a property of [LinearRegression]; write [LinearRegression(MaxIterations = ...)], which is checked")]
    [InlineData("ModelOption(\"MAX_ITERATIOSN\", 5)", "BQML2051: linear regression has no option MAX_ITERATIOSN; did you mean MAX_ITERATIONS?")]
    [InlineData("ModelOption(\"QUANTUM_BITS\", 5)", "BQML2052: QUANTUM_BITS is no option of linear regression that this version knows; it is passed to BigQuery unchecked")]
    [InlineData("ModelOption(\"MODEL_TYPE\", \"LINEAR_REG\")", "BQML2053: MODEL_TYPE is set by the attribute [LinearRegression]; remove [ModelOption(\"MODEL_TYPE\", ...)]")]
    [InlineData("ModelOption(\"A); DROP MODEL x\", 5)", "BQML2055: \"A); DROP MODEL x\" is no option name; write GoogleSQL's name of the option: letters, digits and underscores")]
    [InlineData("ModelOption(\"\", 5)", "BQML2055: \"\" is no option name; write GoogleSQL's name of the option: letters, digits and underscores")]
    public async Task An_option_by_name_is_checked(string option, string expected) => Assert.Equal([expected], await Declared.FindingsAsync($"[LinearRegression<House>, {option}]"));

    [Theory]
    [InlineData("ModelOption(\"L2_REG\", \"much\")", "BQML2012: L2_REG = \"much\" is a string, and BigQuery takes a number")]
    [InlineData("ModelOption(\"MAX_ITERATIONS\", 1.5)", "BQML2012: MAX_ITERATIONS = 1.5 is a number, and BigQuery takes an integer")]
    [InlineData("ModelOption(\"DATA_SPLIT_METHOD\", \"RANDON\")", "BQML2002: DATA_SPLIT_METHOD = \"RANDON\" is not allowed for linear regression; use AUTO_SPLIT, RANDOM, CUSTOM, SEQ or NO_SPLIT; did you mean RANDOM?")]
    [InlineData("ModelOption(\"WARM_START\", new[] { true })", "BQML2012: WARM_START = [true] is an array, and BigQuery takes a bool")]
    [InlineData("ModelOption(\"KMS_KEY_NAME\", null!)", "BQML2013: KMS_KEY_NAME is null; give it a value, or leave it out for its default")]
    public async Task The_value_of_an_option_by_name_is_checked(string option, string expected) =>
        Assert.Equal([expected], (await Declared.FindingsAsync($"[LinearRegression<House>, {option}]")).Where(finding => !finding.StartsWith("BQML2050", StringComparison.Ordinal)));

    [Fact]
    public async Task An_unlisted_model_type_leaves_options_to_BigQuery() => Assert.Equal(
        ["BQML3002: NEW_REG is no model type that this version knows; its declaration is passed to BigQuery unchecked"],
        (await Analysis.RunAsync(Declared.Source("[LinearRegression<House>(NumTrials = 500, LearnRate = 0.1), ModelOption(\"SHINY\", 1)]").Replace("\"homes.model\"", "\"homes.model\", ModelType = \"NEW_REG\"")))
            .Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
}
