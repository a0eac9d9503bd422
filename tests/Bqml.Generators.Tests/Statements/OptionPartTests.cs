using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Statements;

/// <summary>Options whose value has parts with properties of their own.</summary>
public class OptionPartTests
{
    public static TheoryData<string, string> Parts()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in EveryType.Types)
        {
            foreach (var option in type.Options.Where(static option => option.Parts.Count > 0)) data.Add(type.Id, option.Name);
        }
        return data;
    }

    [Theory]
    [InlineData("DNN_LINEAR_COMBINED_REGRESSOR", "LEARN_RATE = [STRUCT('dnn', 0.25), STRUCT('linear', 0.5)]", "DnnLearnRate = 0.25, LinearLearnRate = 0.5")]
    [InlineData("DNN_LINEAR_COMBINED_REGRESSOR", "LEARN_RATE = [STRUCT('linear', 1.0)]", "LinearLearnRate = 1")]
    [InlineData("DNN_LINEAR_COMBINED_REGRESSOR", "LEARN_RATE = 0.5", "LearnRate = 0.5")]
    [InlineData("DNN_LINEAR_COMBINED_CLASSIFIER", "OPTIMIZER = [STRUCT('dnn', 'ADAGRAD'), STRUCT('linear', 'SGD')]", "LinearOptimizer = Optimizer.Sgd, DnnOptimizer = Optimizer.Adagrad")]
    [InlineData("AUTOML_CLASSIFIER", "OPTIMIZATION_OBJECTIVE = STRUCT('MAXIMIZE_PRECISION_AT_RECALL', 0.75)", "OptimizationObjective = OptimizationObjective.MaximizePrecisionAtRecall, OptimizationObjectiveValue = 0.75")]
    [InlineData("AUTOML_CLASSIFIER", "OPTIMIZATION_OBJECTIVE = STRUCT('MAXIMIZE_RECALL_AT_PRECISION', 1.0)", "OptimizationObjective = OptimizationObjective.MaximizeRecallAtPrecision, OptimizationObjectiveValue = 1")]
    [InlineData("AUTOML_CLASSIFIER", "OPTIMIZATION_OBJECTIVE = 'MINIMIZE_LOG_LOSS'", "OptimizationObjective = OptimizationObjective.MinimizeLogLoss")]
    public void A_declaration_writes_the_value(string modelType, string expected, string options) =>
        Assert.Contains("  " + expected, LoadedModel.Of(EveryType.Name, EveryType.Source(modelType, options)).ReadStatements()["CreateModel"].Split('\n').Select(static line => line.TrimEnd(',')));

    [GoogleSqlTheory]
    [MemberData(nameof(Parts))]
    public async Task Google_accepts_the_parts(string modelType, string name)
    {
        var option = ModelCatalog.FindModelType(modelType)!.Option(name)!;
        var uses = option.Parts.Select(part => new OptionUse(part.PropertyName!, Sample(part))).ToArray();
        if (option.Parts.All(static part => part.PartKey is null)) uses = [new OptionUse(option.PropertyName!, Sample(option)), .. uses];
        for (var count = 1; count <= uses.Length; count++)
        {
            var statement = Declared.Of(modelType).With(uses[..count]).CreateStatement();
            Assert.Contains("  " + name + " = ", statement, StringComparison.Ordinal);
            Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(statement));
        }
    }

    [Fact]
    public void An_interval_that_is_none_is_written_as_text() =>
        Assert.Contains("SHINY_TTL = '1 DAY) -- '", (Declared.Weight with { UnlistedOptions = [new OptionUse("SHINY_TTL", new OptionValue.String("1 DAY) -- "))] }).CreateStatement(), StringComparison.Ordinal);

    private static OptionValue Sample(ModelOption option) =>
        option.EnumType is { } type ? new OptionValue.Enum(type, option.AllowedValues[^1].MemberName, 0) : new OptionValue.Float64(0.5);
}
