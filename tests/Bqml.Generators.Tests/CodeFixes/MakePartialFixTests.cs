using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class MakePartialFixTests
{
    private const string Row = """
        using Bqml;

        public sealed record House(double Area, [Label] double Price);

        """;

    [Fact]
    public Task A_class_becomes_partial() => FixTest.VerifyAsync<MakePartialFix>(
        Row + """

        /// <summary>The price.</summary>
        [BigQueryModel("homes.price")]
        [LinearRegression<House>]
        [TrainingTable("homes.sales")]
        public sealed class {|BQML0001:HousePrice|};
        """,
        Row + """

        /// <summary>The price.</summary>
        [BigQueryModel("homes.price")]
        [LinearRegression<House>]
        [TrainingTable("homes.sales")]
        public sealed partial class HousePrice;
        """);

    [Fact]
    public Task The_types_around_it_become_partial_too() => FixTest.VerifyAsync<MakePartialFix>(
        Row + """

        public static class Models
        {
            internal interface INested
            {
                [BigQueryModel("homes.price")]
                [LinearRegression<House>]
                [TrainingTable("homes.sales")]
                class {|BQML0001:{|BQML0002:{|BQML0002:HousePrice|}|}|};
            }
        }
        """,
        Row + """

        public static partial class Models
        {
            internal partial interface INested
            {
                [BigQueryModel("homes.price")]
                [LinearRegression<House>]
                [TrainingTable("homes.sales")]
                partial class HousePrice;
            }
        }
        """);

    [Fact]
    public Task All_classes_become_partial_at_once() => FixTest.VerifyAsync<MakePartialFix>(
        Row + """

        public class Models
        {
            [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
            public class {|BQML0001:{|BQML0002:First|}|};

            [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
            public partial class {|BQML0002:Second|};
        }

        [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
        public class {|BQML0001:Third|};
        """,
        Row + """

        public partial class Models
        {
            [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
            public partial class First;

            [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
            public partial class Second;
        }

        [BigQueryModel("homes.price"), LinearRegression<House>, TrainingTable("homes.sales")]
        public partial class Third;
        """);
}
