namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Options whose value has parts with properties of their own.</summary>
public sealed class OptionPartRuleTests
{
    [Theory]
    [InlineData("DnnLinearCombinedRegressor<House>(DnnLearnRate = 0.1, LinearLearnRate = 0.2)")]
    [InlineData("DnnLinearCombinedRegressor<House>(LearnRate = 0.1, LinearOptimizer = Optimizer.Sgd)")]
    // The linear part's default is FTRL, which heeds the penalty.
    [InlineData("DnnLinearCombinedRegressor<House>(L1Reg = 0.1)")]
    [InlineData("DnnLinearCombinedRegressor<House>(L2Reg = 0.1, DnnOptimizer = Optimizer.Adam)")]
    [InlineData("DnnLinearCombinedRegressor<House>(L2Reg = 0.1, Optimizer = Optimizer.Sgd)")]
    [InlineData("AutoMLClassifier<Sale>(OptimizationObjective = OptimizationObjective.MaximizeRecallAtPrecision, OptimizationObjectiveValue = 0)")]
    [InlineData("AutoMLClassifier<Sale>(OptimizationObjective = OptimizationObjective.MaximizeAuPrc)")]
    public async Task Valid_parts_are_not_reported(string attribute) => Assert.Empty(await Declared.FindingsAsync($"[{attribute}]", Declared.House + Declared.Sale));

    [Theory]
    [InlineData("DnnLinearCombinedRegressor<House>(DnnLearnRate = 0.1, LearnRate = 0.2)", "BQML2007: DnnLearnRate cannot be combined with LearnRate; remove one of them")]
    [InlineData("DnnLinearCombinedRegressor<House>(LinearOptimizer = (Optimizer)99)", "BQML2002: LinearOptimizer = (Optimizer)99 is not allowed for wide-and-deep regressor; use Optimizer.Adagrad, Optimizer.Adam, Optimizer.Ftrl, Optimizer.RmsProp or Optimizer.Sgd")]
    [InlineData("DnnLinearCombinedRegressor<House>(DnnLearnRate = double.NaN)", "BQML2011: DnnLearnRate = NaN is not finite; use a number, or leave the option out for its default")]
    [InlineData("DnnLinearCombinedRegressor<House>(L1Reg = 0.1, LinearOptimizer = Optimizer.Adam)", "BQML2008: L1Reg has no effect unless Optimizer = Optimizer.Adagrad, Optimizer.Ftrl or Optimizer.Sgd; set it so, or remove L1Reg")]
    [InlineData("AutoMLClassifier<Sale>(OptimizationObjective = OptimizationObjective.MaximizePrecisionAtRecall)", "BQML2009: Model needs OptimizationObjectiveValue when OptimizationObjective = OptimizationObjective.MaximizePrecisionAtRecall or OptimizationObjective.MaximizeRecallAtPrecision; set it")]
    [InlineData("AutoMLClassifier<Sale>(OptimizationObjectiveValue = 0.5)", "BQML2006: OptimizationObjectiveValue needs OptimizationObjective = OptimizationObjective.MaximizePrecisionAtRecall or OptimizationObjective.MaximizeRecallAtPrecision; set it, or remove OptimizationObjectiveValue")]
    [InlineData("AutoMLClassifier<Sale>(OptimizationObjective = OptimizationObjective.MaximizeRecallAtPrecision, OptimizationObjectiveValue = 1.5)", "BQML2001: OptimizationObjectiveValue = 1.5 is out of range for AutoML classifier, which takes [0, 1]")]
    public async Task Wrong_parts_are_reported(string attribute, string expected) => Assert.Equal([expected], await Declared.FindingsAsync($"[{attribute}]", Declared.House + Declared.Sale));
}
