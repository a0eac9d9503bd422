using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class RemoveModifierFixTests
{
    private const string Head = """
        using Bqml;

        public sealed record House(double Area, [Label] double Price);

        [BigQueryModel("homes.price")]
        [LinearRegression<House>]
        [TrainingTable("homes.sales")]

        """;

    [Theory]
    [InlineData("static", "BQML0003")]
    [InlineData("abstract", "BQML0004")]
    public Task The_modifier_is_removed(string modifier, string id) => FixTest.VerifyAsync<RemoveModifierFix>(
        Head + $"public {modifier} partial class {{|{id}:HousePrice|}};",
        Head + "public partial class HousePrice;");
}
