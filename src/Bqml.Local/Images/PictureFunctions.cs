using System.Collections.Concurrent;
using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Objects;
using Bqml.Local.Storage;
using DuckDB.NET.Data;
using DuckDB.NET.Data.DataChunk.Reader;
using DuckDB.NET.Data.DataChunk.Writer;

namespace Bqml.Local.Images;

/// <summary>
/// The functions over pictures as DuckDB calls them: each takes a source, the steps to take and the session's id, and gives height, width, channels and then the values, in one list.
/// </summary>
internal static class PictureFunctions
{
    /// <summary>Makes a picture of an object's content.</summary>
    public const string OfObject = "bqml_object_picture";

    /// <summary>Makes a picture of BYTES.</summary>
    public const string OfBytes = "bqml_bytes_picture";

    /// <summary>Makes a picture of its dimensions and values.</summary>
    public const string OfArrays = "bqml_array_picture";

    /// <summary>The macro that makes the value of a picture of FLOAT64 from such a list.</summary>
    public const string FloatMacro = "bqml_float_picture";

    /// <summary>The macro that makes the value of a picture of INT64 from such a list.</summary>
    public const string IntegerMacro = "bqml_integer_picture";

    /// <summary>The functions of GoogleSQL that are evaluated by these.</summary>
    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(
        [ModelCatalog.Images.DecodeFunction, ModelCatalog.Images.ResizeFunction, ModelCatalog.Images.ColorSpaceFunction, ModelCatalog.Images.IntegersFunction], StringComparer.OrdinalIgnoreCase);

    public static SqlType FloatPicture { get; } = SqlType.Parse("STRUCT<ARRAY<INT64>, ARRAY<FLOAT64>>");

    public static SqlType IntegerPicture { get; } = SqlType.Parse("STRUCT<ARRAY<INT64>, ARRAY<INT64>>");

    public static int ArgumentCount(string function) => ModelCatalog.FindFunction(function)!.Signatures[0].Arguments.Count;

    public static void Register(DuckDBConnection connection, ObjectStore objects, ConcurrentDictionary<long, CancellationToken> running)
    {
        connection.RegisterScalarFunction<string, string, long, List<double>>(OfObject, Function(running, (arguments, row) =>
        {
            using var stream = File.OpenRead(objects.Get(arguments[0].GetValue<string>(row)).Path);
            return PictureDecoder.Decode(stream);
        }));
        connection.RegisterScalarFunction<byte[], string, long, List<double>>(OfBytes, Function(running, static (arguments, row) =>
        {
            using var stream = arguments[0].GetValue<Stream>(row);
            return PictureDecoder.Decode(stream);
        }));
        connection.RegisterScalarFunction<List<long>, List<double>, string, long, List<double>>(
            OfArrays, Function(running, static (arguments, row) => OfLists(arguments[0].GetValue<List<long>>(row), arguments[1].GetValue<List<double>>(row))));
    }

    private static Action<IReadOnlyList<IDuckDBDataReader>, IDuckDBDataWriter, ulong> Function(ConcurrentDictionary<long, CancellationToken> running, Func<IReadOnlyList<IDuckDBDataReader>, ulong, Picture> read) => (arguments, result, rows) =>
    {
        for (ulong row = 0; row < rows; row++)
        {
            if (!arguments.All(argument => argument.IsValid(row)))
            {
                result.WriteNull(row);
                continue;
            }
            var ct = running.GetValueOrDefault(arguments[^1].GetValue<long>(row));
            ct.ThrowIfCancellationRequested();
            try
            {
                var picture = PictureSteps.Apply(read(arguments, row), arguments[^2].GetValue<string>(row), ct);
                result.WriteValue(new List<double>([picture.Height, picture.Width, picture.Channels, .. picture.Values]), row);
            }
            catch (LocalQueryException e)
            {
                throw new InvalidOperationException(DuckErrors.FailureMark + Named(arguments[0], row) + e.Message, e);
            }
        }
    };

    /// <summary>The object that an error is about.</summary>
    private static string Named(IDuckDBDataReader source, ulong row) => source.ClrType == typeof(string) ? source.GetValue<string>(row) + ": " : "";

    private static Picture OfLists(List<long> dimensions, List<double> values)
    {
        if (dimensions.Count != 3 || dimensions.Exists(static length => length is < 1 or > int.MaxValue)) throw new LocalQueryException("invalidQuery", "An image's first array must hold its height, width and number of channels.");
        if (Picture.SizeOf(1, 1, values.Count) > Picture.MaxBytes) throw new LocalQueryException("invalidQuery", string.Create(CultureInfo.InvariantCulture, $"An image must take at most {Picture.MaxBytes} bytes."));
        if ((Int128)dimensions[0] * dimensions[1] * dimensions[2] != values.Count)
            throw new LocalQueryException("invalidQuery", string.Create(CultureInfo.InvariantCulture, $"An image of {dimensions[0]} x {dimensions[1]} x {dimensions[2]} cannot have {values.Count} values."));
        return new Picture((int)dimensions[0], (int)dimensions[1], (int)dimensions[2], [.. values]);
    }
}
