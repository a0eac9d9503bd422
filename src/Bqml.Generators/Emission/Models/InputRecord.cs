using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the record of what a prediction starts from: the row's features and what is passed through, without label.</summary>
internal static class InputRecord
{
    public const string Name = "Input";
    public const string WriterName = "InputWriter";

    public const string ReaderName = "InputReader";

    /// <summary>Names that a record cannot give to a property.</summary>
    private static readonly HashSet<string> s_reserved =
    [
        Name, "Clone", "EqualityContract", "PrintMembers", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct",
    ];

    /// <summary>The record's property for a column: the row's own, unless a record cannot have it.</summary>
    public static string Property(ColumnSpec column) => IsReserved(column.Property) ? column.Property + "Value" : column.Property;

    /// <summary>Whether no record can have a property of the name.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>The expression that makes an instance.</summary>
    public static string Construct(IEnumerable<(ColumnSpec Column, string Value)> values) =>
        $"new {Name} {{ {string.Join(", ", values.Select(static value => $"{CSharp.Identifier(Property(value.Column))} = {value.Value}"))} }}";

    public static void Write(SourceWriter writer, ModelDeclaration model)
    {
        var row = model.Row!;
        writer.WriteLine();
        if (row.IsGenerated) Documentation.Summary(writer, "What a prediction starts from: the inputs of the ONNX file.");
        else Documentation.SummaryMarkup(writer, $"What a prediction starts from: the columns of <c>{CSharp.Documentation(row.Name)}</c> that are features or passed through.");
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"{model.Access} sealed record {Name} : global::Bqml.IBigQueryRow<{Name}>");
        foreach (var column in model.Inputs)
        {
            Documentation.Summary(writer, $"The column {column.Column}{(ModelDeclaration.Has(column, ColumnRole.PassThrough) ? ", passed through" : "")}.");
            writer.WriteLine($"public required {column.CSharpType} {CSharp.Identifier(Property(column))} {{ get; init; }}");
        }
        foreach (var column in model.ImageColumns)
        {
            Documentation.Summary(writer, $"The column {column.Column}: the contents of an image file, JPEG, PNG or BMP. Null in predictions, which do not hold it.");
            writer.WriteLine($"public byte[]? {CSharp.Identifier(Property(column))} {{ get; init; }}");
        }
        if (model.HasOwnRow) WriteConversion(writer, row, model);
        writer.WriteLine();
        RowTypeEmitter.WriteInterface(writer, Name, $"{ModelEmitter.RowsClass}.{ReaderName}.Instance", $"{ModelEmitter.RowsClass}.{WriterName}.Instance");
        writer.Close();
        if (model.HasOwnRow) WriteInputs(writer, row);
    }

    /// <summary>What is read of an input. The file of an image may be left out: predictions do not hold it.</summary>
    public static ColumnSpec[] Columns(ModelDeclaration model) =>
        model.ImageColumns.Length == 0 ? model.Inputs : [.. model.Inputs, .. model.ImageColumns.Select(static column => column with { CSharpType = "byte[]?", IsNullable = true })];

    private static void WriteConversion(SourceWriter writer, RowSpec row, ModelDeclaration model)
    {
        writer.WriteLine();
        Documentation.SummaryMarkup(writer, $"Takes the input columns of a <c>{CSharp.Documentation(row.Name)}</c>.");
        Documentation.Parameter(writer, "row", "The row.");
        writer.Open($"public static explicit operator {Name}({row.CSharpName} row)");
        writer.WriteLine("global::System.ArgumentNullException.ThrowIfNull(row);");
        writer.WriteLine($"return {Construct(model.Inputs.Concat(model.ImageColumns).Select(static column => (column, "row." + CSharp.Identifier(column.Property))))};");
        writer.Close();
    }

    private static void WriteInputs(SourceWriter writer, RowSpec row)
    {
        writer.WriteLine();
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"private static global::System.Collections.Generic.IEnumerable<{Name}> {MethodEmitter.InputsMethod}(global::System.Collections.Generic.IEnumerable<{row.CSharpName}> rows)");
        writer.WriteLine("{");
        writer.WriteLine("    global::System.ArgumentNullException.ThrowIfNull(rows);");
        writer.WriteLine($"    return global::System.Linq.Enumerable.Select(rows, static row => ({Name})row);");
        writer.WriteLine("}");
    }

    /// <summary>Writes the record's reader and writer.</summary>
    public static void WriteReaderAndWriter(SourceWriter writer, ModelDeclaration model)
    {
        var reader = new ReaderClass(ReaderName, Name);
        var columns = Columns(model);
        var values = columns.Select((column, i) => (column, reader.Add(column, isOptional: i >= model.Inputs.Length))).ToArray();
        reader.WriteShared(writer, Construct(values));
        new WriterClass(WriterName, Name, [.. columns], Property).Write(writer);
    }
}
