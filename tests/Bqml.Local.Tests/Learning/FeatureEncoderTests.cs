using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

public sealed class FeatureEncoderTests
{
    private static FeatureEncoder Fit(params DataColumn[] columns) =>
        FeatureEncoder.Fit(columns, [.. Enumerable.Range(0, columns[0].Values.Length)], false, CancellationToken.None);

    private static double[] Row(FeatureEncoder encoder, int row, params DataColumn[] columns)
    {
        var matrix = encoder.Encode(DataTables.Of(columns), CancellationToken.None);
        var dense = new double[matrix.ColumnCount];
        matrix.AddTo(row, 1, dense);
        return dense;
    }

    [Fact]
    public void Numbers_are_standardised_and_null_is_the_mean()
    {
        var column = DataTables.Numbers("x", 1, 2, 3, null);
        Assert.Equal([-1.0], Row(Fit(column), 0, column));
        Assert.Equal([0.0], Row(Fit(column), 3, column));
        var integers = new DataColumn("x", SqlType.Int64, [5L]);
        Assert.Equal([3.0], Row(Fit(column), 0, integers));
        Assert.Equal([0.0], Row(Fit(DataTables.Numbers("c", 7, 7)), 0, DataTables.Numbers("c", 7)));
    }

    [Fact]
    public void Categories_are_one_hot_with_null_as_one_and_unseen_ones_nothing()
    {
        var column = DataTables.Texts("c", "b", "a", null);
        var encoder = Fit(column);
        Assert.Equal(["a", "b", "_null_filler"], encoder.Encodings[0].Categories!);
        Assert.Equal([0, 1.0, 0], Row(encoder, 0, column));
        Assert.Equal([0, 0, 1.0], Row(encoder, 2, column));
        Assert.Equal([0, 0, 0.0], Row(encoder, 0, DataTables.Texts("c", "unseen")));
    }

    [Fact]
    public void Other_scalar_types_are_categories()
    {
        DataColumn[] columns =
        [
            new("flag", SqlType.Bool, [true, false]),
            new("bytes", SqlType.Bytes, [new byte[] { 1, 2 }, Array.Empty<byte>()]),
            new("date", SqlType.Date, [new DateOnly(2024, 2, 29), new DateOnly(2023, 1, 1)]),
            new("time", SqlType.Time, [new TimeOnly(1, 2, 3), new TimeOnly(0, 0)]),
            new("datetime", SqlType.DateTime, [new DateTime(2024, 2, 29, 1, 2, 3), new DateTime(2023, 1, 1)]),
        ];
        Assert.Equal(
            ["false", "true", "", "AQI=", "2023-01-01", "2024-02-29", "00:00:00", "01:02:03", "2023-01-01 00:00:00", "2024-02-29 01:02:03"],
            Fit(columns).Encodings.SelectMany(static e => e.Categories!));
    }

    [Fact]
    public void Arrays_of_categories_are_multi_hot()
    {
        var column = new DataColumn("tags", SqlType.Array(SqlType.String), [new object?[] { "a", "b", "a" }, new object?[] { "b", null }, Array.Empty<object?>()]);
        var encoder = Fit(column);
        Assert.Equal([1, 1, 0.0], Row(encoder, 0, column));
        Assert.Equal([0, 1, 1.0], Row(encoder, 1, column));
        Assert.Equal([0, 0, 0.0], Row(encoder, 2, column));
    }

    [Fact]
    public void Numeric_arrays_and_sparse_vectors_are_taken_as_they_are()
    {
        var dense = new DataColumn("v", SqlType.Array(SqlType.Float64), [new object?[] { 1.0, 20.0 }, new object?[] { 3.0, null }]);
        Assert.Equal([1, 20.0], Row(Fit(dense), 0, dense));
        Assert.Equal([3, 0.0], Row(Fit(dense), 1, dense));
        Assert.Contains("arrays of 2 numbers", Assert.Throws<LocalQueryException>(() =>
            Row(Fit(dense), 0, dense with { Values = [new object?[] { 1.0 }] })).Message, StringComparison.Ordinal);
        var sparse = new DataColumn("s", SqlType.Array(SqlType.Struct(new SqlField("index", SqlType.Int64), new SqlField("value", SqlType.Float64))),
            [new object?[] { new object?[] { 2L, 0.5 } }, new object?[] { new object?[] { 0L, 1.0 }, new object?[] { 1L, 2.0 } }]);
        Assert.Equal([0, 0, 0.5], Row(Fit(sparse), 0, sparse));
        Assert.Equal([1, 2, 0.0], Row(Fit(sparse), 1, sparse));
        Assert.Equal(3L, FeatureSummary.Of(sparse).Dimension);
    }

    [Fact]
    public void Structs_are_expanded_and_may_not_nest()
    {
        var type = SqlType.Struct(new SqlField("a", SqlType.Float64), new SqlField("b", SqlType.String));
        var column = new DataColumn("s", type, [new object?[] { 1.0, "x" }, new object?[] { 3.0, null }, null]);
        var encoder = Fit(column);
        Assert.Equal(["s_a", "s_b"], encoder.Features);
        Assert.Equal([0, 0, 1.0], Row(encoder, 2, column));
        var nested = new DataColumn("n", SqlType.Struct(new SqlField("s", type)), []);
        Assert.Contains("nests the STRUCT", Assert.Throws<LocalQueryException>(() => Fit(nested)).Message, StringComparison.Ordinal);
        var unnamed = new DataColumn("u", SqlType.Struct(new SqlField(null, SqlType.Int64)), []);
        Assert.Contains("has no name", Assert.Throws<LocalQueryException>(() => Fit(unnamed)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Timestamps_have_eight_components()
    {
        // Sunday 2 January 2022 is in week 1, the Saturday before it in week 0.
        var column = new DataColumn("at", SqlType.Timestamp, [new DateTimeOffset(2022, 1, 2, 13, 45, 0, TimeSpan.Zero), new DateTimeOffset(2022, 1, 1, 0, 0, 0, TimeSpan.Zero), null]);
        var encoder = Fit(column);
        Assert.Equal(
            ["at", "_TS_DOM_at", "_TS_DOW_at", "_TS_MOY_at", "_TS_HOD_at", "_TS_MOH_at", "_TS_WOY_at", "_TS_YEAR_at"],
            encoder.Encodings.Select(static e => e.Component.ProcessedInput));
        Assert.Equal(["at"], encoder.Features);
        string Categories(int i) => string.Join(' ', encoder.Encodings[i].Categories!);
        Assert.Equal("1 2 _null_filler", Categories(1));
        Assert.Equal("1 7 _null_filler", Categories(2));
        Assert.Equal("0 13 _null_filler", Categories(4));
        Assert.Equal("0 1 _null_filler", Categories(6));
        Assert.Equal("2022 _null_filler", Categories(7));
        Assert.Equal(0, Row(encoder, 2, column)[0]);
    }

    [Fact]
    public void Unsupported_types_and_wrong_input_are_refused()
    {
        Assert.Contains("does not take as a feature", Assert.Throws<LocalQueryException>(() => Fit(new DataColumn("j", SqlType.Json, []))).Message, StringComparison.Ordinal);
        var encoder = Fit(DataTables.Numbers("x", 1, 2), DataTables.Texts("c", "a", "b"), DataTables.Texts("d", "a", "b"));
        Assert.Contains("lacks the feature columns c, d", Assert.Throws<LocalQueryException>(() => Row(encoder, 0, DataTables.Numbers("x", 1))).Message, StringComparison.Ordinal);
        Assert.Contains("Column x of the input is STRING", Assert.Throws<LocalQueryException>(() =>
            Row(encoder, 0, DataTables.Texts("x", "1"), DataTables.Texts("c", "a"), DataTables.Texts("d", "a"))).Message, StringComparison.Ordinal);
    }
}
