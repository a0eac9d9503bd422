using System.Text;
using Bqml.Generators.Onnx;
using static Bqml.Generators.Tests.Onnx.OnnxBytes;

namespace Bqml.Generators.Tests.Onnx;

/// <summary>What the reader makes of ONNX files, whole and damaged.</summary>
public sealed class OnnxFileReaderTests
{
    private static readonly byte[] s_everyKind = Model(
        8,
        Graph(
            [Tensor("words", ElementType.String, "batch", 12L), Tensor("mask", ElementType.Bool, null, -1L), Shapeless("free", ElementType.Float16), Tensor("scalar", ElementType.Int32), Tensor("weight", ElementType.UInt8, 40)],
            [Value("probabilities", 4, []), Value("map", 5, []), Value("opaque", 7, []), Value("sparse", 8, []), Value("optional", 9, [])],
            Weight("weight", 40), Weight("bias", 300)),
        ("", 17), ("ai.onnx.ml", 3), ("com.microsoft", 1));

    [Fact]
    public void Inputs_outputs_and_versions_are_read()
    {
        var file = Read(s_everyKind);
        Assert.Equal(8, file.FormatVersion);
        Assert.Equal(s_everyKind.Length, file.Size);
        Assert.Equal(["ai.onnx 17", "ai.onnx.ml 3", "com.microsoft 1"], file.OperatorSets.Select(set => $"{set.Domain} {set.Version}"));
        Assert.Equal(["words Tensor 8 (?, 12)", "mask Tensor 9 (?, ?)", "free Tensor 10 -", "scalar Tensor 6 ()"], file.Inputs.Select(Show));
        Assert.Equal(["probabilities Sequence 0 -", "map Map 0 -", "opaque Opaque 0 -", "sparse SparseTensor 0 -", "optional Optional 0 -"], file.Outputs.Select(Show));
    }

    [Fact]
    public void Equal_files_are_equal() => Assert.Equal(Read(s_everyKind), Read((byte[])s_everyKind.Clone()));

    [Fact]
    public void What_is_not_asked_for_is_not_read()
    {
        var model = Model(8, Graph([], [Tensor("y", ElementType.Float, 1)], Weight("weight", 50_000_000)), ("", 17));
        using var stream = new CountingStream(model);
        OnnxFileReader.Read(stream, default);
        Assert.InRange(stream.BytesRead, 1, 300);
    }

    [Fact]
    public void A_file_of_500_megabytes_costs_little_memory()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("bqml-onnx-").FullName, "huge.onnx");
        try
        {
            using (var file = File.Create(path))
            {
                file.Write([.. Model(8, Graph([Tensor("x", ElementType.Float, 1)], [Tensor("y", ElementType.Float, 1)]), ("", 17)), .. OpenField(200, 500_000_000)]);
                file.SetLength(file.Position + 500_000_000);
            }
            using var stream = File.OpenRead(path);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal("x Tensor 1 (1)", Show(Assert.Single(OnnxFileReader.Read(stream, default).Inputs)));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("", "it has no graph, so it is no ONNX model")]
    [InlineData("This is no model.", "at byte 0, a field's tag belongs here, so it is no ONNX file or is damaged")]
    [InlineData("\u0008\u0008", "it has no graph, so it is no ONNX model")]
    [InlineData("\u003A\u0005\u005A", "at byte 1, a field is longer than what is left of its message, so it is no ONNX file or is damaged")]
    [InlineData("\u0008", "at byte 1, the message ends inside a number, so it is no ONNX file or is damaged")]
    [InlineData("\u003A\u0000", "it has no version of the format, so it is no ONNX model")]
    public void Other_files_are_told_with_the_place(string content, string expected) =>
        Assert.Equal(expected, Assert.Throws<OnnxFormatException>(() => Read(Encoding.Latin1.GetBytes(content))).Message);

    [Fact]
    public void Names_that_take_too_much_memory_are_refused()
    {
        var name = new string('n', ProtobufReader.MaxTextLength);
        var weights = Enumerable.Range(0, (ProtobufReader.MaxTotalText / name.Length) + 1).Select(number => Weight(name, 1)).ToArray();
        Assert.Contains("the names take more than", Assert.Throws<OnnxFormatException>(() => Read(Model(8, Graph([], [], weights)))).Message, StringComparison.Ordinal);
        Assert.Contains("is the most that is read", Assert.Throws<OnnxFormatException>(() => Read(Model(8, Graph([Tensor(name + "n", ElementType.Float)], [])))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_that_are_too_long_are_refused()
    {
        var outputs = Enumerable.Repeat(Tensor("y", ElementType.Float), OnnxFileReader.MaxValues + 1);
        Assert.Equal($"it has more than {OnnxFileReader.MaxValues} outputs", Assert.Throws<OnnxFormatException>(() => Read(Model(8, Graph([], outputs)))).Message);
        var shape = Enumerable.Repeat((object?)1, OnnxFileReader.MaxDimensions + 1).ToArray();
        Assert.Equal($"it has more than {OnnxFileReader.MaxDimensions} dimensions", Assert.Throws<OnnxFormatException>(() => Read(Model(8, Graph([Tensor("x", ElementType.Float, shape)], [])))).Message);
    }

    [Fact]
    public void Reading_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => OnnxFileReader.Read(new MemoryStream(s_everyKind), new CancellationToken(canceled: true)));

    /// <summary>Damaged in any way, a file is read or refused: no other exception, no hang, no more memory than its size and the limits allow.</summary>
    [Fact]
    public void A_hundred_thousand_damaged_files_are_read_or_refused()
    {
        var random = new Random(20261122);
        byte[][] models = [s_everyKind, OnnxFiles.Flowers];
        var (read, refused) = (0, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            var damaged = Damage(models[i % models.Length], random);
            try
            {
                Read(damaged);
                read++;
            }
            catch (OnnxFormatException exception)
            {
                Assert.NotEmpty(exception.Message);
                refused++;
            }
        }
        // Both ways are taken, so the damage is neither always fatal nor always harmless.
        Assert.InRange(read, 1_000, 99_000);
        Assert.Equal(100_000, read + refused);
        // Each costs the copy of the file, what is read of it and an exception at the most.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 100_000, 0, 64 << 10);
    }

    private static byte[] Damage(byte[] model, Random random)
    {
        var bytes = model.ToList();
        for (var edits = random.Next(1, 5); edits > 0 && bytes.Count > 0; edits--)
        {
            var place = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes[place] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.Insert(place, (byte)random.Next(256)); break;
                case 3: bytes.RemoveAt(place); break;
                case 4: bytes.RemoveRange(place, random.Next(bytes.Count - place)); break;
                default: bytes.InsertRange(place, bytes.GetRange(place, random.Next(Math.Min(40, bytes.Count - place)))); break;
            }
        }
        return [.. bytes];
    }

    private static OnnxFile Read(byte[] content) => OnnxFileReader.Read(new MemoryStream(content), default);

    private static string Show(OnnxValue value) =>
        $"{value.Name} {value.Kind} {value.ElementType} {(value.Shape is { } shape ? $"({string.Join(", ", shape.Select(length => length?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"))})" : "-")}";

    private sealed class CountingStream(byte[] content) : MemoryStream(content)
    {
        public int BytesRead { get; private set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            BytesRead += read;
            return read;
        }

        public override int ReadByte()
        {
            BytesRead++;
            return base.ReadByte();
        }
    }
}
