using System.Globalization;
using Bqml.Generators.Tests.Analyzers;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Onnx;

/// <summary>Models whose inputs are images: how files become tensors, and what is told of images that do not fit.</summary>
public sealed class ImageInputTests
{
    private const string Animals = """
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Bqml;
        [BigQueryModel("wild.animals")]
        [OnnxModel(File = "resnet18.onnx", ModelPath = "gs://wild/resnet18.onnx")]
        [ImageInput]
        public sealed partial class Animals;
        """;

    private const string Program = """
        public static class Program
        {
            private static async Task<string> Texts(QueryResult<Animals.Prediction> rows)
            {
                var texts = new List<string>();
                await foreach (Animals.Prediction row in rows)
                {
                    string uri = row.Input.Uri;
                    long label = row.ClassLabel;
                    texts.Add($"{uri} {label} {row.Input.Data is null}");
                }
                return string.Join("; ", texts);
            }

            public static Task<string> Table(BigQueryML bigquery) => Texts(new Animals(bigquery).PredictAsync("wild.pictures"));

            public static Task<string> Query(BigQueryML bigquery) => Texts(new Animals(bigquery).PredictAsync($"SELECT uri, data FROM wild.pictures WHERE content_type = {"image/png"}"));

            public static Task<string> Memory(BigQueryML bigquery) => Texts(new Animals(bigquery).PredictAsync([new() { Uri = "here", Data = [1, 2, 3] }]));

            public static Task<string> Constant(BigQueryML bigquery) => Task.FromResult(Animals.Sql.Predict);
        }
        """;

    private const string Image = "ML.RESIZE_IMAGE(ML.DECODE_IMAGE(`data`), 224, 224, FALSE) AS `input`";

    [Fact]
    public void The_file_says_how_images_become_inputs() => Golden.Check("OnnxImages", GeneratorRun.Of(Animals).Text);

    [Theory]
    [InlineData("Table", $"SELECT `uri`, `class_label` FROM ML.PREDICT(MODEL `wild.animals`, (SELECT `uri`, {Image} FROM `wild.pictures`))")]
    [InlineData("Query", $"SELECT `uri`, `class_label` FROM ML.PREDICT(MODEL `wild.animals`, (SELECT `uri`, {Image} FROM (\nSELECT uri, data FROM wild.pictures WHERE content_type = @p0\n)))")]
    [InlineData("Memory", $"SELECT `uri`, `class_label` FROM ML.PREDICT(MODEL `wild.animals`, (SELECT `uri`, {Image} FROM UNNEST(@input)))")]
    public async Task Predictions_tell_which_file_they_are_of(string method, string statement)
    {
        using var server = new FakeServer("""[{"name":"uri","type":"STRING"},{"name":"class_label","type":"INTEGER"}]""", """[{"f":[{"v":"gs://wild/bear.jpeg"},{"v":"295"}]}]""");
        Assert.Equal("gs://wild/bear.jpeg 295 True", await UserProgram.RunAsync(Animals + Program, method, server));
        Assert.Equal(statement, server.Request.GetProperty("query").GetString());
    }

    [Fact]
    public async Task The_constant_reads_an_object_table()
    {
        using var server = new FakeServer("[]", "[]");
        Assert.Equal($"SELECT `uri`, `class_label` FROM ML.PREDICT(MODEL `wild.animals`, (SELECT `uri`, {Image} FROM `object_table`))", await UserProgram.RunAsync(Animals + Program, "Constant", server));
    }

    [Theory]
    [InlineData("[OnnxModel(File = \"detector.onnx\", ModelPath = \"gs://m/d.onnx\")] [ImageInput]", "`uri`, ML.CONVERT_IMAGE_TYPE(ML.DECODE_IMAGE(`data`)) AS `image`")]
    [InlineData("[OnnxModel(File = \"detector.onnx\", ModelPath = \"gs://m/d.onnx\")] [ImageInput(Height = 300, Width = 400, PreserveAspectRatio = true, ColorSpace = ColorSpace.Hsv, Column = \"file\")]",
        "`uri`, ML.CONVERT_IMAGE_TYPE(ML.CONVERT_COLOR_SPACE(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(`file`), 300, 400, TRUE), 'HSV')) AS `image`")]
    [InlineData("[OnnxModel(File = \"mixed.onnx\", ModelPath = \"gs://m/m.onnx\")] [ImageInput]", "`uri`, `f_txt`, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(`data`), 224, 280, FALSE) AS `f_img`")]
    [InlineData("[TensorFlowModel<Row, Features>(ModelPath = \"gs://m/s/*\")] [ImageInput(\"inputs\", Height = 224, Width = 224)]", "`uri`, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(`data`), 224, 224, FALSE) AS `inputs`")]
    [InlineData("[OnnxModel<Row, Features>(ModelPath = \"gs://m/o.onnx\")] [ImageInput(\"inputs\", IntegerPixels = true)]", "`uri`, ML.CONVERT_IMAGE_TYPE(ML.DECODE_IMAGE(`data`)) AS `inputs`")]
    [InlineData("[OnnxModel<Row, Features>(ModelPath = \"gs://m/o.onnx\")] [ImageInput(\"left\", Column = \"l\")] [ImageInput(\"right\", Column = \"r\")]", "`uri`, ML.DECODE_IMAGE(`l`) AS `left`, ML.DECODE_IMAGE(`r`) AS `right`")]
    public async Task A_chain_of_functions_makes_what_the_model_reads(string attributes, string columns)
    {
        var source = $$"""
            using Bqml;
            public sealed record Row([PassThrough] string Uri);
            public sealed record Features(double[] Feature);
            [BigQueryModel("wild.animals")]
            {{attributes}}
            public sealed partial class Animals;
            """;
        Assert.Empty((await Analysis.RunAsync(source)).Select(diagnostic => diagnostic.ToString()));
        var statement = LoadedModel.Of("Animals", source).ReadStatements()["Predict"];
        Assert.Contains($", (SELECT {columns} FROM `object_table`))", statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_hold_their_file_are_sent()
    {
        using var server = new FakeServer("""[{"name":"name","type":"STRING"},{"name":"feature","type":"FLOAT","mode":"REPEATED"}]""", """[{"f":[{"v":"bear"},{"v":[{"v":"0.5"}]}]}]""");
        Assert.Equal("bear 0.5", await UserProgram.RunAsync("""
            using System.Threading.Tasks;
            using Bqml;
            public sealed record Picture([PassThrough] string Name, byte[] Content);
            public sealed record Features(double[] Feature);
            [BigQueryModel("wild.animals")]
            [TensorFlowLiteModel<Picture, Features>(ModelPath = "gs://m/s.tflite")]
            [ImageInput("inputs", Height = 224, Width = 224, Column = "content")]
            public sealed partial class Animals;
            public static class Program
            {
                public static async Task<string> Predict(BigQueryML bigquery)
                {
                    var text = "";
                    await foreach (var row in new Animals(bigquery).PredictAsync([new Picture("bear", [1, 2])]))
                        text += row.Input.Name + " " + row.Feature[0].ToString(System.Globalization.CultureInfo.InvariantCulture);
                    return text;
                }
            }
            """, "Predict", server));
        Assert.Equal("SELECT `name`, `feature` FROM ML.PREDICT(MODEL `wild.animals`, (SELECT `name`, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(`content`), 224, 224, FALSE) AS `inputs` FROM UNNEST(@input)))", server.Request.GetProperty("query").GetString());
    }

    [GoogleSqlFact]
    public async Task Google_parses_the_statement()
    {
        var google = await GoogleSqlServer.Shared;
        var statements = LoadedModel.Of("Animals", Animals).ReadStatements();
        Assert.Null(await google.ParseAsync(statements["Predict"]));
        Assert.Null(await google.ParseAsync(statements["CreateOrReplaceModel"]));
        using var server = new FakeServer("""[{"name":"uri","type":"STRING"},{"name":"class_label","type":"INTEGER"}]""", """[{"f":[{"v":"gs://wild/bear.jpeg"},{"v":"295"}]}]""");
        foreach (var method in new[] { "Table", "Query", "Memory" })
        {
            await UserProgram.RunAsync(Animals + Program, method, server);
            Assert.Null(await google.ParseAsync(server.Request.GetProperty("query").GetString()!));
        }
    }

    [Theory]
    [InlineData("OnnxModel(File = \"resnet18.onnx\")", "ImageInput(\"picture\")", "BQML2096: [ImageInput] names no input that takes images: \"resnet18.onnx\" has no input \"picture\"; its inputs are \"input\"")]
    [InlineData("OnnxModel(File = \"flowers.onnx\")", "ImageInput",
        "BQML2096: [ImageInput] names no input that takes images: \"float_input\" of \"flowers.onnx\" is a FLOAT tensor of ? x 4; images need a FLOAT or UINT8 tensor of 1 or ? x height x width x 3")]
    [InlineData("OnnxModel(File = \"trees.onnx\")", "ImageInput", "BQML2096: [ImageInput] names no input that takes images: \"trees.onnx\" has the inputs \"height\" and \"width\", and it is not certain which is meant; write its name")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput", "BQML2096: [ImageInput] names no input that takes images: without an ONNX file nothing tells the inputs; write the input's name")]
    [InlineData("OnnxModel(File = \"resnet18.onnx\")", "ImageInput(Height = 240, Width = 224)",
        "BQML2097: The images have another size than the model takes: Height is 240, and \"input\" of \"resnet18.onnx\" is a FLOAT tensor of 1 x 224 x 224 x 3; write 224, or leave it out")]
    [InlineData("OnnxModel(File = \"resnet18.onnx\")", "ImageInput(PreserveAspectRatio = true)",
        "BQML2097: The images have another size than the model takes: with PreserveAspectRatio they differ in size, and \"input\" of \"resnet18.onnx\" is a FLOAT tensor of 1 x 224 x 224 x 3; leave it out")]
    [InlineData("OnnxModel(File = \"detector.onnx\")", "ImageInput(Height = 240)", "BQML2097: The images have another size than the model takes: only the height is known; write Width too")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\", Width = 0, Height = 5)", "BQML2097: The images have another size than the model takes: Width is 0; write 1 or more")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\", PreserveAspectRatio = true)",
        "BQML2097: The images have another size than the model takes: PreserveAspectRatio says how they are resized, and they are not; write Height and Width, or leave it out")]
    [InlineData("OnnxModel(File = \"resnet18.onnx\")", "ImageInput(IntegerPixels = true)",
        "BQML2098: The images have other pixels than the model takes: \"input\" of \"resnet18.onnx\" is a FLOAT tensor of 1 x 224 x 224 x 3; leave IntegerPixels out, so that the file decides")]
    [InlineData("OnnxModel(File = \"detector.onnx\")", "ImageInput(IntegerPixels = false)",
        "BQML2098: The images have other pixels than the model takes: \"image\" of \"detector.onnx\" is a UINT8 tensor of 1 x ? x ? x 3; leave IntegerPixels out, so that the file decides")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\", ColorSpace = (ColorSpace)9)", "BQML2098: The images have other pixels than the model takes: (ColorSpace)9 is no colour space; write a member of ColorSpace, or leave it out for RGB")]
    [InlineData("XGBoostModel<Row, Number>", "ImageInput(\"image\")", "BQML2099: [ImageInput] does not fit the model: an imported XGBoost model takes no images; remove it")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"place\")", "BQML2099: [ImageInput] does not fit the model: the input \"place\" is made from a file, and 'Row' has it too, as 'Place'; remove the property")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\", Column = \"place\")", "BQML2099: [ImageInput] does not fit the model: 'Place' of 'Row' is the column place with the files' contents, and it is STRING; make it byte[]")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\"), ImageInput(\"IMAGE\")", "BQML2099: [ImageInput] does not fit the model: \"IMAGE\" has an [ImageInput] already; keep one")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"image\", Column = \"\")", "BQML2099: [ImageInput] does not fit the model: ")]
    [InlineData("OnnxModel<Row, Guess>", "ImageInput(\"a\\0b\")", "BQML2099: [ImageInput] does not fit the model: ")]
    public async Task Images_that_do_not_fit_are_told(string attribute, string images, string expected)
    {
        var source = $$"""
            using Bqml;
            record Row(double Size, [PassThrough] string Place);
            record Guess(string Label);
            record Number(double Value);
            [BigQueryModel("wild.animals")]
            [{{attribute.TrimEnd(')')}}{{(attribute.EndsWith(')') ? ", " : "(")}}ModelPath = "gs://wild/model")]
            [{{images}}]
            sealed partial class Animals;
            """;
        var found = (await Analysis.RunAsync(source)).Where(diagnostic => diagnostic.Id.StartsWith("BQML209", StringComparison.Ordinal) && diagnostic.Id != "BQML2090");
        Assert.StartsWith(expected, $"{Assert.Single(found).Id}: {found.Single().GetMessage(CultureInfo.InvariantCulture)}", StringComparison.Ordinal);
    }
}
