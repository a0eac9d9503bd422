using Bqml.Generators.Emission.Rows;

namespace Bqml.Generators.Emission.Models;

/// <summary>A result type that depends on the declaration, and so is written into the model.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Summary">What a row is, one sentence.</param>
/// <param name="Members">Its properties.</param>
/// <param name="Reader">Its reader, whose locals are the members' values.</param>
/// <param name="Nested">Records that its members hold.</param>
internal sealed record ResultRecord(string Name, string Summary, IReadOnlyList<ResultMember> Members, ReaderClass Reader, IReadOnlyList<ResultRecord> Nested)
{
    /// <summary>The property and the column that tell whether there is an answer for the row; null when there are none.</summary>
    public (string Property, string Column)? Status { get; init; }

    /// <summary>Writes the record and those nested in it.</summary>
    public void Write(SourceWriter writer, string access)
    {
        writer.WriteLine();
        Documentation.Summary(writer, Summary);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"{access} sealed record {Name}{(Status is null ? "" : $" : {Answer}")}");
        foreach (var member in Members)
        {
            Documentation.Summary(writer, member.Summary);
            writer.WriteLine($"{access} {(member.IsRequired ? "required " : "")}{member.CSharpType} {CSharp.Identifier(member.Property)} {{ get; init; }}");
        }
        if (Status is var (property, column))
        {
            writer.WriteLine();
            writer.WriteLine($"string? {Answer}.Status => {CSharp.Identifier(property)};");
            writer.WriteLine($"static global::Bqml.Runtime.AnsweredRows<{Name}> {Answer}.Rows {{ get; }} = global::Bqml.Runtime.AnsweredRows.Of({CSharp.String(column)}, static ({Name} answer) => answer.{InputRecord.Name});");
        }
        writer.Close();
        foreach (var nested in Nested) nested.Write(writer, access);
    }

    private string Answer => $"global::Bqml.IRowAnswer<{Name}>";

    /// <summary>Writes their readers.</summary>
    public void WriteReaders(SourceWriter writer)
    {
        Reader.Write(writer, $"new {Name} {{ {string.Join(", ", Members.Select(static member => $"{CSharp.Identifier(member.Property)} = {member.Value}"))} }}");
        foreach (var nested in Nested) nested.WriteReaders(writer);
    }
}

/// <summary>A property of a result record.</summary>
/// <param name="Property">Its name.</param>
/// <param name="CSharpType">Its type.</param>
/// <param name="Summary">What it holds.</param>
/// <param name="Value">The reader's expression for it.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record ResultMember(string Property, string CSharpType, string Summary, string Value, bool IsRequired = true);
