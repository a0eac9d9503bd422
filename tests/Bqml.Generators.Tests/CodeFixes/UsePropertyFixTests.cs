using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class UsePropertyFixTests
{
    [Fact]
    public Task A_number_moves_into_the_property() => FixTest.VerifyAsync<UsePropertyFix>(
        Source("LinearRegression<House>", """[{|BQML2050:ModelOption("L2_REG", 0.1)|}]""" + "\n"),
        Source("LinearRegression<House>(L2Reg = 0.1)", ""));

    [Fact]
    public Task A_string_becomes_a_member_of_the_enum() => FixTest.VerifyAsync<UsePropertyFix>(
        Source("LinearRegression<House>(FitIntercept = false)", """[{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NO_SPLIT")|}]""" + "\n"),
        Source("LinearRegression<House>(FitIntercept = false, DataSplitMethod = DataSplitMethod.NoSplit)", ""));

    [Fact]
    public Task All_move_at_once() => FixTest.VerifyAsync<UsePropertyFix>(
        Source("LinearRegression<House>", """[{|BQML2050:ModelOption("L2_REG", 0.1)|}, {|BQML2050:ModelOption("MAX_ITERATIONS", 5)|}]""" + "\n"),
        Source("LinearRegression<House>(L2Reg = 0.1, MaxIterations = 5)", ""),
        rounds: 2);

    [Fact]
    public Task A_property_that_is_set_already_is_left_alone() => FixTest.VerifyNoFixAsync<UsePropertyFix>(
        Source("LinearRegression<House>(L2Reg = 0.5)", """[{|BQML2050:{|BQML2054:ModelOption("L2_REG", 0.1)|}|}]""" + "\n"));

    [Fact]
    public Task A_string_that_is_no_member_is_left_alone() => FixTest.VerifyNoFixAsync<UsePropertyFix>(
        Source("LinearRegression<House>", """[{|BQML2002:{|BQML2050:ModelOption("DATA_SPLIT_METHOD", "NOT_AT_ALL_LIKE_THIS")|}|}]""" + "\n"));

    private static string Source(string type, string options) => $$"""
        using Bqml;

        public sealed record House(double Area, [Label] double Price);

        [BigQueryModel("homes.price")]
        [{{type}}]
        [TrainingTable("homes.sales")]
        {{options}}public sealed partial class HousePrice;
        """;
}
