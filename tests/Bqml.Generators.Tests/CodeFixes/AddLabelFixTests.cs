using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class AddLabelFixTests
{
    private const string Model = """

        [BigQueryModel("homes.price")]
        [{|BQML1001:LinearRegression<House>|}]
        [TrainingTable("homes.sales")]
        public sealed partial class HousePrice;
        """;

    private static string Fixed => Model.Replace("{|BQML1001:", "").Replace("|}", "");

    [Fact]
    public Task A_parameter_of_a_record_is_marked() => FixTest.VerifyAsync<AddLabelFix>(
        "using Bqml;\n\npublic sealed record House(string City, double Area, double Price);\n" + Model,
        "using Bqml;\n\npublic sealed record House(string City, double Area, [Label] double Price);\n" + Fixed,
        action: 1);

    [Fact]
    public Task A_property_is_marked() => FixTest.VerifyAsync<AddLabelFix>(
        """
        using Bqml;

        public sealed class House
        {
            public string City { get; init; } = "";

            /// <summary>In euros.</summary>
            [Column("price_eur")]
            public decimal Price { get; init; }
        }

        """ + Model,
        """
        using Bqml;

        public sealed class House
        {
            public string City { get; init; } = "";

            /// <summary>In euros.</summary>
            [Label]
            [Column("price_eur")]
            public decimal Price { get; init; }
        }

        """ + Fixed);

    [Fact]
    public Task The_row_may_be_in_another_file_without_the_using() => FixTest.VerifyAsync<AddLabelFix>(
        [("Model.cs", "using Bqml;\nusing Homes;\n" + Model), ("House.cs", "namespace Homes;\n\npublic sealed record House(string City, double Price);\n")],
        [("Model.cs", "using Bqml;\nusing Homes;\n" + Fixed), ("House.cs", "namespace Homes;\n\npublic sealed record House(string City, [Bqml.Label] double Price);\n")]);

    [Fact]
    public Task Only_types_that_the_model_predicts_are_offered() => FixTest.VerifyNoFixAsync<AddLabelFix>(
        "using Bqml;\n\npublic sealed record House(string City, bool Sold);\n" + Model);
}
