using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>LINEAR_REG against figures that BigQuery published for the penguins (linear regression tutorial and the tests of BigQuery DataFrames).</summary>
public sealed class PenguinWeightTests
{
    private static readonly LinearModel Model = DataTables.Train(
        Penguins.With("body_mass_g"), "LINEAR_REG", "body_mass_g", ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("ENABLE_GLOBAL_EXPLAIN", true));

    [Theory]
    [InlineData("mean_absolute_error", 227.012237)]
    [InlineData("mean_squared_error", 81838.159892)]
    [InlineData("median_absolute_error", 173.080816)]
    [InlineData("r2_score", 0.872377)]
    [InlineData("explained_variance", 0.872377)]
    public void Evaluation_on_all_rows_is_BigQuerys(string metric, double published)
    {
        DataTables.Close(published, Model.Call("ML.EVALUATE").Number(metric), 1e-6);
        DataTables.Close(published, Model.Call("ML.EVALUATE", Penguins.All).Number(metric), 1e-6);
    }

    [Theory]
    [InlineData("mean_absolute_error", 225.817334, 1e-6)]
    [InlineData("mean_squared_error", 80540.705944, 1e-6)]
    [InlineData("mean_squared_log_error", 0.004972, 1e-4)]
    [InlineData("median_absolute_error", 173.080816, 1e-6)]
    [InlineData("r2_score", 0.87529, 1e-5)]
    [InlineData("explained_variance", 0.87529, 1e-5)]
    public void Evaluation_on_the_rows_without_any_null_is_BigQuerys(string metric, double published, double relative)
    {
        var complete = Penguins.All.Where(static row => Penguins.All.Columns.All(c => c.Values[row] is not null));
        DataTables.Close(published, Model.Call("ML.EVALUATE", complete).Number(metric), relative);
    }

    [Fact]
    public void Mean_squared_log_error_is_BigQuerys_to_the_digits_it_prints() => Assert.Equal(0.00507, Model.Call("ML.EVALUATE").Number("mean_squared_log_error"), 5);

    [Theory]
    [InlineData("Gentoo", "Biscoe", null, null, null, null, 4681.782896)]
    [InlineData("Gentoo", "Biscoe", 46.2, 14.4, 214.0, null, 4740.7907)]
    [InlineData("Gentoo", "Biscoe", 44.5, 14.3, 216.0, null, 4731.310452)]
    [InlineData("Gentoo", "Biscoe", 45.2, 16.4, 223.0, "MALE", 5413.510134)]
    [InlineData("Gentoo", "Biscoe", 46.5, 14.5, 213.0, "FEMALE", 4768.351092)]
    [InlineData("Adelie", "Biscoe", 37.7, 16.0, 183.0, "FEMALE", 3235.896372)]
    [InlineData("Gentoo", "Biscoe", 46.4, 15.6, 221.0, "MALE", 5349.603734)]
    [InlineData("Gentoo", "Biscoe", 46.1, 13.2, 211.0, "FEMALE", 4637.165037)]
    public void Predictions_are_BigQuerys(string species, string island, double? length, double? depth, double? flipper, string? sex, double published)
    {
        var input = DataTables.Of(
            DataTables.Texts("species", species), DataTables.Texts("island", island), DataTables.Numbers("culmen_length_mm", length),
            DataTables.Numbers("culmen_depth_mm", depth), DataTables.Numbers("flipper_length_mm", flipper), DataTables.Texts("sex", sex));
        var prediction = Model.Call("ML.PREDICT", input);
        DataTables.Close(published, prediction.Number("predicted_body_mass_g"), 1e-6);
        Assert.Equal(["predicted_body_mass_g", .. input.Columns.Select(static c => c.Name)], prediction.Columns.Select(static c => c.Name));
        DataTables.Close(published, Model.Call("ML.EXPLAIN_PREDICT", input).Number("prediction_value"), 1e-6);
    }

    [Theory]
    [InlineData("flipper_length_mm", 193.612051)]
    [InlineData("culmen_depth_mm", 117.084944)]
    [InlineData("culmen_length_mm", 94.366793)]
    public void Global_attributions_of_numbers_are_BigQuerys(string feature, double published)
    {
        // Those of the categories depend on which of many equal solutions is taken: BigQuery's is not the one of the smallest norm.
        var explained = Model.Call("ML.GLOBAL_EXPLAIN");
        DataTables.Close(published, explained.Number("attribution", Array.IndexOf(explained.Find("feature")!.Values, feature)), 1e-6);
    }

    [Fact]
    public void Attributions_and_baseline_sum_to_the_prediction()
    {
        var explained = Model.Call("ML.EXPLAIN_PREDICT", Penguins.All, ("top_k_features", 100L));
        var weights = Model.Call("ML.WEIGHTS", null, ("standardize", true));
        var intercept = weights.Number("weight", Array.IndexOf(weights.Find("processed_input")!.Values, "__INTERCEPT__"));
        for (var row = 0; row < explained.RowCount; row++)
        {
            var attributions = ((object?[])explained.Get("top_feature_attributions", row)!).Cast<object?[]>().ToArray();
            Assert.Equal(6, attributions.Length);
            Assert.Equal(attributions.OrderByDescending(static a => Math.Abs((double)a[1]!)), attributions);
            Assert.Equal(intercept, explained.Number("baseline_prediction_value", row), 9);
            Assert.Equal(explained.Number("prediction_value", row), intercept + attributions.Sum(static a => (double)a[1]!), 8);
        }
    }

    [Fact]
    public void Plain_weights_applied_to_plain_values_give_the_prediction()
    {
        var weights = Model.Call("ML.WEIGHTS");
        var predictions = Model.Call("ML.PREDICT", Penguins.With("body_mass_g"));
        for (var row = 0; row < predictions.RowCount; row++)
        {
            var sum = 0.0;
            for (var w = 0; w < weights.RowCount; w++)
            {
                var input = (string)weights.Get("processed_input", w)!;
                var value = input == "__INTERCEPT__" ? 1.0 : predictions.Get(input, row);
                sum += value is double number
                    ? weights.Number("weight", w) * number
                    : (double)((object?[])weights.Get("category_weights", w)!).Cast<object?[]>().First(c => (string)c[0]! == (string?)(value ?? "_null_filler"))[1]!;
            }
            Assert.Equal(predictions.Number("predicted_body_mass_g", row), sum, 7);
        }
    }

    [Fact]
    public void Gradient_descent_reaches_the_same_metrics_when_it_may_run_long()
    {
        var descended = DataTables.Train(
            Penguins.With("body_mass_g"), "LINEAR_REG", "body_mass_g", ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("OPTIMIZE_STRATEGY", "BATCH_GRADIENT_DESCENT"),
            ("MAX_ITERATIONS", 3000L), ("EARLY_STOP", false));
        DataTables.Close(81838.159892, descended.Call("ML.EVALUATE").Number("mean_squared_error"), 1e-4);
    }

    [Fact]
    public void Feature_info_describes_the_columns()
    {
        var info = Model.Call("ML.FEATURE_INFO");
        Assert.Equal(["species", "island", "culmen_length_mm", "culmen_depth_mm", "flipper_length_mm", "sex"], info.Find("input")!.Values);
        Assert.Equal(3L, info.Get("category_count", 0));
        Assert.Null(info.Get("mean", 0));
        Assert.Equal(32.1, info.Number("min", 2));
        Assert.Equal(59.6, info.Number("max", 2));
        Assert.Equal(43.92192982, info.Number("mean", 2), 7);
        Assert.Null(info.Get("category_count", 2));
        Assert.Equal(8L, info.Get("null_count", 5));
    }
}
