using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Writes the generated part of a type marked [BigQueryRow]: its reader and writer.</summary>
internal static class RowTypeEmitter
{
    private const string RowsClass = "GeneratedRows";
    private const string ReaderName = "Reader";
    private const string WriterName = "Writer";

    /// <summary>Names that the generated part declares in the type.</summary>
    public static IReadOnlyList<string> MemberNames(RowSpec row) => [RowsClass, .. new RowFunctions(row, RowsClass).MemberNames, .. AiMembers.MemberNames(row)];

    public static SourceText Emit(RowTypeSpec spec)
    {
        var target = spec.Row.CSharpName;
        return FileFrame.Write(spec.Type, $" : global::Bqml.IBigQueryRow<{target}>", writer =>
        {
            var (writeReader, reader) = ReaderClass.ForRow(ReaderName, spec.Row);
            var rowWriter = WriterClass.ForRow(WriterName, spec.Row, schema: OutputSchemaText.SaysMore(spec.Row) && !OutputSchemaRules.Foreign(spec.Row).Any() ? OutputSchemaText.Of(spec.Row) : null);
            WriteInterface(writer, target, RowsClass + "." + reader, RowsClass + "." + rowWriter.Instance, GeneratedAttributes.Type);
            var functions = new RowFunctions(spec.Row, RowsClass);
            functions.WriteMembers(writer);
            AiMembers.Write(writer, spec.Row, RowsClass + "." + reader, RowsClass + "." + rowWriter.Instance, RowsClass);
            writer.WriteLine();
            writer.WriteLine(GeneratedAttributes.Type);
            writer.Open($"private static class {RowsClass}");
            writeReader(writer);
            rowWriter.Write(writer);
            functions.WriteHolders(writer);
            AiMembers.WriteHolders(writer, spec.Row);
            writer.Close();
        });
    }

    /// <summary>Writes the members of <c>IBigQueryRow&lt;T&gt;</c>.</summary>
    public static void WriteInterface(SourceWriter writer, string target, string reader, string rowWriter, string? attributes = null)
    {
        if (attributes is not null) writer.WriteLine(attributes);
        writer.WriteLine($"static global::Bqml.Runtime.RowReader<{target}> global::Bqml.IBigQueryRow<{target}>.RowReader => {reader};");
        if (attributes is not null) writer.WriteLine(attributes);
        writer.WriteLine($"static global::Bqml.Runtime.RowWriter<{target}> global::Bqml.IBigQueryRow<{target}>.RowWriter => {rowWriter};");
    }
}
