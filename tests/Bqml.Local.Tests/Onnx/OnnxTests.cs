using System.Globalization;
using Bqml.Generators.Tests.Onnx;
using Bqml.Local.Tests.Images;
using Bqml.Local.Tests.Support;
using SkiaSharp;

namespace Bqml.Local.Tests.Onnx;

/// <summary>CREATE MODEL with ONNX files, and ML.PREDICT.</summary>
public sealed class OnnxTests : IAsyncDisposable
{
    private static readonly (string, long)[] OperatorSets = [("", 13)];

    private readonly TemporaryFolder _folder = new();
    private readonly TestEngine _engine;

    public OnnxTests() => _engine = new TestEngine(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = _folder.Path } });

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_model_is_imported_described_and_dropped()
    {
        await ImportAsync(Affine(null));
        var (_, model) = await _engine.SendAsync("GET", "projects/local/datasets/ds/models/m");
        Assert.Equal("ONNX", model.GetProperty("modelType").GetString());
        Assert.Equal(["x ARRAY FLOAT64"], Columns(model, "featureColumns"));
        Assert.Equal(["y ARRAY FLOAT64"], Columns(model, "labelColumns"));
        // The model is what was imported, whatever becomes of the file.
        File.Delete(Path.Combine(_folder.Path, "m.onnx"));
        Assert.Equal("[3.0, 14.0], [1.0, 2.0]", await _engine.RowAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT [1.0, 2.0] AS x))"));
        Assert.Contains("ML.EVALUATE is not supported for ONNX models", await _engine.ErrorAsync("SELECT * FROM ML.EVALUATE(MODEL ds.m)"));
        await _engine.QueryAsync("DROP MODEL ds.m");
        Assert.Contains("Not found: Model", await _engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT [1.0, 2.0] AS x))"));
    }

    /// <summary>y = (x + 2, 10 x - 6) for both values of x, where the constants are such that rows cannot be taken for each other.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData("N")]
    public async Task Rows_keep_their_columns_and_their_order(object? batch)
    {
        await ImportAsync(Affine(batch));
        var rows = await _engine.RowsAsync(
            "SELECT id, y, x FROM ML.PREDICT(MODEL ds.m, (SELECT i AS id, [CAST(i AS FLOAT64), i / 2] AS x FROM UNNEST(GENERATE_ARRAY(1, 150)) AS i)) ORDER BY id");
        Assert.Equal(
            Enumerable.Range(1, 150).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}, [{(double)i + 2:0.0}, {(i / 2.0 * 10) - 6:0.0###}], [{(double)i:0.0}, {i / 2.0:0.0###}]")),
            rows);
    }

    [Fact]
    public async Task No_rows_give_no_rows_and_the_columns()
    {
        await ImportAsync(Affine(null));
        Assert.Equal(["y [FLOAT]", "id INTEGER", "x [FLOAT]"], await _engine.ColumnsAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 1 AS id, [1.0, 2.0] AS x FROM UNNEST([1]) AS u WHERE u > 1))"));
        Assert.Empty(await _engine.RowsAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 1 AS id, [1.0, 2.0] AS x FROM UNNEST([1]) AS u WHERE u > 1))"));
    }

    [Theory]
    [InlineData("Float", "FLOAT64", "1.5", "1.5")]
    [InlineData("Double", "FLOAT64", "0.1", "0.1")]
    [InlineData("Float16", "FLOAT64", "1.5", "1.5")]
    [InlineData("Float", "INT64", "3", "3.0")]
    [InlineData("UInt8", "INT64", "200", "200")]
    [InlineData("Int8", "INT64", "-100", "-100")]
    [InlineData("Int16", "INT64", "-30000", "-30000")]
    [InlineData("UInt16", "INT64", "60000", "60000")]
    [InlineData("Int32", "INT64", "-7", "-7")]
    [InlineData("UInt32", "INT64", "4000000000", "4000000000")]
    [InlineData("Int64", "INT64", "-9007199254740993", "-9007199254740993")]
    [InlineData("UInt64", "INT64", "7", "7")]
    [InlineData("Bool", "BOOL", "TRUE", "true")]
    [InlineData("String", "STRING", "'Seppä'", "Seppä")]
    public async Task Every_type_of_element_goes_through(string elementType, string type, string value, string expected)
    {
        await ImportAsync(Identity(Enum.Parse<ElementType>(elementType), null));
        Assert.Equal([expected, expected], (await _engine.RowsAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT CAST({value} AS {type}) AS x FROM UNNEST([1, 2])))")));
        await ImportAsync(Identity(Enum.Parse<ElementType>(elementType), null, 1));
        Assert.Equal(expected, await _engine.RowAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT CAST({value} AS {type}) AS x))"));
        Assert.Equal(expected, await _engine.RowAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT [CAST({value} AS {type})] AS x))"));
        await ImportAsync(Identity(Enum.Parse<ElementType>(elementType), null, "k"));
        Assert.Equal([$"[{expected}]", $"[{expected}, {expected}]"], await _engine.RowsAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT [CAST({value} AS {type})] AS x UNION ALL SELECT [CAST({value} AS {type}), CAST({value} AS {type})])) ORDER BY ARRAY_LENGTH(y)"));
    }

    [Fact]
    public async Task Several_inputs_and_outputs_are_told_apart_by_name()
    {
        var graph = OnnxBytes.Graph(
            [OnnxBytes.Node("Add", ["a", "b"], ["sum"]), OnnxBytes.Node("Sub", ["a", "b"], ["difference"])],
            [OnnxBytes.Tensor("a", ElementType.Float, "N"), OnnxBytes.Tensor("b", ElementType.Float, "N")],
            [OnnxBytes.Tensor("sum", ElementType.Float, "N"), OnnxBytes.Tensor("difference", ElementType.Float, "N")],
            []);
        await ImportAsync(OnnxBytes.Model(7, graph, OperatorSets));
        Assert.Equal(["sum FLOAT", "difference FLOAT", "B FLOAT", "A FLOAT"], await _engine.ColumnsAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 2.0 AS B, 5.0 AS A))"));
        Assert.Equal("7.0, 3.0, 2.0, 5.0", await _engine.RowAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 2.0 AS B, 5.0 AS A))"));
        Assert.Contains("Column b is not found in the input data to the PREDICT function. The model takes b FLOAT64", await _engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 2.0 AS a))"));
    }

    /// <summary>The mean of a picture's values, by which the channel and the pixel that they come from can be checked.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(null)]
    public async Task Pictures_go_in_as_height_width_and_channels(object? batch)
    {
        await ImportAsync(MeanColor(ElementType.Float, batch));
        _folder.Write("images/b.png", Drawing.Encode(SKEncodedImageFormat.Png, 2, "FF0000", "FF0000", "FF0000", "FF0000"));
        _folder.Write("images/a.png", Drawing.Plain(SKEncodedImageFormat.Png, 50, 20, "003366"));
        await _engine.QueryAsync("CREATE EXTERNAL TABLE ds.images WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/images/*'])");
        Assert.Equal(
            ["gs://zoo/images/a.png, 0.0, 0.2, 0.4", "gs://zoo/images/b.png, 1.0, 0.0, 0.0"],
            await _engine.RowsAsync("SELECT uri, ROUND(y[OFFSET(0)], 6), ROUND(y[OFFSET(1)], 6), ROUND(y[OFFSET(2)], 6) FROM ML.PREDICT(MODEL ds.m, (SELECT uri, ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 4, 5, FALSE) AS x FROM ds.images)) ORDER BY uri"));
        Assert.Contains("Column x has 2 x 2 x 3 values, and the model takes 4 x 5 x 3 values", await _engine.ErrorAsync("SELECT uri, y FROM ML.PREDICT(MODEL ds.m, (SELECT uri, ML.DECODE_IMAGE(data) AS x FROM ds.images WHERE uri LIKE '%b.png'))"));
        Assert.Contains("Column x has 4 x 5 x 1 values", await _engine.ErrorAsync("SELECT uri, y FROM ML.PREDICT(MODEL ds.m, (SELECT uri, ML.CONVERT_COLOR_SPACE(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 4, 5, FALSE), 'GRAYSCALE') AS x FROM ds.images))"));
        Assert.Contains("Column x holds a NULL, and the model takes none", await _engine.ErrorAsync("SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT SAFE.ML.DECODE_IMAGE(b'x') AS x))"));
    }

    [Fact]
    public async Task Integer_pictures_are_for_integer_tensors()
    {
        await ImportAsync(Identity(ElementType.UInt8, null, 1, 1, 3));
        var picture = $"ML.DECODE_IMAGE(FROM_BASE64('{Convert.ToBase64String(Drawing.Plain(SKEncodedImageFormat.Png, 1, 1, "336699"))}'))";
        Assert.Equal("[51, 102, 153]", await _engine.RowAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT ML.CONVERT_IMAGE_TYPE({picture}) AS x))"));
        Assert.Contains("Convert the image: ML.CONVERT_IMAGE_TYPE(image)", await _engine.ErrorAsync($"SELECT y FROM ML.PREDICT(MODEL ds.m, (SELECT {picture} AS x))"));
    }

    [Theory]
    [InlineData("SELECT [1.0, 2.0, 3.0] AS x", "Column x has 3 values, and the model takes 2 values")]
    [InlineData("SELECT 1.0 AS x", "Column x has one value, and the model takes 2 values")]
    [InlineData("SELECT 'a' AS x", "Column x has type STRING, which is not convertible to the type that the model takes, ARRAY<FLOAT64>")]
    [InlineData("SELECT CAST(NULL AS ARRAY<FLOAT64>) AS x", "Column x holds a NULL, and the model takes none")]
    [InlineData("SELECT [1.0, 2.0] AS x, 1 AS y", "Duplicate column names in the result are not supported. Found duplicate(s): y")]
    public async Task Input_that_does_not_fit_is_refused(string query, string message)
    {
        await ImportAsync(Affine(null));
        Assert.Contains(message, await _engine.ErrorAsync($"SELECT * FROM ML.PREDICT(MODEL ds.m, ({query}))"));
    }

    [Fact]
    public async Task Values_out_of_range_and_settings_are_refused()
    {
        await ImportAsync(Identity(ElementType.UInt8, null));
        Assert.Contains("Column x holds 256, which is out of the range of the model's input, Byte", await _engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 256 AS x))"));
        Assert.Contains("ML.PREDICT takes no setting threshold for ONNX models: it takes none", await _engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m, (SELECT 1 AS x), STRUCT(0.5 AS threshold))"));
        Assert.Contains("ML.PREDICT needs input data", await _engine.ErrorAsync("SELECT * FROM ML.PREDICT(MODEL ds.m)"));
    }

    [Fact]
    public async Task What_BigQuery_does_not_import_is_refused()
    {
        var x = OnnxBytes.Tensor("x", ElementType.Float, "N");
        var y = OnnxBytes.Tensor("y", ElementType.Float, "N");
        await RefusedAsync("it needs operator set 18 of ai.onnx, and ONNX Runtime 1.12, by which BigQuery runs it, takes up to 17. Export it for 17", OnnxBytes.Model(7, OnnxBytes.Graph([x], [y]), ("", 18)));
        await RefusedAsync("it needs version 9 of the file format", OnnxBytes.Model(9, OnnxBytes.Graph([x], [y]), OperatorSets));
        await RefusedAsync("ONNX model output 'y' has unsupported ONNX type: ONNX_TYPE_SEQUENCE", OnnxBytes.Model(7, OnnxBytes.Graph([x], [OnnxBytes.Value("y", 4, [])]), OperatorSets));
        await RefusedAsync("ONNX model input 'x' has unsupported ONNX tensor element type: COMPLEX64", OnnxBytes.Model(7, OnnxBytes.Graph([OnnxBytes.Tensor("x", ElementType.Complex64, "N")], [y]), OperatorSets));
        await RefusedAsync("Failed to import the ONNX model gs://zoo/m.onnx", OnnxBytes.Model(7, OnnxBytes.Graph([OnnxBytes.Node("NoSuchOperator", ["x"], ["y"])], [x], [y], []), OperatorSets));
        await RefusedAsync("Failed to import the ONNX model gs://zoo/m.onnx", "no model"u8.ToArray());
    }

    [Theory]
    [InlineData("OPTIONS(model_type = 'ONNX')", "MODEL_PATH")]
    [InlineData("OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/none.onnx')", "Not found: an .onnx file at gs://zoo/none.onnx")]
    [InlineData("OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/two/*')", "gs://zoo/two/* stands for 2 .onnx files")]
    [InlineData("OPTIONS(model_type = 'ONNX', model_path = 'gs://farm/m.onnx')", "LocalBigQueryOptions.CloudStorage[\"gs://farm\"]")]
    [InlineData("OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/m.onnx', kms_key_name = 'projects/p/locations/l/keyRings/r/cryptoKeys/k')", "Option KMS_KEY_NAME of model type ONNX is not supported")]
    [InlineData("OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/m.onnx') AS SELECT 1 AS x", "takes no query")]
    [InlineData("TRANSFORM(x) OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/m.onnx')", "TRANSFORM")]
    public async Task Bad_statements_are_refused(string rest, string message)
    {
        _folder.Write("m.onnx", Affine(null));
        _folder.Write("two/1.onnx", Affine(null));
        _folder.Write("two/2.onnx", Affine(null));
        Assert.Contains(message, await _engine.ErrorAsync("CREATE MODEL ds.m " + rest));
    }

    [Fact]
    public async Task Folders_and_dispositions_work()
    {
        _folder.Write("one/m.onnx", Affine(null));
        _folder.Write("one/readme.txt", "x");
        await _engine.QueryAsync("CREATE MODEL ds.m OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/one/*')");
        Assert.Contains("Already Exists: Model local:ds.m", await _engine.ErrorAsync("CREATE MODEL ds.m OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/one/*')"));
        await _engine.QueryAsync("CREATE MODEL IF NOT EXISTS ds.m OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/none')");
        await _engine.QueryAsync("CREATE OR REPLACE MODEL ds.m OPTIONS(model_type = 'onnx', model_path = 'gs://zoo/one/m.onnx')");
        Assert.Equal(FidelityTier.Exact, Fidelity.TierOf("ONNX"));
    }

    private async Task ImportAsync(byte[] model)
    {
        _folder.Write("m.onnx", model);
        await _engine.QueryAsync("CREATE OR REPLACE MODEL ds.m OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/m.onnx')");
    }

    private async Task RefusedAsync(string message, byte[] model)
    {
        _folder.Write("m.onnx", model);
        Assert.Contains(message, await _engine.ErrorAsync("CREATE MODEL ds.m OPTIONS(model_type = 'ONNX', model_path = 'gs://zoo/m.onnx')"));
    }

    private static byte[] Affine(object? batch) => OnnxBytes.Model(
        7,
        OnnxBytes.Graph(
            [OnnxBytes.Node("Mul", ["x", "factor"], ["product"]), OnnxBytes.Node("Add", ["product", "summand"], ["y"])],
            [OnnxBytes.Tensor("x", ElementType.Float, batch, 2)],
            [OnnxBytes.Tensor("y", ElementType.Float, batch, 2)],
            [OnnxBytes.Floats("factor", [2], 1, 10), OnnxBytes.Floats("summand", [2], 2, -6)]),
        OperatorSets);

    private static byte[] Identity(ElementType elementType, params object?[]? shape) => OnnxBytes.Model(
        7, OnnxBytes.Graph([OnnxBytes.Node("Identity", ["x"], ["y"])], [OnnxBytes.Tensor("x", elementType, shape ?? [null])], [OnnxBytes.Tensor("y", elementType, shape ?? [null])], []), OperatorSets);

    private static byte[] MeanColor(ElementType elementType, object? batch) => OnnxBytes.Model(
        7,
        OnnxBytes.Graph(
            [OnnxBytes.Node("Transpose", ["x"], ["channels"], Permutation(0, 3, 1, 2)), OnnxBytes.Node("GlobalAveragePool", ["channels"], ["means"]), OnnxBytes.Node("Flatten", ["means"], ["y"], OnnxBytes.Attribute("axis", 1))],
            [OnnxBytes.Tensor("x", elementType, batch, 4, 5, 3)],
            [OnnxBytes.Tensor("y", elementType, batch, 3)],
            []),
        OperatorSets);

    private static byte[] Permutation(params long[] axes) => [.. OnnxBytes.Field(1, "perm"u8.ToArray()), .. axes.SelectMany(axis => OnnxBytes.Number(8, axis)), .. OnnxBytes.Number(20, 7)];

    private static IEnumerable<string> Columns(System.Text.Json.JsonElement model, string property) => model.GetProperty(property).EnumerateArray().Select(column =>
    {
        var type = column.GetProperty("type");
        return column.GetProperty("name").GetString() + " " + type.GetProperty("typeKind").GetString() + (type.TryGetProperty("arrayElementType", out var element) ? " " + element.GetProperty("typeKind").GetString() : "");
    });
}
