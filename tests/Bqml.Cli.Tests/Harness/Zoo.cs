namespace Bqml.Cli.Tests.Harness;

/// <summary>A project with models in a namespace, in a class, and in neither.</summary>
internal static class Zoo
{
    public const string Source = """"
        using Bqml;

        [BigQueryModel("ml.penguin_sex")]
        [LogisticRegression<Zoo.Penguin>]
        [TrainingTable("zoo.penguins")]
        public sealed partial class PenguinSex;

        namespace Zoo
        {
            public sealed record Penguin(string? Species, double? CulmenLengthMm, [Label] string Sex);

            public sealed record Weighed(string? Species, [Label] double BodyMassG);

            [BigQueryModel("ml.penguin_weight")]
            [LinearRegression<Weighed>(L2Reg = 0.25)]
            [TrainingQuery("""
                SELECT species, body_mass_g -- it's "raw" text: <b>&amp;</b> \\ ü 鳥 🐧
                FROM zoo.penguins
                """)]
            public sealed partial class PenguinWeight;

            public static partial class Models
            {
                [BigQueryModel("other.penguin_weight")]
                [LinearRegression<Weighed>]
                [TrainingTable("zoo.penguins")]
                public sealed partial class PenguinWeight;
            }

            public sealed class Keeper
            {
                public static class Sql { public const string Greeting = "hello"; }
            }
        }
        """";
}
