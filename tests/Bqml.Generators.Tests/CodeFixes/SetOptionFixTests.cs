using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class SetOptionFixTests
{
    [Fact]
    public Task The_condition_leaves_out_labels_that_are_null() => FixTest.VerifyAsync<SetOptionFix>(
        Source("homes.price", "double?", "LinearRegression<House>", "{|BQML1094:TrainingTable(\"homes.sales\")|}"),
        Source("homes.price", "double?", "LinearRegression<House>", "TrainingTable(\"homes.sales\", Where = \"`price` IS NOT NULL\")"));

    [Fact]
    public Task A_registered_model_gets_an_id() => FixTest.VerifyAsync<SetOptionFix>(
        Source("homes.HousePrice", "double", "{|BQML2092:LinearRegression<House>(ModelRegistry = ModelRegistry.VertexAi)|}", "TrainingTable(\"homes.sales\")"),
        Source("homes.HousePrice", "double", "LinearRegression<House>(ModelRegistry = ModelRegistry.VertexAi, VertexAIModelId = \"houseprice\")", "TrainingTable(\"homes.sales\")"));

    private static string Source(string name, string label, string type, string training) => $$"""
        using Bqml;

        public sealed record House(double Area, [Label] {{label}} Price);

        [BigQueryModel("{{name}}")]
        [{{type}}]
        [{{training}}]
        public sealed partial class HousePrice;
        """;
}
