using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>Trained models against an independent solution of the documented objectives.</summary>
public sealed class IndependentSolutionTests
{
    private static readonly (string, object?)[] LongDescent = [("DATA_SPLIT_METHOD", "NO_SPLIT"), ("MAX_ITERATIONS", 10_000L), ("MIN_REL_PROGRESS", 1e-12)];

    private static readonly DataTable TwoSexes = Penguins.All.Where(static row => Penguins.All.Find("sex")!.Values[row] is "MALE" or "FEMALE");

    private static double[] Positive(LinearModel model, DataTable input, string column) =>
        [.. model.Call("ML.PREDICT", input).Find(column)!.Values.Select(static v => (double)((object?[])((object?[])v!)[0]!)[1]!)];

    [Fact]
    public void Multiclass_regression_is_the_softmax_optimum()
    {
        var rows = Penguins.With("sex");
        var model = DataTables.Train(rows, "LOGISTIC_REG", "sex", [.. LongDescent, ("L2_REG", 1.0)]);
        var encoded = IndependentSolver.Encode(rows, "sex");
        string[] classes = [".", "FEMALE", "MALE"];
        var weights = IndependentSolver.Softmax(encoded, [.. rows.Find("sex")!.Values.Select(v => Array.IndexOf(classes, v))], 3, 1.0);
        var predictions = model.Call("ML.PREDICT", rows).Find("predicted_sex_probs")!.Values;
        for (var row = 0; row < encoded.Length; row++)
        {
            var expected = IndependentSolver.ClassProbabilities(weights, encoded[row]).Reverse();
            Assert.All(expected.Zip((object?[])predictions[row]!), static p => Assert.Equal(p.First, (double)((object?[])p.Second!)[1]!, 1e-4));
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    public void Binary_regression_is_the_log_loss_optimum(double l2)
    {
        var model = DataTables.Train(TwoSexes, "LOGISTIC_REG", "sex", [.. LongDescent, ("L2_REG", l2)]);
        var encoded = IndependentSolver.Encode(TwoSexes, "sex");
        var weights = IndependentSolver.Logistic(encoded, [.. TwoSexes.Find("sex")!.Values.Select(static v => v is "MALE")], [.. encoded.Select(static _ => 1.0)], l2);
        Assert.All(
            encoded.Select(row => 1 / (1 + Math.Exp(-row.Zip(weights).Sum(static p => p.First * p.Second)))).Zip(Positive(model, TwoSexes, "predicted_sex_probs")),
            static p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void Class_weights_multiply_the_losses()
    {
        var model = DataTables.Train(TwoSexes, "LOGISTIC_REG", "sex",
            [.. LongDescent, ("L2_REG", 2.0), ("CLASS_WEIGHTS", new object?[] { new object?[] { "MALE", 0.25 }, new object?[] { "FEMALE", 3.0 } })]);
        bool[] males = [.. TwoSexes.Find("sex")!.Values.Select(static v => v is "MALE")];
        var encoded = IndependentSolver.Encode(TwoSexes, "sex");
        var weights = IndependentSolver.Logistic(encoded, males, [.. males.Select(static m => m ? 0.25 : 3.0)], 2);
        Assert.All(
            encoded.Select(row => 1 / (1 + Math.Exp(-row.Zip(weights).Sum(static p => p.First * p.Second)))).Zip(Positive(model, TwoSexes, "predicted_sex_probs")),
            static p => Assert.Equal(p.First, p.Second, 1e-5));
    }

    [Fact]
    public void Automatic_class_weights_are_those_of_the_documented_formula()
    {
        var island = Penguins.All.Without("sex");
        double Weight(string name) => 344.0 / (Penguins.All.Find("island")!.Values.Count(v => Equals(v, name)) * 3);
        var automatic = DataTables.Train(island, "LOGISTIC_REG", "island", ("DATA_SPLIT_METHOD", "NO_SPLIT"), ("AUTO_CLASS_WEIGHTS", true));
        var given = DataTables.Train(island, "LOGISTIC_REG", "island", ("DATA_SPLIT_METHOD", "NO_SPLIT"),
            ("CLASS_WEIGHTS", new[] { "Biscoe", "Dream", "Torgersen" }.Select(n => (object?)new object?[] { n, Weight(n) }).ToArray()));
        var plain = DataTables.Train(island, "LOGISTIC_REG", "island", ("DATA_SPLIT_METHOD", "NO_SPLIT"));
        Assert.Equal(given.Optimal.Weights!.Values, automatic.Optimal.Weights!.Values);
        Assert.NotEqual(plain.Optimal.Weights!.Values, automatic.Optimal.Weights!.Values);
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(4000, 0)]
    [InlineData(60_000, 10)]
    public void Regularised_linear_regression_is_the_elastic_net_optimum(double l1, double l2)
    {
        var rows = Penguins.With("body_mass_g");
        var model = DataTables.Train(rows, "LINEAR_REG", "body_mass_g",
            [.. LongDescent, ("L2_REG", l2), l1 > 0 ? ("L1_REG", l1) : ("OPTIMIZE_STRATEGY", "NORMAL_EQUATION")]);
        var encoded = IndependentSolver.Encode(rows, "body_mass_g");
        var weights = IndependentSolver.ElasticNet(encoded, [.. rows.Find("body_mass_g")!.Values.Cast<double>()], l1, l2);
        var predictions = model.Call("ML.PREDICT", rows);
        for (var row = 0; row < encoded.Length; row++)
            DataTables.Close(encoded[row].Zip(weights).Sum(static p => p.First * p.Second), predictions.Number("predicted_body_mass_g", row), l1 > 0 ? 1e-4 : 1e-8);
        if (l1 > 10_000) Assert.Contains(model.Optimal.Weights!.Of(0).ToArray(), static w => w == 0);
    }

    [Fact]
    public void Redundant_columns_share_their_weight()
    {
        var x = DataTables.Numbers("x", [.. Enumerable.Range(0, 100).Select(static i => (double?)i)]);
        var rows = DataTables.Of(x, x with { Name = "twin" }, x with { Name = "y", Values = [.. x.Values.Select(static v => (object)(3 * (double)v! + 7))] });
        var weights = DataTables.Train(rows, "LINEAR_REG", "y").Call("ML.WEIGHTS");
        Assert.Equal(1.5, weights.Number("weight", 0), 9);
        Assert.Equal(1.5, weights.Number("weight", 1), 9);
        Assert.Equal("__INTERCEPT__", weights.Get("processed_input", 2));
        Assert.Equal(7, weights.Number("weight", 2), 8);
    }

    [Fact]
    public void Conjugate_gradients_find_the_solution_of_the_decomposition()
    {
        // 700 categories are too many to decompose; as one column each the same rows are solved with the mean of each category.
        var random = new Random(1);
        var categories = Enumerable.Range(0, 7000).Select(static i => $"c{i % 700}").ToArray();
        double?[] labels = [.. categories.Select(c => c[^1] % 7 + random.NextDouble())];
        var rows = DataTables.Of(DataTables.Texts("c", categories), DataTables.Numbers("y", labels));
        var predictions = DataTables.Train(rows, "LINEAR_REG", "y", ("DATA_SPLIT_METHOD", "NO_SPLIT")).Call("ML.PREDICT", rows);
        foreach (var group in Enumerable.Range(0, 7000).GroupBy(i => categories[i]).Take(50))
            Assert.Equal(group.Average(i => labels[i]!.Value), predictions.Number("predicted_y", group.First()), 8);
    }

    [Fact]
    public void Standard_errors_and_p_values_are_those_of_the_textbook()
    {
        // y on x: slope's standard error = sqrt(RSS / (n - 2) / Sxx).
        double?[] x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], y = [2.1, 3.9, 6.2, 7.8, 10.1, 12.2, 13.8, 16.1, 18.0, 19.7];
        var model = DataTables.Train(
            DataTables.Of(DataTables.Numbers("x", x), DataTables.Numbers("y", y)), "LINEAR_REG", "y", ("CALCULATE_P_VALUES", true), ("CATEGORY_ENCODING_METHOD", "DUMMY_ENCODING"), ("OPTIMIZE_STRATEGY", "NORMAL_EQUATION"));
        var (meanX, meanY) = (x.Average()!.Value, y.Average()!.Value);
        var sxx = x.Sum(v => Math.Pow(v!.Value - meanX, 2));
        var slope = x.Zip(y).Sum(p => (p.First!.Value - meanX) * (p.Second!.Value - meanY)) / sxx;
        var rss = x.Zip(y).Sum(p => Math.Pow(p.Second!.Value - meanY - slope * (p.First!.Value - meanX), 2));
        var plain = model.Call("ML.ADVANCED_WEIGHTS");
        Assert.Equal(slope, plain.Number("weight"), 10);
        Assert.Equal(Math.Sqrt(rss / 8 / sxx), plain.Number("standard_error"), 10);
        Assert.Null(plain.Get("standard_error", 1));
        var standardized = model.Call("ML.ADVANCED_WEIGHTS", null, ("standardize", true));
        Assert.Equal(Math.Sqrt(rss / 8 / 10), standardized.Number("standard_error", 1), 10);
        Assert.Equal(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -meanY / Math.Sqrt(rss / 80)), standardized.Number("p_value", 1), 12);
    }

    [Fact]
    public void Logistic_standard_errors_come_from_the_inverse_Hessian()
    {
        var rows = TwoSexes.Without("species", "island", "culmen_length_mm", "flipper_length_mm");
        var model = DataTables.Train(rows, "LOGISTIC_REG", "sex", [.. LongDescent, ("CALCULATE_P_VALUES", true), ("CATEGORY_ENCODING_METHOD", "DUMMY_ENCODING")]);
        var encoded = IndependentSolver.Encode(rows, "sex");
        var weights = IndependentSolver.Logistic(encoded, [.. rows.Find("sex")!.Values.Select(static v => v is "MALE")], [.. encoded.Select(static _ => 1.0)], 0);
        var hessian = Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 3).Select(j => encoded.Sum(row =>
        {
            var p = 1 / (1 + Math.Exp(-row.Zip(weights).Sum(static x => x.First * x.Second)));
            return p * (1 - p) * row[i] * row[j];
        })).ToArray()).ToArray();
        var table = model.Call("ML.ADVANCED_WEIGHTS", null, ("standardize", true));
        for (var i = 0; i < 3; i++)
        {
            var unit = new double[3];
            unit[i] = 1;
            DataTables.Close(weights[i], table.Number("weight", i), 1e-4);
            DataTables.Close(Math.Sqrt(IndependentSolver.Solve(hessian, unit)[i]), table.Number("standard_error", i), 1e-4);
        }
    }
}
