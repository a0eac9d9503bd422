using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Bqml.Generators.Tests.Onnx.OnnxBytes;

namespace Bqml.Generators.Tests.Onnx;

/// <summary>Models declared over an ONNX file: the members that the file gives them, and what is told of the file.</summary>
public sealed class OnnxModelTests
{
    private const string FromFile = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Bqml;
        [BigQueryModel("garden.flowers")]
        [OnnxModel(File = "flowers.onnx", ModelPath = "gs://garden/flowers.onnx")]
        public sealed partial class Flowers;
        """;

    private const string Program = """
        public static class Program
        {
            public static async Task<string> Predict(BigQueryML bigquery)
            {
                var texts = new List<string>();
                await foreach (Flowers.Prediction row in new Flowers(bigquery).PredictAsync([new() { FloatInput = [1, 2, 3, 4.5] }]))
                {
                    long label = row.Label;
                    IReadOnlyList<double> probabilities = row.Probabilities;
                    texts.Add($"{label} {probabilities.Count} {row.Input.FloatInput[3] * 10}");
                }
                return string.Join("; ", texts);
            }
        }
        """;

    [Fact]
    public void The_file_gives_a_model_its_rows() => Golden.Check("OnnxFile", GeneratorRun.Of(FromFile).Text);

    [Fact]
    public async Task Rows_of_the_file_are_sent_and_read()
    {
        using var server = new FakeServer(
            """[{"name":"label","type":"INTEGER"},{"name":"probabilities","type":"FLOAT","mode":"REPEATED"},{"name":"float_input","type":"FLOAT","mode":"REPEATED"}]""",
            """[{"f":[{"v":"2"},{"v":[{"v":"0.1"},{"v":"0.2"},{"v":"0.7"}]},{"v":[{"v":"1"},{"v":"2"},{"v":"3"},{"v":"4.5"}]}]}]""");
        Assert.Equal("2 3 45", await UserProgram.RunAsync(FromFile + Program, "Predict", server));
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `garden.flowers`, (SELECT * FROM UNNEST(@input)))", server.Request.GetProperty("query").GetString());
    }

    [Fact]
    public void A_file_that_changed_changes_its_model_only()
    {
        var before = OnnxFiles.Add("flowers.onnx", OnnxFiles.Flowers);
        var after = OnnxFiles.Add("flowers.onnx", Model(8, Graph([Tensor("petals", ElementType.Int64, "N")], [Tensor("label", ElementType.String, "N")]), ("", 17)));
        var compilation = GeneratorRun.Compile(LanguageVersion.CSharp14, FromFile, """
            using Bqml;
            public sealed record Row([Label] double Y, double X);
            [BigQueryModel("garden.other")]
            [LinearRegression<Row>]
            [TrainingTable("garden.rows")]
            public sealed partial class Other;
            """);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new ModelGenerator().AsSourceGenerator()], [before], new CSharpParseOptions(LanguageVersion.CSharp14), driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        driver = driver.RunGenerators(compilation);
        var changed = driver.ReplaceAdditionalText(before, after).RunGenerators(compilation).GetRunResult().Results[0];
        var text = Assert.Single(changed.GeneratedSources, source => source.HintName == "Flowers.g.cs").SourceText.ToString();
        Assert.Contains("public required long Petals", text, StringComparison.Ordinal);
        Assert.DoesNotContain("FloatInput", text, StringComparison.Ordinal);
        var reasons = changed.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason).ToList();
        // A model over a file has two outputs: one, always empty, of the models that wait for no file.
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], reasons.OrderBy(reason => reason.ToString()));
    }

    [Theory]
    [InlineData("x", "X")]
    [InlineData("float_input", "FloatInput")]
    [InlineData("input.1", "Input1")]
    [InlineData("2d", "Value2d")]
    [InlineData("dense/BiasAdd:0", "DenseBiasAdd0")]
    [InlineData("___", "Value")]
    [InlineData("hidden-state", "HiddenState")]
    public void Tensors_become_properties(string tensor, string property)
    {
        var spec = Generators.Onnx.OnnxRows.Complete(Spec(), [new("/flowers.onnx", new(1, 8, [], [new(tensor, Generators.Onnx.OnnxValueKind.Tensor, 1, new EquatableArray<long?>([null, 1]))], []), null)]);
        var column = Assert.Single(spec.ModelTypes[0].Row!.Columns);
        Assert.Equal((property, tensor, "double"), (column.Property, column.Column, column.CSharpType));
    }

    [Fact]
    public void Tensors_of_one_name_become_different_properties()
    {
        var tensor = new Generators.Onnx.OnnxValue("a.b", Generators.Onnx.OnnxValueKind.Tensor, 9, new EquatableArray<long?>([null]));
        var spec = Generators.Onnx.OnnxRows.Complete(Spec(), [new("/flowers.onnx", new(1, 8, [], [tensor, tensor with { Name = "a/b" }, tensor with { Name = "a_b" }], []), null)]);
        Assert.Equal(["AB", "AB2", "AB3"], spec.ModelTypes[0].Row!.Columns.Select(column => column.Property));
    }

    [Theory]
    [InlineData("OnnxModel", "BQML0060: 'Flowers' says neither rows nor a file to take them from; write [OnnxModel(File = \"model.onnx\")], or [OnnxModel<TInput, TOutput>]")]
    [InlineData("OnnxModel(File = \"rose.onnx\")", "BQML0061: None of the project's additional files has the name \"rose.onnx\"; add <AdditionalFiles Include=\"rose.onnx\" /> to the project file")]
    [InlineData("OnnxModel(File = \"owers.onnx\")", "BQML0061: None of the project's additional files has the name \"owers.onnx\"; add <AdditionalFiles Include=\"owers.onnx\" /> to the project file")]
    [InlineData("OnnxModel(File = \"model.onnx\")", "BQML0061: 2 of the project's additional files have the name \"model.onnx\"; write more of the path: ")]
    [InlineData("OnnxModel(File = \"notes.onnx\")", "BQML0062: \"notes.onnx\" cannot be read: at byte 0, a field's tag belongs here, so it is no ONNX file or is damaged")]
    [InlineData("OnnxModel(File = \"newest.onnx\")",
        "BQML0063: \"newest.onnx\" uses operator set ai.onnx 21, and BigQuery runs models by ONNX Runtime 1.12, which knows versions up to 17; export the model for operator set ai.onnx 17",
        "BQML0063: \"newest.onnx\" uses version 10 of the file format, and BigQuery runs models by ONNX Runtime 1.12, which knows versions up to 8; export the model for version 8")]
    [InlineData("OnnxModel(File = \"zipmap.onnx\")",
        "BQML0065: The output \"output_probability\" of \"zipmap.onnx\" is a sequence, which BigQuery does not take; export it as a tensor (scikit-learn: the converter's option zipmap=False)")]
    [InlineData("OnnxModel(File = \"signal.onnx\")", "BQML0065: The input \"wave\" of \"signal.onnx\" is a COMPLEX64 tensor of ? x 16, which BigQuery does not take; cast it to another type in the model")]
    [InlineData("OnnxModel(File = \"resnet18.onnx\")", "BQML0066: The input \"input\" of \"resnet18.onnx\" has 4 dimensions, and a generated property is one value or a list for each row; add [ImageInput] for images, or declare [OnnxModel<TInput, TOutput>] over rows of your own")]
    [InlineData("OnnxModel<Row, Guess>(File = \"flowers.onnx\")",
        "BQML1065: \"flowers.onnx\" has no input 'size'; its inputs are \"float_input\"; rename the property, or mark it [PassThrough] or [Ignore]",
        "BQML1065: \"flowers.onnx\" has no output 'name'; its outputs are \"label\" and \"probabilities\"; rename the property, or mark it [Ignore]",
        "BQML1066: \"flowers.onnx\" reads \"float_input\", a FLOAT tensor of ? x 4, and 'Row' has no such column; add a property",
        "BQML1067: The output 'Label' is STRING, and in \"flowers.onnx\" it is an INT64 tensor of ?, which is INT64; change the property's type")]
    public async Task What_is_wrong_with_a_file_is_told(string attribute, params string[] expected)
    {
        var source = $$"""
            using Bqml;
            record Row(double Size, [PassThrough] string Place);
            record Guess(string Label, string Name, [Ignore] int Unread);
            [BigQueryModel("garden.flowers")]
            [{{attribute.TrimEnd(')')}}{{(attribute.EndsWith(')') ? ", " : "(")}}ModelPath = "gs://garden/flowers.onnx")]
            sealed partial class Flowers;
            """;
        var found = (await Analysis.RunAsync(source)).Where(diagnostic => diagnostic.Id != "BQML2090").Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(expected.Length, found.Count);
        Assert.All(expected.Zip(found), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Row(double[] FloatInput, [PassThrough] string Place)", "Guess(long Label, float[] Probabilities)", "flowers.onnx")]
    [InlineData("Row([Column(\"FLOAT_INPUT\")] float[] X)", "Guess(long Label)", "flowers.onnx")]
    [InlineData("Row(double Height, float Width)", "Guess(Species Species)", "trees.onnx")]
    [InlineData("Row(double[] Height, double Width)", "Guess(string Species)", "trees.onnx")]
    [InlineData("Row(double[] Input)", "Guess(long ClassLabel)", "resnet18.onnx")]
    public async Task Rows_that_fit_the_file_are_not_reported(string row, string guess, string file) => Assert.Empty(await Analysis.RunAsync($$"""
        using Bqml;
        enum Species { Oak, Elm }
        record {{row}};
        record {{guess}};
        [BigQueryModel("garden.flowers")]
        [OnnxModel<Row, Guess>(File = "{{file}}", ModelPath = "gs://garden/flowers.onnx")]
        sealed partial class Flowers;
        """));

    private static Specs.ModelSpec Spec()
    {
        var compilation = GeneratorRun.Compile(LanguageVersion.CSharp14, FromFile);
        return Generators.Parsing.ModelSpecParser.Parse(compilation.GetTypeByMetadataName("Flowers")!, default);
    }
}
