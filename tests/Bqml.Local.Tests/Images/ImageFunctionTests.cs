using System.Globalization;
using Bqml.Local.Images;
using Bqml.Local.Tests.Support;
using SkiaSharp;

namespace Bqml.Local.Tests.Images;

/// <summary>ML.DECODE_IMAGE and the functions over its result.</summary>
public sealed class ImageFunctionTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestEngine _engine;

    public ImageFunctionTests() => _engine = new TestEngine(new LocalBigQueryOptions { CloudStorage = { ["gs://zoo"] = _folder.Path } });

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_picture_is_its_dimensions_and_its_values()
    {
        var picture = Literal(Drawing.Encode(SKEncodedImageFormat.Png, 3, "FF0000", "00FF00", "0000FF", "000000", "336699", "FFFFFF"));
        Assert.Equal(["f0_ RECORD<_field_1 [INTEGER], _field_2 [FLOAT]>"], await _engine.ColumnsAsync($"SELECT ML.DECODE_IMAGE({picture})"));
        Assert.Equal("2, 3, 3", (await PictureAsync($"ML.DECODE_IMAGE({picture})")).Dimensions);
        Assert.Equal(
            [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0.2, 0.4, 0.6, 1, 1, 1],
            (await ValuesAsync($"ML.DECODE_IMAGE({picture})")).Select(value => Math.Round(value, 12)));
        Assert.All(await ValuesAsync($"ML.DECODE_IMAGE({picture})"), value => Assert.InRange(value, 0, Math.BitDecrement(1.0)));
    }

    [Fact]
    public async Task Formats_are_those_documented()
    {
        string[] colors = ["336699", "336699", "336699", "336699"];
        foreach (var bytes in new[] { Drawing.Encode(SKEncodedImageFormat.Png, 2, colors), Drawing.Bmp(2, colors), Drawing.Encode(SKEncodedImageFormat.Jpeg, 2, colors) })
            Assert.All((await ValuesAsync($"ML.DECODE_IMAGE({Literal(bytes)})")).Chunk(3), pixel => Assert.True(Math.Abs(pixel[0] - 0.2) < 0.02 && Math.Abs(pixel[1] - 0.4) < 0.02 && Math.Abs(pixel[2] - 0.6) < 0.02));
        Assert.Contains("the image is a WEBP, not a JPEG, PNG or BMP", await _engine.ErrorAsync($"SELECT ML.DECODE_IMAGE({Literal(Drawing.Encode(SKEncodedImageFormat.Webp, 2, colors))})"));
    }

    [Fact]
    public async Task Transparency_is_left_out() =>
        Assert.Equal([0.2, 0.4, 0.6], (await ValuesAsync($"ML.DECODE_IMAGE({Literal(Drawing.Encode(SKEncodedImageFormat.Png, 1, "80336699"))})")).Select(value => Math.Round(value, 12)));

    [Fact]
    public async Task Bytes_that_are_no_picture_fail_or_are_null()
    {
        Assert.Contains("ML.DECODE_IMAGE: the bytes are no image", await _engine.ErrorAsync("SELECT ML.DECODE_IMAGE(b'no picture')"));
        Assert.Contains("ML.DECODE_IMAGE: the bytes are no image", await _engine.ErrorAsync("SELECT ML.DECODE_IMAGE(b'')"));
        var png = Drawing.Encode(SKEncodedImageFormat.Png, 64, [.. Enumerable.Range(0, 64 * 64).Select(i => (i * 7919 % 0xFFFFFF).ToString("X6", CultureInfo.InvariantCulture))]);
        Assert.Contains("ML.DECODE_IMAGE: the", await _engine.ErrorAsync($"SELECT ML.DECODE_IMAGE({Literal(png[..(png.Length / 2)])})"));
        Assert.Equal("true", await _engine.RowAsync("SELECT SAFE.ML.DECODE_IMAGE(b'no picture') IS NULL"));
        Assert.Equal("true", await _engine.RowAsync("SELECT ML.RESIZE_IMAGE(SAFE.ML.DECODE_IMAGE(b'no picture'), 2, 2, FALSE) IS NULL"));
    }

    [Theory]
    [InlineData("ML.DECODE_IMAGE(NULL)")]
    [InlineData("ML.RESIZE_IMAGE(ML.DECODE_IMAGE(NULL), 2, 2, FALSE)")]
    [InlineData("ML.RESIZE_IMAGE(ML.DECODE_IMAGE($png), NULL, 2, FALSE)")]
    [InlineData("ML.CONVERT_COLOR_SPACE(ML.DECODE_IMAGE($png), NULL)")]
    [InlineData("ML.CONVERT_IMAGE_TYPE(ML.DECODE_IMAGE(CAST(NULL AS BYTES)))")]
    [InlineData("ML.CONVERT_IMAGE_TYPE(NULL)")]
    public async Task Null_gives_null(string expression) =>
        Assert.Equal("true", await _engine.RowAsync($"SELECT {expression.Replace("$png", Literal(Drawing.Encode(SKEncodedImageFormat.Png, 1, "FF0000")), StringComparison.Ordinal)} IS NULL"));

    [Fact]
    public async Task More_than_ten_megabytes_are_refused()
    {
        _folder.Write("big.png", new byte[10_000_001]);
        _folder.Write("small.png", Drawing.Encode(SKEncodedImageFormat.Png, 1, "FF0000"));
        await _engine.QueryAsync("CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])");
        Assert.Contains("gs://zoo/big.png: ML.DECODE_IMAGE: the image has 10000001 bytes, which is more than 10000000", await _engine.ErrorAsync("SELECT ML.DECODE_IMAGE(data) FROM ds.zoo"));
        Assert.Equal("gs://zoo/small.png, {[1, 1, 3], [0.9999999999999999, 0.0, 0.0]}", await _engine.RowAsync("SELECT uri, ML.DECODE_IMAGE(data) FROM ds.zoo WHERE size < 1000"));
    }

    [Fact]
    public void A_value_of_more_than_sixty_megabytes_is_sized_down()
    {
        using var stream = new MemoryStream(Drawing.Plain(SKEncodedImageFormat.Png, 2000, 1500, "336699"));
        var picture = PictureDecoder.Decode(stream);
        Assert.Equal((1369, 1825, 3, 7_495_275), (picture.Height, picture.Width, picture.Channels, picture.Values.Length));
        Assert.All(picture.Values.Chunk(3).Take(100), pixel => Assert.Equal([0.2, 0.4, 0.6], pixel.Select(value => Math.Round(value, 12))));
    }

    /// <summary>The figures are TensorFlow's: tf.image.resize(method='bilinear') of [[0, 1, 2], [3, 4, 5]] with one channel.</summary>
    [Theory]
    [InlineData(2, 2, "0.25 1.75 3.25 4.75")]
    [InlineData(4, 3, "0 1 2 0.75 1.75 2.75 2.25 3.25 4.25 3 4 5")]
    [InlineData(1, 1, "2.5")]
    public async Task Resizing_interpolates_between_centres(int height, int width, string expected)
    {
        var values = await ValuesAsync(FormattableString.Invariant($"ML.RESIZE_IMAGE(([2, 3, 1], [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]), {height}, {width}, FALSE)"));
        Assert.Equal(expected.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)), values.Select(value => Math.Round(value, 12)));
    }

    [Theory]
    [InlineData("20, 200", "10, 120, TRUE", "10, 100, 1")]
    [InlineData("200, 20", "120, 10, TRUE", "100, 10, 1")]
    [InlineData("20, 20", "5, 7, FALSE", "5, 7, 1")]
    [InlineData("1, 100", "10, 10, TRUE", "1, 10, 1")]
    public async Task The_ratio_can_be_kept(string from, string arguments, string expected) =>
        Assert.Equal(expected, (await PictureAsync($"ML.RESIZE_IMAGE(([{from}, 1], GENERATE_ARRAY(1.0, {from.Replace(",", " *", StringComparison.Ordinal)})), {arguments})")).Dimensions);

    [Fact]
    public async Task Integers_stay_integers()
    {
        Assert.Equal("{[1, 2, 3], [0, 85, 170, 255, 51, 128]}", await _engine.RowAsync($"SELECT ML.CONVERT_IMAGE_TYPE(ML.DECODE_IMAGE({Literal(Drawing.Encode(SKEncodedImageFormat.Png, 2, "0055AA", "FF3380"))}))"));
        Assert.Equal("{[1, 1, 1], [3]}", await _engine.RowAsync("SELECT ML.RESIZE_IMAGE(([1, 2, 1], [1, 5]), 1, 1, FALSE)"));
        Assert.Equal("{[1, 1, 1], [10]}", await _engine.RowAsync("SELECT ML.RESIZE_IMAGE(ML.CONVERT_IMAGE_TYPE(([1, 2, 1], [0.0, 20.0 / 255])), 1, 1, FALSE)"));
    }

    /// <summary>The figures are TensorFlow's: rgb_to_hsv, rgb_to_grayscale, rgb_to_yiq and rgb_to_yuv of (0.2, 0.4, 0.6).</summary>
    [Theory]
    [InlineData("HSV", "3", "0.583333 0.666667 0.6")]
    [InlineData("grayscale", "1", "0.36298")]
    [InlineData("YIQ", "3", "0.363 -0.183449 0.019933")]
    [InlineData("YUV", "3", "0.363 0.11663 -0.142997")]
    public async Task Color_spaces_are_converted(string space, string channels, string expected)
    {
        Assert.Equal(expected.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)), (await ValuesAsync($"ML.CONVERT_COLOR_SPACE(([1, 1, 3], [0.2, 0.4, 0.6]), '{space}')")).Select(value => Math.Round(value, 6)));
        Assert.Equal($"1, 1, {channels}", (await PictureAsync($"ML.CONVERT_COLOR_SPACE(([1, 1, 3], [51, 102, 153]), '{space}')")).Dimensions);
    }

    [Theory]
    [InlineData("ML.RESIZE_IMAGE(([2, 2, 1], [0.0]), 1, 1, FALSE)", "An image of 2 x 2 x 1 cannot have 1 values")]
    [InlineData("ML.RESIZE_IMAGE(([2, 2], [0.0]), 1, 1, FALSE)", "An image's first array must hold its height, width and number of channels")]
    [InlineData("ML.RESIZE_IMAGE(([1, 1, 1], [0.0]), 0, 1, FALSE)", "height and width must be positive, not 0 and 1")]
    [InlineData("ML.RESIZE_IMAGE(([1, 1, 1], [0.0]), 3000, 3000, FALSE)", "an image of 3000 x 3000 pixels would take more than 60000000 bytes")]
    [InlineData("ML.RESIZE_IMAGE(([1, 1, 1], [0.0]), 4611686018427387904, 9, FALSE)", "would take more than 60000000 bytes")]
    [InlineData("ML.RESIZE_IMAGE(([1, 1, 1], [0.0]), 1, 1)", "ML.RESIZE_IMAGE takes 4 arguments")]
    [InlineData("ML.RESIZE_IMAGE(([1, 1, 1], [0.0]), '1', 1, FALSE)", "Argument 2 of ML.RESIZE_IMAGE must be of type INT64, not STRING")]
    [InlineData("ML.RESIZE_IMAGE([0.0], 1, 1, FALSE)", "No matching signature for function ML.RESIZE_IMAGE for an image of type ARRAY<FLOAT64>")]
    [InlineData("ML.DECODE_IMAGE('text')", "No matching signature for function ML.DECODE_IMAGE for argument types: STRING")]
    [InlineData("ML.CONVERT_COLOR_SPACE(([1, 1, 3], [0.0, 0.1, 0.2]), 'CMYK')", "'CMYK' is none of HSV, GRAYSCALE, YIQ and YUV")]
    [InlineData("ML.CONVERT_COLOR_SPACE(([1, 1, 1], [0.0]), 'HSV')", "the image must be one of red, green and blue")]
    [InlineData("ML.CONVERT_IMAGE_TYPE(([1, 1, 1], [3]))", "No matching signature for function ML.CONVERT_IMAGE_TYPE")]
    public async Task Bad_calls_are_refused(string expression, string message) => Assert.Contains(message, await _engine.ErrorAsync("SELECT " + expression));

    [Fact]
    public async Task Pictures_are_stored_and_read_again()
    {
        _folder.Write("a.png", Drawing.Encode(SKEncodedImageFormat.Png, 2, "336699", "336699"));
        await _engine.QueryAsync("CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])");
        await _engine.QueryAsync("CREATE TABLE ds.decoded AS SELECT uri, ML.DECODE_IMAGE(data) AS image FROM ds.zoo");
        Assert.Equal("gs://zoo/a.png, {[1, 1, 3], [51, 102, 153]}", await _engine.RowAsync("SELECT uri, ML.CONVERT_IMAGE_TYPE(ML.RESIZE_IMAGE(image, 1, 1, FALSE)) FROM ds.decoded"));
        Assert.Equal("{[1, 1, 1], [0.36298]}", await _engine.RowAsync("SELECT ML.CONVERT_COLOR_SPACE(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(ds.zoo.data), 1, 1, FALSE), 'GRAYSCALE') FROM ds.zoo JOIN ds.decoded AS d ON zoo.uri = d.uri"));
    }

    [Theory]
    [InlineData("(SELECT uri, data FROM ds.zoo WHERE size > 10)")]
    [InlineData("(SELECT * FROM (SELECT z.uri, z.data FROM ds.zoo AS z))")]
    [InlineData("(WITH kept AS (SELECT uri, data FROM ds.zoo) SELECT * FROM kept)")]
    [InlineData("((SELECT uri, data FROM ds.zoo))")]
    public async Task Subqueries_hand_the_content_on(string from)
    {
        _folder.Write("a.png", Drawing.Plain(SKEncodedImageFormat.Png, 1, 1, "336699"));
        await _engine.QueryAsync("CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])");
        Assert.Equal("gs://zoo/a.png, {[1, 1, 3], [51, 102, 153]}", await _engine.RowAsync($"SELECT uri, ML.CONVERT_IMAGE_TYPE(ML.DECODE_IMAGE(data)) FROM {from}"));
    }

    [Fact]
    public async Task Preprocessing_beside_it_works()
    {
        _folder.Write("a.png", Drawing.Plain(SKEncodedImageFormat.Png, 1, 1, "336699"));
        _folder.Write("b.png", Drawing.Plain(SKEncodedImageFormat.Png, 9, 9, "336699"));
        await _engine.QueryAsync("CREATE EXTERNAL TABLE ds.zoo WITH CONNECTION us.conn OPTIONS(object_metadata = 'SIMPLE', uris = ['gs://zoo/*'])");
        Assert.Equal(["0.0, {[1, 1, 3], [51, 102, 153]}", "1.0, {[1, 1, 3], [51, 102, 153]}"], await _engine.RowsAsync("SELECT ML.MIN_MAX_SCALER(size) OVER () AS scaled, ML.CONVERT_IMAGE_TYPE(ML.RESIZE_IMAGE(ML.DECODE_IMAGE(data), 1, 1, FALSE)) FROM ds.zoo ORDER BY 1"));
    }

    [Fact]
    public void Steps_stop_when_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => PictureSteps.Apply(new Picture(1, 1, 1, [0]), "resize 10 10 false", cancelled.Token));
    }

    private async Task<double[]> ValuesAsync(string picture) => (await PictureAsync(picture)).Values;

    private async Task<(string Dimensions, double[] Values)> PictureAsync(string picture)
    {
        var parts = (await _engine.RowAsync("SELECT " + picture)).Trim('{', '}').Split("], [");
        return (parts[0].TrimStart('['), [.. parts[1].TrimEnd(']').Split(", ").Select(value => double.Parse(value, CultureInfo.InvariantCulture))]);
    }

    private static string Literal(byte[] bytes) => $"FROM_BASE64('{Convert.ToBase64String(bytes)}')";
}
