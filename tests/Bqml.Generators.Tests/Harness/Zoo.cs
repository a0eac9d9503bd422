namespace Bqml.Generators.Tests.Harness;

/// <summary>Declarations that tests share.</summary>
internal static class Zoo
{
    /// <summary>The penguins of the documentation's tutorials.</summary>
    public const string Penguin = """
        using Bqml;
        namespace Zoo;
        public sealed record Penguin(
            string Species, string Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, string? Sex,
            [Label] double BodyMassG);
        """;

    /// <summary>The same rows with the sex as label.</summary>
    public const string UnsexedPenguin = """
        using Bqml;
        namespace Zoo;
        public sealed record UnsexedPenguin(
            string Species, string Island, double? CulmenLengthMm, double? CulmenDepthMm, double? FlipperLengthMm, double? BodyMassG,
            [Label] string Sex);
        """;

    /// <summary>A linear regression over <see cref="Penguin"/>.</summary>
    /// <param name="options">What stands between the parentheses of the type attribute.</param>
    /// <param name="attributes">Further attributes on the class.</param>
    public static string Weight(string options = "", string attributes = "") => $"""
        using Bqml;
        namespace Zoo;
        [BigQueryModel("ml.penguin_weight")]
        [LinearRegression<Penguin>({options})]
        [TrainingTable("bigquery-public-data.ml_datasets.penguins", Where = "body_mass_g IS NOT NULL")]
        {attributes}
        public sealed partial class PenguinWeight;
        """;

    /// <summary>A logistic regression over <see cref="UnsexedPenguin"/>.</summary>
    /// <param name="options">What stands between the parentheses of the type attribute.</param>
    /// <param name="attributes">Further attributes on the class.</param>
    public static string Sex(string options = "", string attributes = "") => $"""
        using Bqml;
        namespace Zoo;
        [BigQueryModel("ml.penguin_sex")]
        [LogisticRegression<UnsexedPenguin>({options})]
        [TrainingTable("bigquery-public-data.ml_datasets.penguins", Where = "sex IS NOT NULL")]
        {attributes}
        public sealed partial class PenguinSex;
        """;
}
