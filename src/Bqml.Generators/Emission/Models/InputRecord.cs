using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the record of what a prediction starts from: the row's features and what is passed through, without label.</summary>
internal static class InputRecord
{
    public const string Name = "Input";
    public const string WriterName = "InputWriter";

    private const string ReaderName = "InputReader";

    /// <summary>Names that a record cannot give to a property.</summary>
    private static readonly HashSet<string> s_reserved =
    [
        Name, "Clone", "EqualityContract", "PrintMembers", "Equals", "GetHashCode", "ToString", "GetType", "MemberwiseClone", "Finalize", "ReferenceEquals", "Deconstruct",
    ];

    /// <summary>The record's property for a column: the row's own, unless a record cannot have it.</summary>
    public static string Property(ColumnSpec column) => s_reserved.Contains(column.Property) ? column.Property + "Value" : column.Property;

    public static void Write(SourceWriter writer, ModelDeclaration model)
    {
        var row = model.Row!;
        writer.WriteLine();
        Documentation.SummaryMarkup(writer, $"What a prediction starts from: the columns of <c>{CSharp.Documentation(row.Name)}</c> that are features or passed through.");
        foreach (var column in model.Inputs)
            Documentation.Parameter(writer, Property(column), $"The column {column.Column}{(ModelDeclaration.Has(column, ColumnRole.PassThrough) ? ", passed through" : "")}.");
        writer.WriteLine(GeneratedAttributes.Type);
        var parameters = string.Join(", ", model.Inputs.Select(static column => column.CSharpType + " " + CSharp.Identifier(Property(column))));
        writer.Open($"{model.Access} sealed record {Name}({parameters}) : global::Bqml.IBigQueryRow<{Name}>");
        Documentation.SummaryMarkup(writer, $"Takes the input columns of a <c>{CSharp.Documentation(row.Name)}</c>.");
        Documentation.Parameter(writer, "row", "The row.");
        writer.WriteLine(GeneratedAttributes.Type);
        var values = string.Join(", ", model.Inputs.Select(static column => "row." + CSharp.Identifier(column.Property)));
        writer.Open($"public static explicit operator {Name}({row.CSharpName} row)");
        writer.WriteLine("global::System.ArgumentNullException.ThrowIfNull(row);");
        writer.WriteLine($"return new {Name}({values});");
        writer.Close();
        writer.WriteLine();
        RowTypeEmitter.WriteInterface(writer, Name, ReaderName + ".Instance", WriterName + ".Instance");
        writer.Close();

        var reader = new ReaderClass(ReaderName, Name);
        var locals = model.Inputs.Select(column => reader.Add(column)).ToArray();
        writer.WriteLine();
        reader.Write(writer, $"new {Name}({string.Join(", ", locals)})");
        writer.WriteLine();
        new WriterClass(WriterName, Name, [.. model.Inputs], Property).Write(writer);
    }
}
