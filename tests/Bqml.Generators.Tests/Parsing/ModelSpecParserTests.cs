using Bqml.Generators.Parsing;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.GoogleSql;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Bqml.Generators.Tests.Parsing;

public class ModelSpecParserTests
{
    [Fact]
    public void Everything_on_the_class_is_read()
    {
        var spec = Declared.Model("Zoo.PenguinSex", Zoo.UnsexedPenguin, Zoo.Sex(
            "L2Reg = 1, MaxIterations = 5, EarlyStop = false, DataSplitMethod = DataSplitMethod.Random, HparamTuningObjective = HparamTuningObjective.RocAuc",
            """
            [ModelOption("NEW", new[] { 1, 2 }), ModelOption("OTHER", null!)]
            [ClassWeight("FEMALE", 1), ClassWeight(true, 0.5)]
            [Tune(Hyperparameter.L1Reg, Min = 0), TuneCandidates(Hyperparameter.L2Reg, 1, 2.5, "x")]
            [FeatureCross(nameof(UnsexedPenguin.Species), "Nothing", Degree = 3, As = "both"), Transform("1", As = "one")]
            """));

        Assert.Equal("ml.penguin_sex", spec.Name);
        Assert.Equal("bigquery-public-data.ml_datasets.penguins", spec.Training!.Text);
        Assert.Equal("sex IS NOT NULL", spec.Training.Where);
        var use = Assert.Single(spec.ModelTypes);
        Assert.Equal("LOGISTIC_REG", use.Id);
        Assert.Equal(
            [
                new OptionUse("L2Reg", new OptionValue.Float64(1)),
                new OptionUse("MaxIterations", new OptionValue.Int64(5)),
                new OptionUse("EarlyStop", new OptionValue.Bool(false)),
                new OptionUse("DataSplitMethod", new OptionValue.Enum("DataSplitMethod", "Random", Convert.ToInt64(DataSplitMethod.Random, System.Globalization.CultureInfo.InvariantCulture))),
                new OptionUse("HparamTuningObjective", new OptionValue.Enum("HparamTuningObjective", "RocAuc", Convert.ToInt64(HparamTuningObjective.RocAuc, System.Globalization.CultureInfo.InvariantCulture))),
            ], use.Options);
        Assert.Equal(
            [
                new OptionUse("NEW", new OptionValue.Array([new OptionValue.Int64(1), new OptionValue.Int64(2)])),
                new OptionUse("OTHER", new OptionValue.String(null)),
            ], spec.UnlistedOptions);
        Assert.Equal([new ClassWeight(new OptionValue.String("FEMALE"), 1), new ClassWeight(new OptionValue.Bool(true), 0.5)], spec.ClassWeights);
        Assert.Equal(
            [
                new TuneUse("L1_REG", 0, null, null),
                new TuneUse("L2_REG", null, null, [new OptionValue.Int64(1), new OptionValue.Float64(2.5), new OptionValue.String("x")]),
            ], spec.Tunings);
        Assert.Equal(
            [
                new TransformUse("ML.FEATURE_CROSS", ["Species", "Nothing"], [new OptionUse("Degree", new OptionValue.Int64(3))], null, "both"),
                new TransformUse(null, [], [], "1", "one"),
            ], spec.Transforms);
    }

    [Fact]
    public void Roles_are_read_from_parameters_and_properties_in_every_form()
    {
        var spec = Declared.Model("M", """
            using Bqml;
            public record Base([property: Label] double A, [DataSplit] bool B) { [PassThrough] public long C { get; init; } }
            public record Row([Ignore] string D, [property: Column("e_e"), StandardScaler, Imputer(ImputerStrategy.Mean)] double E) : Base(E, true) { public double F => E; public static int G { get; } }
            [BigQueryModel("m")] [LinearRegression<Row>] [TrainingTable("t")] public partial class M;
            """);
        var columns = spec.ModelTypes[0].Row!.Columns;
        Assert.Equal(["A", "B", "C", "D", "E", "F"], columns.Select(static column => column.Property));
        Assert.Equal([ColumnRole.Label], columns[0].Roles);
        Assert.Equal([ColumnRole.DataSplit], columns[1].Roles);
        Assert.Equal([ColumnRole.PassThrough], columns[2].Roles);
        Assert.Equal([ColumnRole.Ignore], columns[3].Roles);
        Assert.Equal("e_e", columns[4].Column);
        Assert.Equal(["ML.STANDARD_SCALER", "ML.IMPUTER"], columns[4].Transforms.Select(static transform => transform.Function!));
        Assert.False(columns[5].IsSettable);
    }

    [Fact]
    public void A_row_of_another_assembly_is_read_like_one_of_the_same()
    {
        const string Row = """
            #nullable enable
            using Bqml;
            namespace Other;
            public enum Kind { A, [Column("b b")] B }
            public record Place(double Latitude, string? City);
            public record Row([Column("x_x"), StandardScaler] double X, string? Text, Kind? Kind, Place Place, System.Collections.Generic.List<long> Many, [property: Label] double Y);
            """;
        const string Model = """
            using Bqml;
            [BigQueryModel("m")] [LinearRegression<Other.Row>] [TrainingTable("t")] public partial class M;
            """;
        var other = GeneratorRun.Compile(LanguageVersion.CSharp14, Row);
        using var stream = new MemoryStream();
        Assert.True(other.Emit(stream).Success);
        stream.Position = 0;
        var compilation = GeneratorRun.Compile(LanguageVersion.CSharp14, Model).AddReferences(MetadataReference.CreateFromStream(stream));
        Assert.Equal(
            Declared.Model("M", Row, Model).ModelTypes[0].Row,
            ModelSpecParser.Parse(compilation.GetTypeByMetadataName("M")!, default).ModelTypes[0].Row);
    }

    [Theory]
    [InlineData("long", "INT64", false)]
    [InlineData("int?", "INT64", true)]
    [InlineData("float", "FLOAT64", false)]
    [InlineData("decimal?", "NUMERIC", true)]
    [InlineData("string?", "STRING", true)]
    [InlineData("byte[]", "BYTES", false)]
    [InlineData("System.DateOnly", "DATE", false)]
    [InlineData("System.TimeOnly", "TIME", false)]
    [InlineData("System.DateTime", "DATETIME", false)]
    [InlineData("System.DateTimeOffset?", "TIMESTAMP", true)]
    [InlineData("System.DayOfWeek", "STRING", false)]
    [InlineData("System.Collections.Generic.IEnumerable<string>", "ARRAY<STRING>", false)]
    [InlineData("double[]?", "ARRAY<FLOAT64>", true)]
    [InlineData("Inner", "STRUCT<a INT64, bc ARRAY<STRING>>", false)]
    [InlineData("Inner[]", "ARRAY<STRUCT<a INT64, bc ARRAY<STRING>>>", false)]
    [InlineData("object", null, false)]
    [InlineData("System.Guid", null, false)]
    [InlineData("System.TimeSpan?", null, true)]
    [InlineData("System.Uri", null, false)]
    [InlineData("double[][]", null, false)]
    [InlineData("double?[]", null, false)]
    [InlineData("double[,]", null, false)]
    [InlineData("Row", null, false)]
    [InlineData("Cycle", null, false)]
    [InlineData("Closed", null, false)]
    [InlineData("System.Collections.Generic.List<Closed>", null, false)]
    [InlineData("System.Collections.Generic.Dictionary<string, string>", null, false)]
    public void Types_map_to_BigQuery(string type, string? expected, bool isNullable)
    {
        var column = Declared.Row("Row", $$"""
            public record Inner(long A, string[] BC);
            public class Closed { private Closed() { } public long A { get; set; } }
            public class Cycle { public Cycle[] Again { get; set; } = []; }
            [Bqml.BigQueryRow] public partial class Row { public {{type}} X { get; set; } = default!; }
            """).Row.Columns[0];
        Assert.Equal(expected, column.Type?.ToString());
        Assert.Equal(isNullable, column.IsNullable);
    }

    [Theory]
    [InlineData("record Row(long A, string B)", "A B")]
    [InlineData("record Row(long A) { public string B { get; init; } = \"\"; }", "A")]
    [InlineData("class Row { public long A { get; set; } }", "")]
    [InlineData("class Row(long a) { public long A { get; } = a; }", "A")]
    [InlineData("class Row { public Row(long a) => A = a; public Row() { } public long A { get; set; } }", "A")]
    [InlineData("class Row { public Row(int a) => A = a; public long A { get; set; } }", null)]
    [InlineData("class Row { private Row() { } public long A { get; set; } }", null)]
    [InlineData("class Row { public long A { get; } }", null)]
    [InlineData("abstract class Row { public long A { get; set; } }", null)]
    [InlineData("class Row { public long A { get; set; } [Bqml.Ignore] public required string B { get; set; } }", null)]
    public void A_way_to_construct_is_found(string declaration, string? arguments)
    {
        var row = Declared.Row("Row", "[Bqml.BigQueryRow] public partial " + declaration + (declaration.EndsWith(')') ? ";" : "")).Row;
        Assert.Equal(arguments, row.Construction is null ? null : string.Join(' ', row.Construction.ConstructorArguments));
    }

    [Fact]
    public void Declarations_around_the_class_are_read()
    {
        var spec = Declared.Model("A.B.Outer`1+Inner+M", """
            using Bqml;
            public record Row(double X, [Label] double Y);
            namespace A.B
            {
                partial record struct Outer<T>
                {
                    interface Inner
                    {
                        [BigQueryModel("m")] [LinearRegression<Row>] partial class M { private int _field; public void Do() { } public M(int x) { } }
                    }
                }
            }
            """);
        Assert.Equal("A.B", spec.Type.Namespace);
        Assert.Equal("A.B.Outer`1+Inner+M", spec.Type.MetadataName);
        Assert.Equal(
            [
                new TypeDeclaration("record struct", "Outer", true, false, false, false, ["T"], []),
                new TypeDeclaration("interface", "Inner", false, false, true, false, [], []),
                new TypeDeclaration("class", "M", true, false, false, false, [], [".ctor", "Do", "_field"]),
            ], spec.Type.Declarations);
    }

    [Fact]
    public void Unfinished_code_is_read_without_failing()
    {
        string[] attributes = ["BigQueryModel", "BigQueryModel()", "BigQueryModel(1)", "BigQueryModel(\"m\"", "LinearRegression", "LinearRegression<>", "LinearRegression<int>", "LinearRegression<Nothing>", "LinearRegression<Row>(L2Reg = )",
            "LinearRegression<Row>(L2Reg = \"x\")", "Tune", "Tune((Hyperparameter)99)", "TuneCandidates(Hyperparameter.L1Reg)", "TuneCandidates(Hyperparameter.L1Reg, null)", "ClassWeight(1)", "ModelOption(\"A\")", "FeatureCross(null)", "Transform", "TrainingTable", "TrainingQuery(null)"];
        foreach (var attribute in attributes)
        {
            var spec = Declared.Model("M", $"using Bqml; public record Row(double X, [Label] double Y); [BigQueryModel(\"m\")] [{attribute}] public partial class M;");
            Assert.False(Bqml.Generators.Emission.Emittable.IsEmittable(spec), attribute);
        }
    }
}
