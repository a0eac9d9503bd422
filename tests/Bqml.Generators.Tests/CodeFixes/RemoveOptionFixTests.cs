using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class RemoveOptionFixTests
{
    [Fact]
    public Task An_option_without_effect_is_removed() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("[LinearRegression<House>(EarlyStop = false, {|BQML2008:MinRelProgress = 0.1|}, L2Reg = 1)]"),
        Source("[LinearRegression<House>(EarlyStop = false, L2Reg = 1)]"));

    [Fact]
    public Task The_parentheses_go_with_the_last_option() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("[LinearRegression<House>({|BQML2008:DataSplitEvalFraction = 0.1|})]"),
        Source("[LinearRegression<House>]"));

    [Fact]
    public Task The_first_of_two_that_exclude_each_other_is_removed() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("[LinearRegression<House>({|BQML2007:OptimizeStrategy = OptimizeStrategy.NormalEquation|}, L1Reg = 0.5)]"),
        Source("[LinearRegression<House>(L1Reg = 0.5)]"));

    [Fact]
    public Task The_other_of_two_that_exclude_each_other_is_removed() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("[LinearRegression<House>({|BQML2007:OptimizeStrategy = OptimizeStrategy.NormalEquation|}, L1Reg = 0.5)]"),
        Source("[LinearRegression<House>(OptimizeStrategy = OptimizeStrategy.NormalEquation)]"),
        action: 1);

    [Fact]
    public Task An_attribute_is_removed_and_its_comment_kept() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("// The price of a house.\n[{|BQML2008:{|BQML2050:ModelOption(\"DATA_SPLIT_EVAL_FRACTION\", 0.1)|}|}]\n[LinearRegression<House>]"),
        Source("// The price of a house.\n[LinearRegression<House>]"));

    [Fact]
    public Task All_are_removed_at_once() => FixTest.VerifyAsync<RemoveOptionFix>(
        Source("[LinearRegression<House>({|BQML2008:DataSplitEvalFraction = 0.1|}, FitIntercept = true, {|BQML2008:LsInitLearnRate = 0.1|}, LearnRateStrategy = LearnRateStrategy.Constant)]"),
        Source("[LinearRegression<House>(FitIntercept = true, LearnRateStrategy = LearnRateStrategy.Constant)]"));

    [Fact]
    public Task A_setting_of_an_image_that_the_model_refuses_is_removed() => FixTest.VerifyAsync<RemoveOptionFix>(
        Images("[ImageInput(\"image\", {|BQML2097:Height = 0|})]"),
        Images("[ImageInput(\"image\")]"));

    private static string Images(string attribute) => $$"""
        using Bqml;

        public sealed record Picture([PassThrough] string Uri);

        public sealed record Guess(long Label);

        [BigQueryModel("wild.animals")]
        [OnnxModel<Picture, Guess>(ModelPath = "gs://wild/model.onnx")]
        {{attribute}}
        public sealed partial class Animals;
        """;

    private static string Source(string attributes) => $$"""
        using Bqml;

        public sealed record House(double Area, [Label] double Price);

        {{attributes}}
        [BigQueryModel("homes.price")]
        [TrainingTable("homes.sales")]
        public sealed partial class HousePrice;
        """;
}
