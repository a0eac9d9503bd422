namespace Bqml.Catalog.Tests;

/// <summary>Functions without a model that are called through a row type.</summary>
public sealed class RowFunctionTests
{
    [Fact]
    public void Every_table_valued_function_without_a_model_has_a_method() =>
        Assert.DoesNotContain(ModelCatalog.Functions, function => function is { Kind: FunctionKind.TableValued, TakesModel: false, MethodName: null });

    [Theory]
    [InlineData("ML.PREDICT", "LINEAR_REG", "PredictAsync")]
    [InlineData("ML.GLOBAL_EXPLAIN", "LOGISTIC_REG", "GlobalExplainAsync GlobalExplainClassLevelAsync")]
    [InlineData("AI.GENERATE_TEXT", "REMOTE_LLM", "GenerateTextAsync GenerateTextFromObjectsAsync")]
    [InlineData("ML.EVALUATE", "REMOTE_LLM", "EvaluateAsync EvaluateClassificationAsync EvaluateSummarizationAsync EvaluateQuestionAnsweringAsync")]
    public void A_function_has_a_method_for_each_shape_of_its_result(string function, string modelType, string methods) =>
        Assert.Equal(methods, string.Join(" ", FunctionMethods.Names(ModelCatalog.FindFunction(function)!, modelType).Distinct()));

    [Theory]
    [InlineData("TimeSeries", "[TimeSeriesData] data_col required one, [TimeSeriesTimestamp] timestamp_col required one, [TimeSeriesId] id_cols optional several", "SeriesKey(TimeSeriesId), SeriesPoint(TimeSeriesId TimeSeriesTimestamp TimeSeriesData)")]
    [InlineData("KeyDrivers", "[Metric] metric_col required one, [Dimension] dimension_cols required several, [InterestLabel] interest_label_col required one", "Segment(Dimension)")]
    [InlineData("Correlations", "[CorrelationTarget] target_col required one, [Correlated] target_correlation_cols required several, [Dimension] dimension_cols optional several", "Segment(Dimension)")]
    [InlineData("PointInTime", "", "")]
    public void A_group_has_roles_and_parts(string name, string roles, string parts)
    {
        var group = ModelCatalog.RowFunctions.Single(group => group.Name == name);
        Assert.Equal(roles, string.Join(", ", group.Roles.Select(role => $"[{role.Role}] {role.Argument} {(role.Required ? "required" : "optional")} {(role.Several ? "several" : "one")}")));
        Assert.Equal(parts, string.Join(", ", group.Parts.Select(part => $"{part.Name}({string.Join(" ", part.Roles)})")));
    }

    [Fact]
    public void Features_are_found_by_the_names_of_columns() =>
        Assert.Equal(["entity_id STRING", "feature_timestamp TIMESTAMP"], ModelCatalog.RowFunctions.Single(group => group.Name == "PointInTime").Columns.Select(column => column.ToString()));

    [Fact]
    public void Method_names_are_unique_in_a_group() => Assert.All(ModelCatalog.RowFunctions, group =>
    {
        var methods = group.Functions.Select(name => ModelCatalog.FindFunction(name)!).SelectMany(function => function.Outputs.Select(output => output.MethodName ?? function.MethodName)).ToArray();
        Assert.Equal(methods.Length, methods.Distinct(StringComparer.Ordinal).Count());
    });
}
