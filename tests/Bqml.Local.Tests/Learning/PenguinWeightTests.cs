using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>LINEAR_REG against figures that BigQuery published for the penguins (linear regression tutorial and BigQuery DataFrames).</summary>
public sealed class PenguinWeightTests
{
    private static readonly LinearModel Model = Tables.Train(Penguins.With("body_mass_g"), "LINEAR_REG", "body_mass_g", ("DATA_SPLIT_METHOD", "NO_SPLIT"));

    private static double Metric(string name) => Model.Optimal.Metrics!.First(m => m.Name == name).Value;

    [Theory]
    [InlineData("mean_absolute_error", 227.012237)]
    [InlineData("mean_squared_error", 81838.159892)]
    [InlineData("median_absolute_error", 173.080816)]
    [InlineData("r2_score", 0.872377)]
    [InlineData("explained_variance", 0.872377)]
    public void Evaluation_on_all_rows_is_BigQuerys(string metric, double published) => Tables.Close(published, Metric(metric), 1e-6);

    [Fact]
    public void Mean_squared_log_error_is_BigQuerys_to_the_digits_it_prints() => Assert.Equal(0.00507, Metric("mean_squared_log_error"), 5);
}
