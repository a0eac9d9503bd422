using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Functions;
using Bqml.Local.Tests.Learning;

namespace Bqml.Local.Tests.Functions;

/// <summary>The preprocessing functions on the examples of their documentation pages, and on rows they were not fitted on.</summary>
public sealed class PreprocessingFunctionsTests
{
    private static readonly DataColumn OneToFive = DataTables.Numbers("f", 1, 2, 3, 4, 5);
    private static readonly DataColumn WithNull = DataTables.Numbers("f", null, -3, 1, 2, 3, 4, 5);
    private static readonly DataColumn Letters = DataTables.Texts("f", null, "a", "b", "b", "c", "c", "c", "d", "d");

    private static FittedFunction Fit(string name, DataColumn column, params object?[] constants) =>
        PreprocessingFunctions.Fit(name, [new FunctionArgument.Column(column), .. constants.Select(static c => new FunctionArgument.Constant(c))]);

    private static object?[] Run(string name, DataColumn column, params object?[] constants) => Fit(name, column, constants).Apply([column]).Values;

    private static DataColumn Arrays(params string?[][] rows) => new("f", SqlType.Array(SqlType.String), [.. rows.Select(static r => r.Cast<object?>().ToArray())]);

    /// <summary>A value as text: [1:1 2:0.5] for positions with values.</summary>
    private static string Text(object? value) => value switch
    {
        null => "NULL",
        object?[] { Length: 2 } pair when pair[0] is long index => string.Create(CultureInfo.InvariantCulture, $"{index}:{pair[1]}"),
        object?[] elements => "[" + string.Join(' ', elements.Select(Text)) + "]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static void Near(IEnumerable<double?> expected, object?[] actual)
    {
        Assert.Equal(expected.Count(), actual.Length);
        Assert.All(expected.Zip(actual), static pair =>
        {
            Assert.Equal(pair.First is null, pair.Second is null);
            if (pair.First is { } e) Assert.Equal(e, (double)pair.Second!, 12);
        });
    }

    [Fact]
    public void Standard_scaler_uses_the_sample_deviation() =>
        Near([-1.2649110640673518, -0.6324555320336759, 0, 0.6324555320336759, 1.2649110640673518], Run("ML.STANDARD_SCALER", OneToFive));

    [Fact]
    public void Min_max_scaler_caps_later_values()
    {
        var fitted = Fit("ML.MIN_MAX_SCALER", OneToFive);
        Near([0, 0.25, 0.5, 0.75, 1], fitted.Apply([OneToFive]).Values);
        Near([0, 1, null], fitted.Apply([DataTables.Numbers("g", -10, 99, null)]).Values);
    }

    [Fact]
    public void Max_abs_scaler_keeps_the_sign() => Near([null, -0.6, 0.2, 0.4, 0.6, 0.8, 1], Run("ML.MAX_ABS_SCALER", WithNull));

    [Fact]
    public void Robust_scaler_takes_the_median_and_the_quantile_range()
    {
        Near([null, -5 / 3.0, -1 / 3.0, 0, 1 / 3.0, 2 / 3.0, 1], Run("ML.ROBUST_SCALER", WithNull));
        Near([null, -3, 1, 2, 3, 4, 5], Run("ML.ROBUST_SCALER", WithNull, new object?[] { 25L, 75L }, false, false));
    }

    [Theory]
    [InlineData(2.0, new[] { 0.8, 0.2, 0.4, 0.4, 0 })]
    [InlineData(1.0, new[] { 4 / 9.0, 1 / 9.0, 2 / 9.0, 2 / 9.0, 0 })]
    [InlineData(0.0, new[] { 1, 0.25, 0.5, 0.5, 0 })]
    [InlineData(double.PositiveInfinity, new[] { 1, 0.25, 0.5, 0.5, 0 })]
    public void Normalizer_divides_by_the_norm(double p, double[] expected)
    {
        var column = new DataColumn("f", SqlType.Array(SqlType.Float64), [new object?[] { 4.0, 1.0, 2.0, 2.0, 0.0 }]);
        Near(expected.Select(static e => (double?)e), (object?[])Run("ML.NORMALIZER", column, p)[0]!);
    }

    [Fact]
    public void Quantile_bucketize_gives_names_ranges_and_json()
    {
        Assert.Equal(["bin_1", "bin_2", "bin_2", "bin_3", "bin_3"], Run("ML.QUANTILE_BUCKETIZE", OneToFive, 3L));
        Assert.Equal(["(-inf, 2)", "[2, 4)", "[2, 4)", "[4, +inf)", "[4, +inf)"], Run("ML.QUANTILE_BUCKETIZE", OneToFive, 3L, "bucket_ranges"));
        Assert.Equal("""{"start": "-Infinity", "end": "2"}""", Run("ML.QUANTILE_BUCKETIZE", OneToFive, 3L, "bucket_ranges_json")[0]);
        Assert.Equal("""{"start": "4", "end": "Infinity"}""", Run("ML.QUANTILE_BUCKETIZE", OneToFive, 3L, "bucket_ranges_json")[4]);
    }

    [Fact]
    public void Quantile_bucketize_has_no_bucket_of_the_extremes_alone()
    {
        // BigQuery's answer on three penguins with five buckets.
        Assert.Equal(["bin_2", "bin_2", "bin_1"], Run("ML.QUANTILE_BUCKETIZE", DataTables.Numbers("f", 39.5, 38.5, 37.9), 5L));
        Assert.Equal(["bin_2", "bin_1", "bin_2"], Run("ML.QUANTILE_BUCKETIZE", DataTables.Numbers("f", 196, 181, 188), 5L));
    }

    [Fact]
    public void Bucketize_splits_at_points()
    {
        var column = DataTables.Numbers("f", 2.5, 0, 1, 9, null);
        object?[] points = [1L, 2L, 3L];
        Assert.Equal(["bin_3", "bin_1", "bin_2", "bin_4", null], Run("ML.BUCKETIZE", column, (object)points));
        Assert.Equal("bin_2", Run("ML.BUCKETIZE", column, points, true)[0]);
        Assert.Equal("[2, 3)", Run("ML.BUCKETIZE", column, points, false, "bucket_ranges")[0]);
        Assert.Equal("""{"start": "2", "end": "3"}""", Run("ML.BUCKETIZE", column, points, false, "bucket_ranges_json")[0]);
    }

    [Fact]
    public void Hash_bucketize_is_the_fingerprint_modulo_the_buckets()
    {
        var column = DataTables.Texts("f", "a", "b", "c", "d", null);
        Assert.Equal([0L, 1L, 1L, 2L, null], Run("ML.HASH_BUCKETIZE", column, 3L));
        Assert.Equal(FarmFingerprint.Of("a"), Run("ML.HASH_BUCKETIZE", column, 0L)[0]);
    }

    [Fact]
    public void Label_encoder_numbers_the_most_frequent_categories() => Assert.Equal([0L, 0L, 1L, 1L, 2L, 2L, 2L, 0L, 0L], Run("ML.LABEL_ENCODER", Letters, 2L, 2L));

    [Fact]
    public void One_hot_encoder_gives_the_dropped_category_the_value_0()
    {
        Assert.Equal(
            ["[0:1]", "[1:1]", "[2:1]", "[2:1]", "[3:0]", "[3:0]", "[3:0]", "[4:1]", "[4:1]"],
            Run("ML.ONE_HOT_ENCODER", Letters, "most_frequent", 10L, 0L).Select(Text));
        var fitted = Fit("ML.ONE_HOT_ENCODER", Letters, null, null, 1L);
        Assert.Equal("[0:1]", Text(fitted.Apply([DataTables.Texts("f", "unseen")]).Values[0]));
        Assert.Equal("ARRAY<STRUCT<index INT64, value FLOAT64>>", fitted.ResultType.ToString().Replace("`", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Multi_hot_encoder_counts_a_row_once_for_a_category() =>
        Assert.Equal(["[1:1 2:1 3:1 0:1]", "[3:1 0:1]"], Run("ML.MULTI_HOT_ENCODER", Arrays(["a", "b", "b", "c", null], ["c", "c", "d", "d", null]), 3L, 1L).Select(Text));

    [Fact]
    public void Imputer_replaces_nulls()
    {
        Near([0.75, -3, -3, -3, 1, 2, 3, 4, 5], Run("ML.IMPUTER", DataTables.Numbers("f", null, -3, -3, -3, 1, 2, 3, 4, 5), "mean"));
        Near([-3, -3, -3, 5], Run("ML.IMPUTER", DataTables.Numbers("f", null, -3, -3, 5), "most_frequent"));
        Near([2, 1, 2, 9], Run("ML.IMPUTER", DataTables.Numbers("f", null, 1, 2, 9), "median"));
        Assert.Equal(["c", "c", "a", "a", "c", "c", "c"], Run("ML.IMPUTER", DataTables.Texts("f", null, null, "a", "a", "c", "c", "c"), "most_frequent"));
    }

    [Fact]
    public void Polynomial_expand_names_and_orders_the_products()
    {
        var column = new DataColumn("s", SqlType.Struct(new SqlField("f1", SqlType.Int64), new SqlField("f2", SqlType.Int64)), [new object?[] { 2L, 3L }]);
        var fitted = Fit("ML.POLYNOMIAL_EXPAND", column);
        Assert.Equal(["f1", "f1_f1", "f1_f2", "f2", "f2_f2"], fitted.ResultType.Fields.Select(static f => f.Name));
        Assert.Equal([2.0, 4.0, 6.0, 3.0, 9.0], (object?[])fitted.Apply([column]).Values[0]!);
        Assert.Equal(
            ["f1", "f1_f1", "f1_f1_f1", "f1_f1_f2", "f1_f2", "f1_f2_f2", "f2", "f2_f2", "f2_f2_f2"],
            Fit("ML.POLYNOMIAL_EXPAND", column, 3L).ResultType.Fields.Select(static f => f.Name));
    }

    [Fact]
    public void Feature_cross_joins_different_categories()
    {
        var type = SqlType.Struct(new SqlField("f1", SqlType.String), new SqlField("f2", SqlType.String), new SqlField("f3", SqlType.String));
        var column = new DataColumn("s", type, [new object?[] { "a", "b", "c" }, new object?[] { "a", null, "c" }]);
        var fitted = Fit("ML.FEATURE_CROSS", column);
        Assert.Equal(["f1_f2", "f1_f3", "f2_f3"], fitted.ResultType.Fields.Select(static f => f.Name));
        Assert.Equal(["a_b", "a_c", "b_c"], (object?[])fitted.Apply([column]).Values[0]!);
        Assert.Equal([null, "a_c", null], (object?[])fitted.Apply([column]).Values[1]!);
        Assert.Equal(4, Fit("ML.FEATURE_CROSS", column, 3L).ResultType.Fields.Count);
    }

    [Fact]
    public void Ngrams_are_ordered_by_place_and_length()
    {
        Assert.Equal("[a#b a#b#c b#c]", Text(Run("ML.NGRAMS", Arrays(["a", "b", "c"]), new object?[] { 2L, 3L }, "#")[0]));
        Assert.Equal("[a b]", Text(Run("ML.NGRAMS", Arrays(["a", "b"]), 1L)[0]));
    }

    [Fact]
    public void Bag_of_words_counts_terms()
    {
        Assert.Equal(["[1:1 2:2 3:1]", "[1:1 3:1]"], Run("ML.BAG_OF_WORDS", Arrays(["a", "b", "b", "c"], ["a", "c"]), 32L, 1L).Select(Text));
        Assert.Equal(
            ["[0:5 1:1 2:4]", "[0:1 1:1 2:1]"],
            Run("ML.BAG_OF_WORDS", Arrays(["a", "b", "b", "b", "c", "c", "c", "c", "d", "d"], ["a", "c", null]), 4L, 2L).Select(Text));
        Assert.Equal(["[0:5 1:1 2:1]", "[0:3 1:1 2:2]"], Run("ML.BAG_OF_WORDS", Arrays(["a", "b", "b", "c", "d", "d", "d"], ["a", "c", "c", "d", "d", "d"]), 2L, 2L).Select(Text));
    }

    [Fact]
    public void Tf_idf_is_BigQuerys()
    {
        var column = Arrays(["I", "like", "pie", "pie", "pie", null], ["yum", "yum", "pie", null], ["I", "yum", "pie", null], ["you", "like", "pie", null]);
        var values = Run("ML.TF_IDF", column, 3L, 1L).Select(static v => ((object?[])v!).Cast<object?[]>().ToDictionary(static p => (long)p[0]!, static p => (double)p[1]!)).ToArray();
        (int Row, long Index, double Value)[] published =
        [
            (0, 0, 0.12679902142647365), (0, 1, 0.1412163100645339), (0, 2, 0.1412163100645339), (0, 3, 0.29389333245105953), (1, 0, 0.5705955964191315), (1, 3, 0.14694666622552977),
            (2, 0, 0.380397064279421), (2, 1, 0.21182446509680086), (2, 3, 0.14694666622552977), (3, 0, 0.380397064279421), (3, 2, 0.21182446509680086), (3, 3, 0.14694666622552977),
        ];
        Assert.Equal(published.Length, values.Sum(static v => v.Count));
        Assert.All(published, p => Assert.Equal(p.Value, values[p.Row][p.Index], 12));
    }

    [Theory]
    [InlineData("ML.NO_SUCH", "is not a preprocessing function")]
    [InlineData("ML.LABEL_ENCODER", "needs string_expression as a STRING")]
    [InlineData("ML.QUANTILE_BUCKETIZE", "needs num_buckets")]
    [InlineData("ML.QUANTILE_BUCKETIZE", "takes num_buckets in [1, ∞), not 0", 0L)]
    [InlineData("ML.QUANTILE_BUCKETIZE", "output_format", 2L, "names")]
    [InlineData("ML.STANDARD_SCALER", "takes at most 1 arguments", 1L)]
    [InlineData("ML.IMPUTER", "needs strategy")]
    [InlineData("ML.IMPUTER", "takes strategy as one of", "mode")]
    public void Bad_arguments_are_refused(string function, string message, params object?[] constants) =>
        Assert.Contains(message, Assert.Throws<LocalQueryException>(() => Fit(function, OneToFive, constants)).Message, StringComparison.Ordinal);

    [Fact]
    public void Bad_arrays_are_refused()
    {
        void Refused(string message, string function, params object?[] constants) =>
            Assert.Contains(message, Assert.Throws<LocalQueryException>(() => Fit(function, OneToFive, constants)).Message, StringComparison.Ordinal);
        Refused("ascending order", "ML.BUCKETIZE", new object?[] { 2L, 1L }, null);
        Refused("finite", "ML.BUCKETIZE", new object?[] { double.NaN }, null);
        Refused("quantile_range", "ML.ROBUST_SCALER", new object?[] { 75L, 25L }, null);
    }

    [Fact]
    public void A_column_without_spread_is_scaled_to_0()
    {
        foreach (var function in (string[])["ML.STANDARD_SCALER", "ML.MIN_MAX_SCALER", "ML.ROBUST_SCALER"]) Near([0, 0], Run(function, DataTables.Numbers("f", 7, 7)));
    }

    [Fact]
    public void Only_functions_that_learn_are_analytic()
    {
        Assert.True(PreprocessingFunctions.IsAnalytic("ML.TF_IDF"));
        Assert.False(PreprocessingFunctions.IsAnalytic("ml.ngrams"));
        Assert.False(PreprocessingFunctions.Exists("ML.PREDICT"));
    }
}
