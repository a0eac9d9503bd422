using System.Reflection;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.GoogleSql;

namespace Bqml.Generators.Tests.Emission;

/// <summary>The rows of <c>TransformAsync</c> hold what the TRANSFORM clause makes.</summary>
public class TransformedRowTests
{
    [Fact]
    public void Combined_columns_have_a_property_for_each_combination()
    {
        var type = Row("""[FeatureCross(nameof(Row.Island), nameof(Row.Colour), nameof(Row.Food), Degree = 3)] [PolynomialExpand(nameof(Row.Length), nameof(Row.Depth), As = "poly")]""");
        Assert.Equal(
            ["IslandColour", "IslandColourFood", "IslandFood", "ColourFood"],
            Fields(type, "IslandColourFood", typeof(string)));
        Assert.Equal(["Length", "LengthLength", "LengthDepth", "Depth", "DepthDepth"], Fields(type, "Poly", typeof(double?)));
    }

    [Theory]
    [InlineData("LN(length) + 1", "", typeof(double?))]
    [InlineData("length * depth", "", typeof(double?))]
    [InlineData("CAST(length AS INT64)", "", typeof(long?))]
    [InlineData("CONCAT(island, '-', colour)", "", typeof(string))]
    [InlineData("length > 3 AND island IS NOT NULL", "", typeof(bool?))]
    [InlineData("IF(length > 3, 'long', 'short')", "", typeof(string))]
    [InlineData("CASE WHEN length IS NULL THEN NULL ELSE DATE '2026-01-01' END", "", typeof(DateOnly?))]
    [InlineData("ML.QUANTILE_BUCKETIZE(length, 4) OVER()", "", typeof(string))]
    [InlineData("SPLIT(island)", ", Type = \"ARRAY<STRING>\"", typeof(IReadOnlyList<string>))]
    [InlineData("GENERATE_UUID()", ", Type = \"STRING\"", typeof(string))]
    [InlineData("length", ", Type = \"NUMERIC\"", typeof(decimal?))]
    [InlineData("SPLIT(island)", "", null)]
    public void A_free_expression_has_the_type_that_is_told_or_declared(string expression, string declared, Type? expected)
    {
        var type = Row($"[Transform(\"{expression}\", As = \"made_here\"{declared})]");
        Assert.Equal(expected, type.GetProperty("MadeHere")?.PropertyType);
    }

    [Theory]
    [InlineData("-n", "FLOAT64")]
    [InlineData("s || 'x'", "STRING")]
    [InlineData("n || 'x'", null)]
    [InlineData("n + s", null)]
    [InlineData("UPPER(b)", null)]
    [InlineData("COALESCE(NULL, s)", "STRING")]
    [InlineData("nothing", null)]
    [InlineData("n +", null)]
    [InlineData("s.field", null)]
    [InlineData("a", null)]
    public void Types_are_told_only_where_they_are_certain(string expression, string? expected)
    {
        ColumnSpec[] columns = [Column("n", SqlType.Int64), Column("s", SqlType.String), Column("b", SqlType.Bytes), Column("a", SqlType.Array(SqlType.String))];
        Assert.Equal(expected, ExpressionType.Of(expression, columns)?.ToString());
    }

    private static ColumnSpec Column(string name, SqlType type) =>
        new() { Property = name, Column = name, CSharpType = "", Type = type, IsNullable = false, Shape = new ColumnShape.Scalar("string") };

    private static Type Row(string attributes) => LoadedModel.Of("Zoo.Model", $$"""
        using Bqml;
        namespace Zoo;
        public sealed record Row(double? Length, double Depth, string Island, string? Colour, string Food, [Label] double Mass);
        [BigQueryModel("ml.model")]
        [LinearRegression<Row>]
        [TrainingTable("zoo.rows")]
        {{attributes}}
        public sealed partial class Model;
        """).Type.GetNestedType("TransformedRow")!;

    private static IEnumerable<string> Fields(Type row, string property, Type expected)
    {
        var fields = row.GetProperty(property)!.PropertyType.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).ToArray();
        Assert.All(fields, field => Assert.Equal(expected, field.PropertyType));
        return fields.Select(static field => field.Name);
    }
}
