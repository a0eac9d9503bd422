using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Statements;

public class TransformTests
{
    public static TheoryData<string> Functions() => [.. ModelCatalog.Functions.Where(static function => function.TransformAttributeName is not null).Select(static function => function.Name)];

    [GoogleSqlTheory]
    [MemberData(nameof(Functions))]
    public async Task Google_accepts_each_function_with_few_and_all_arguments(string name)
    {
        var server = await GoogleSqlServer.Shared;
        var arguments = ModelCatalog.FindFunction(name)!.Signatures[0].Arguments.Where(static argument => argument.Kind == ArgumentKind.Positional).Skip(1).ToArray();
        OptionUse[] all = [.. arguments.Select(static argument => new OptionUse(argument.PropertyName, Sample(argument)))];
        OptionUse[] required = [.. all.Zip(arguments).Where(static pair => pair.Second.Required).Select(static pair => pair.First)];
        foreach (var uses in new[] { required, all, [.. required, .. all.TakeLast(1)] })
        {
            var onProperty = Declared.Weight.WithColumns(column => column.Property == "Sex" ? column with { Transforms = [new TransformUse(name, ["Sex"], uses.ToEquatableArray(), null, null)] } : column);
            Assert.Null(await server.ParseAsync(onProperty.CreateStatement()));
            var onClass = Declared.Weight with { Transforms = [new TransformUse(name, ["Species", "Island"], uses.ToEquatableArray(), null, null)] };
            Assert.Null(await server.ParseAsync(onClass.CreateStatement()));
        }
    }

    [Theory]
    [InlineData("[StandardScaler] double X", "ML.STANDARD_SCALER(`x`) OVER() AS `x`")]
    [InlineData("[StandardScaler(As = \"scaled\")] double X", "ML.STANDARD_SCALER(`x`) OVER() AS `scaled`")]
    [InlineData("[QuantileBucketize(4)] double X", "ML.QUANTILE_BUCKETIZE(`x`, 4) OVER() AS `x`")]
    [InlineData("[Bucketize(0.5, 1)] double X", "ML.BUCKETIZE(`x`, [0.5, 1.0]) AS `x`")]
    [InlineData("[Bucketize(1, OutputFormat = BucketFormat.BucketRanges)] double X", "ML.BUCKETIZE(`x`, [1.0], FALSE, 'bucket_ranges') AS `x`")]
    [InlineData("[OneHotEncoder(TopK = 9)] string X", "ML.ONE_HOT_ENCODER(`x`, 'none', 9) OVER() AS `x`")]
    [InlineData("[NGrams(1, 2)] string[] X", "ML.NGRAMS(`x`, [1, 2]) AS `x`")]
    [InlineData("[NGrams(2)] string[] X", "ML.NGRAMS(`x`, 2) AS `x`")]
    [InlineData("[HashBucketize(10), LabelEncoder] string X", "ML.LABEL_ENCODER(ML.HASH_BUCKETIZE(`x`, 10)) OVER() AS `x`")]
    [InlineData("[Transform(\"ln(x) -- natural\")] double X", "(\nln(x) -- natural\n) AS `x`")]
    [InlineData("[Transform(\"ln(x)\"), StandardScaler(As = \"y\")] double X", "ML.STANDARD_SCALER((ln(x))) OVER() AS `y`")]
    [InlineData("[Column(\"other\"), MinMaxScaler] double X", "ML.MIN_MAX_SCALER(`other`) OVER() AS `other`")]
    public void Attributes_on_a_property_replace_its_column(string parameter, string expected)
    {
        var spec = Declared.Model("M", $"""
            using Bqml;
            public record Row({parameter}, double Plain, [PassThrough] long Id, [Label] double Y);
            [BigQueryModel("m")] [LinearRegression<Row>] [TrainingTable("t")] public partial class M;
            """);
        Assert.Contains($"TRANSFORM(\n  {expected},\n  `plain`,\n  `y`\n)\nOPTIONS(", spec.CreateStatement(), StringComparison.Ordinal);
    }

    [Fact]
    public void Attributes_on_the_class_add_columns()
    {
        var spec = Declared.Weight with
        {
            Transforms =
            [
                new TransformUse("ML.FEATURE_CROSS", ["Species", "Sex"], [new OptionUse("Degree", new OptionValue.Int64(2))], null, null),
                new TransformUse(null, [], [], "LN(culmen_depth_mm)", "log_depth"),
            ],
        };
        Assert.Contains("  `body_mass_g`,\n  ML.FEATURE_CROSS(STRUCT(`species`, `sex`), 2) AS `species_sex`,\n  (LN(culmen_depth_mm)) AS `log_depth`\n)", spec.CreateStatement(), StringComparison.Ordinal);
    }

    private static OptionValue Sample(FunctionArgument argument)
    {
        if (argument.AllowedValues.Count > 0) return new OptionValue.Enum(argument.EnumType!, argument.AllowedValues[0].MemberName, 0);
        return argument.CSharpType switch
        {
            "double" => new OptionValue.Float64(2),
            "long" => new OptionValue.Int64(3),
            "bool" => new OptionValue.Bool(true),
            "double[]" => new OptionValue.Array([new OptionValue.Float64(0.5), new OptionValue.Float64(1)]),
            "long[]" => new OptionValue.Array([new OptionValue.Int64(1), new OptionValue.Int64(2)]),
            _ => new OptionValue.String(" "),
        };
    }
}
