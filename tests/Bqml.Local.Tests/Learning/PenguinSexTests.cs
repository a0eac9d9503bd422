using Bqml.GoogleSql;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>LOGISTIC_REG with three classes against what BigQuery reports for the penguins (tests of BigQuery DataFrames).</summary>
public sealed class PenguinSexTests
{
    private static readonly LinearModel Model = DataTables.Train(Penguins.With("sex"), "LOGISTIC_REG", "sex", ("DATA_SPLIT_METHOD", "NO_SPLIT"));

    [Theory]
    [InlineData("precision", 0.616753, 0.02)]
    [InlineData("recall", 0.618615, 0.02)]
    [InlineData("accuracy", 0.92515, 0.02)]
    [InlineData("f1_score", 0.617681, 0.02)]
    [InlineData("log_loss", 1.498832, 0.05)]
    [InlineData("roc_auc", 0.975807, 0.02)]
    public void Default_training_evaluates_close_to_BigQuery(string metric, double published, double tolerance) =>
        Assert.InRange(Model.Call("ML.EVALUATE").Number(metric), published - tolerance, published + tolerance);

    [Fact]
    public void Macro_averages_are_BigQuerys_for_BigQuerys_confusion_matrix()
    {
        // 153 of 165 FEMALE and 156 of 168 MALE found, '.' never predicted: the only counts that give BigQuery's four figures.
        int[] labels = [0, .. Enumerable.Repeat(1, 165), .. Enumerable.Repeat(2, 168)];
        int[] predicted = [1, .. Enumerable.Repeat(1, 153), .. Enumerable.Repeat(2, 12), .. Enumerable.Repeat(2, 156), .. Enumerable.Repeat(1, 12)];
        var metrics = ClassificationEvaluation.Of(labels, [.. labels.Select(static _ => new[] { 0.2, 0.4, 0.4 })], predicted).ToDictionary(static m => m.Name, static m => m.Value);
        Assert.Equal(0.616753, metrics["precision"], 6);
        Assert.Equal(0.618615, metrics["recall"], 6);
        Assert.Equal(0.92515, metrics["accuracy"], 6);
        Assert.Equal(0.617681, metrics["f1_score"], 6);
    }

    [Fact]
    public void Predictions_of_new_penguins_are_BigQuerys()
    {
        var input = DataTables.Of(
            DataTables.Texts("species", "Adelie", "Adelie", "Chinstrap"), DataTables.Texts("island", "Torgersen", "Torgersen", "Dream"), DataTables.Numbers("culmen_length_mm", 39.5, 38.5, 37.9),
            DataTables.Numbers("culmen_depth_mm", 18.8, 17.2, 18.1), DataTables.Numbers("flipper_length_mm", 196, 181, 188), DataTables.Numbers("body_mass_g", 3750, 5200, 3325));
        Assert.Equal(["MALE", "MALE", "FEMALE"], Model.Call("ML.PREDICT", input).Find("predicted_sex")!.Values);
    }

    [Fact]
    public void Probabilities_come_with_the_highest_label_first_and_sum_to_one()
    {
        var predictions = Model.Call("ML.PREDICT", Penguins.All);
        Assert.Equal(
            SqlType.Array(SqlType.Struct(new SqlField("label", SqlType.String), new SqlField("prob", SqlType.Float64))), predictions.Find("predicted_sex_probs")!.Type);
        for (var row = 0; row < predictions.RowCount; row++)
        {
            var probabilities = ((object?[])predictions.Get("predicted_sex_probs", row)!).Cast<object?[]>().ToArray();
            Assert.Equal(["MALE", "FEMALE", "."], probabilities.Select(static p => p[0]));
            Assert.Equal(1, probabilities.Sum(static p => (double)p[1]!), 12);
            Assert.Equal(probabilities.MaxBy(static p => (double)p[1]!)![0], predictions.Get("predicted_sex", row));
        }
    }

    [Fact]
    public void Explanations_are_of_the_predicted_class()
    {
        var explained = Model.Call("ML.EXPLAIN_PREDICT", Penguins.All, ("top_k_features", 2L));
        var predicted = Model.Call("ML.PREDICT", Penguins.All);
        for (var row = 0; row < explained.RowCount; row++)
        {
            var probability = ((object?[])predicted.Get("predicted_sex_probs", row)!).Cast<object?[]>().First(p => Equals(p[0], predicted.Get("predicted_sex", row)))[1];
            Assert.Equal(predicted.Get("predicted_sex", row), explained.Get("predicted_sex", row));
            Assert.Equal(probability, explained.Get("probability", row));
            Assert.Equal(2, ((object?[])explained.Get("top_feature_attributions", row)!).Length);
        }
    }

    [Fact]
    public void The_confusion_matrix_agrees_with_the_accuracy()
    {
        var matrix = Model.Call("ML.CONFUSION_MATRIX");
        Assert.Equal(["expected_label", "_", "FEMALE", "MALE"], matrix.Columns.Select(static c => c.Name));
        Assert.Equal([".", "FEMALE", "MALE"], matrix.Find("expected_label")!.Values);
        var diagonal = Enumerable.Range(0, 3).Sum(i => (long)matrix.Columns[i + 1].Values[i]!);
        Assert.Equal(334, matrix.Columns.Skip(1).Sum(static c => c.Values.Sum(static v => (long)v!)));
        Assert.Equal(Model.Call("ML.EVALUATE").Number("accuracy"), diagonal / 334.0, 12);
    }

    [Fact]
    public void Training_follows_the_documented_line_search_and_early_stop()
    {
        var info = Model.Call("ML.TRAINING_INFO");
        var rates = info.Find("learning_rate")!.Values.Cast<double>().Prepend(0.1).ToArray();
        for (var i = 1; i < rates.Length; i++) Assert.Contains(rates[i] / rates[i - 1], new[] { 2, 1, 0.5, 0.25 });
        var losses = info.Find("loss")!.Values.Cast<double>().Prepend(Math.Log(3)).ToArray();
        for (var i = 1; i < losses.Length; i++)
            Assert.Equal(i == losses.Length - 1, (losses[i - 1] - losses[i]) / losses[i - 1] < 0.01);
        Assert.All(info.Find("eval_loss")!.Values, Assert.Null);
    }

    [Fact]
    public void Weights_have_a_row_for_every_class_and_input()
    {
        var weights = Model.Call("ML.WEIGHTS");
        Assert.Equal(["processed_input", "weight", "category_weights", "class_label"], weights.Columns.Select(static c => c.Name));
        Assert.Equal(3 * 7, weights.RowCount);
    }
}
