namespace Bqml;

/// <summary>
/// An input of an imported model that is an image. Predictions read the files of an object table, or a column of BYTES that holds such files, and the statement
/// decodes each, gives it the size, colours and pixels that the model was trained with, and hands it to the input.
/// </summary>
/// <remarks>
/// <para>With <c>[OnnxModel(File = ...)]</c> the file's tensor says height, width and kind of pixels; what is written here is checked against it. Without a file they are
/// what stands here: no height and width leaves images as large as they are.</para>
/// <para>The files are JPEG, PNG or BMP of at most 10 MB. The model's <c>PredictAsync</c> takes the name of the object table, a query that returns the columns that the
/// rows have and <see cref="Column"/>, or rows from memory that hold the contents. Each prediction holds its row without the image: for a model without row types that is
/// the object's <c>uri</c>.</para>
/// <para>BigQuery runs imported models over object tables in a reservation only, not on demand.</para>
/// </remarks>
/// <param name="input">The model's input, say <c>"input"</c>; it may be left out when an ONNX file has one that takes images.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/object-table-inference"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ImageInputAttribute(string? input = null) : Attribute
{
    /// <summary>The model's input; null for the only one that takes images.</summary>
    public string? Input { get; } = input;

    /// <summary>The height in pixels that images are given by <c>ML.RESIZE_IMAGE</c>: 1 or more. By default the height of the ONNX file's tensor. Goes with <see cref="Width"/>.</summary>
    public long Height { get; set; }

    /// <summary>The width in pixels that images are given by <c>ML.RESIZE_IMAGE</c>: 1 or more. By default the width of the ONNX file's tensor. Goes with <see cref="Height"/>.</summary>
    public long Width { get; set; }

    /// <summary>
    /// Whether an image keeps the ratio of its sides, <see cref="Height"/> and <see cref="Width"/> being the most that it may have. False by default: each image gets exactly
    /// this size, which a model of fixed size needs.
    /// </summary>
    public bool PreserveAspectRatio { get; set; }

    /// <summary>The colours that the model was trained with, by <c>ML.CONVERT_COLOR_SPACE</c>. RGB when it is not written.</summary>
    public ColorSpace ColorSpace { get; set; }

    /// <summary>
    /// Whether the model reads pixels as integers from 0 to 254 (uint8), by <c>ML.CONVERT_IMAGE_TYPE</c>, rather than as numbers from 0 to below 1 (float32). By default what the
    /// ONNX file's tensor holds; without a file false.
    /// </summary>
    public bool IntegerPixels { get; set; }

    /// <summary>The column that holds the contents of the files; by default <c>data</c>, which every object table has.</summary>
    public string Column { get; set; } = "data";
}
