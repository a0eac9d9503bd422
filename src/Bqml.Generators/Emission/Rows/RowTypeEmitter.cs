using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Writes the generated part of a type marked [BigQueryRow]: its reader and writer.</summary>
internal static class RowTypeEmitter
{
    private const string ReaderName = "GeneratedRowReader";
    private const string WriterName = "GeneratedRowWriter";

    /// <summary>Names that the generated part declares in the type.</summary>
    public static EquatableArray<string> MemberNames { get; } = [ReaderName, WriterName];

    public static string Emit(RowTypeSpec spec)
    {
        var target = spec.Row.CSharpName;
        return FileFrame.Write(spec.Type, $" : global::Bqml.IBigQueryRow<{target}>", writer =>
        {
            var (writeReader, reader) = ReaderClass.ForRow(ReaderName, spec.Row);
            var rowWriter = WriterClass.ForRow(WriterName, spec.Row);
            WriteInterface(writer, target, reader, rowWriter.Instance);
            writer.WriteLine();
            writeReader(writer);
            writer.WriteLine();
            rowWriter.Write(writer);
        });
    }

    /// <summary>Writes the members of <c>IBigQueryRow&lt;T&gt;</c>.</summary>
    public static void WriteInterface(SourceWriter writer, string target, string reader, string rowWriter)
    {
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"static global::Bqml.Runtime.RowReader<{target}> global::Bqml.IBigQueryRow<{target}>.RowReader => {reader};");
        writer.WriteLine();
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"static global::Bqml.Runtime.RowWriter<{target}> global::Bqml.IBigQueryRow<{target}>.RowWriter => {rowWriter};");
    }
}
