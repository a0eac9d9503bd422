using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

public sealed class DataSplitTests
{
    private static DataTable Rows(int count) => DataTables.Of(
        DataTables.Numbers("x", [.. Enumerable.Range(0, count).Select(static i => (double?)i)]),
        DataTables.Numbers("y", [.. Enumerable.Range(0, count).Select(static i => (double?)(i * i % 17))]));

    private static DataSplit Split(DataTable rows, string method, string? column = null, double? evaluation = null, double test = 0, bool tuning = false)
    {
        var split = DataSplit.Of(rows, new DataSplitOptions(method, column, evaluation, test), tuning);
        Assert.Equal(Enumerable.Range(0, rows.RowCount), split.Training.Concat(split.Evaluation).Concat(split.Test).Order());
        return split;
    }

    [Theory]
    [InlineData(499, false, 499, 0, 0)]
    [InlineData(500, false, 400, 100, 0)]
    [InlineData(500, true, 400, 50, 50)]
    [InlineData(50_000, false, 40_000, 10_000, 0)]
    [InlineData(50_001, false, 40_001, 10_000, 0)]
    [InlineData(60_000, false, 50_000, 10_000, 0)]
    public void Automatic_split_has_the_documented_sizes(int rows, bool tuning, int training, int evaluation, int test)
    {
        var split = Split(Rows(rows), "AUTO_SPLIT", tuning: tuning);
        Assert.Equal((training, evaluation, test), (split.Training.Length, split.Evaluation.Length, split.Test.Length));
    }

    [Fact]
    public void A_random_split_depends_on_the_rows_and_not_on_their_order()
    {
        var rows = Rows(1000);
        var reversed = new DataTable([.. rows.Columns.Select(static c => c with { Values = [.. c.Values.Reverse()] })], rows.RowCount);
        var (split, other) = (Split(rows, "RANDOM", evaluation: 0.3), Split(reversed, "RANDOM", evaluation: 0.3));
        Assert.Equal(300, split.Evaluation.Length);
        Assert.Equal(split.Evaluation.Select(r => rows.Columns[0].Values[r]).Order(), other.Evaluation.Select(r => reversed.Columns[0].Values[r]).Order());
        Assert.NotEqual(Enumerable.Range(0, 300), split.Evaluation);
    }

    [Fact]
    public void A_custom_split_evaluates_true_and_null()
    {
        var rows = DataTables.Of(new DataColumn("s", SqlType.Bool, [true, false, null, false]));
        var split = Split(rows, "CUSTOM", "s");
        Assert.Equal([1, 3], split.Training);
        Assert.Equal([0, 2], split.Evaluation);
        Assert.Contains("needs STRING", Assert.Throws<LocalQueryException>(() => Split(rows, "CUSTOM", "s", tuning: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_custom_split_of_tuning_names_the_parts()
    {
        var split = Split(DataTables.Of(DataTables.Texts("s", "TEST", "TRAIN", "EVAL", "TRAIN")), "CUSTOM", "s", tuning: true);
        Assert.Equal([1, 3], split.Training);
        Assert.Equal([2], split.Evaluation);
        Assert.Equal([0], split.Test);
        Assert.Contains("must be TRAIN, EVAL or TEST", Assert.Throws<LocalQueryException>(() =>
            Split(DataTables.Of(DataTables.Texts("s", "TRAIN", null)), "CUSTOM", "s", tuning: true)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequential_split_takes_the_last_rows_and_keeps_equal_values_together()
    {
        var rows = DataTables.Of(DataTables.Numbers("t", 5, null, 3, 3, 1, 4, 2, 0, 9, 8));
        var split = Split(rows, "SEQ", "t", 0.3);
        Assert.Equal([0, 8, 9], split.Evaluation.Order());
        Assert.Equal(0, Split(DataTables.Of(DataTables.Numbers("t", 1, 1, 2, 2, 2)), "SEQ", "t", 0.2).Evaluation.Count(static r => r < 2));
        Assert.Equal(3, Split(DataTables.Of(DataTables.Numbers("t", 1, 1, 2, 2, 2)), "SEQ", "t", 0.2).Evaluation.Length);
        var tuned = Split(rows, "SEQ", "t", 0.2, 0.2, tuning: true);
        Assert.Equal([8, 9], tuned.Test.Order());
        Assert.Equal([0, 5], tuned.Evaluation.Order());
    }

    [Fact]
    public void Without_a_split_everything_trains_and_evaluates()
    {
        var split = Split(Rows(1000), "NO_SPLIT");
        Assert.Equal(1000, split.Training.Length);
        Assert.Equal(1000, split.Reported.Length);
    }

    [Fact]
    public void The_split_column_is_no_feature_and_evaluation_loss_is_reported()
    {
        var rows = new DataTable([.. Rows(40).Columns, new DataColumn("held", SqlType.Bool, [.. Enumerable.Range(0, 40).Select(static i => (object)(i % 4 == 0))])], 40);
        var model = DataTables.Train(rows, "LINEAR_REG", "y", ("DATA_SPLIT_METHOD", "CUSTOM"), ("DATA_SPLIT_COL", "held"), ("L2_REG", 0.1));
        Assert.Equal(["x"], model.FeatureNames);
        Assert.Equal(["x"], model.Call("ML.FEATURE_INFO").Find("input")!.Values);
        Assert.NotNull(model.Call("ML.TRAINING_INFO").Get("eval_loss"));
        var held = rows.Where(static r => r % 4 == 0);
        Assert.Equal(model.Call("ML.EVALUATE", held).Number("mean_squared_error"), model.Call("ML.EVALUATE").Number("mean_squared_error"), 12);
    }
}
