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
    /// <summary>Writes the record, those nested in it and their readers.</summary>
    public void Write(SourceWriter writer, string access)
    {
        writer.WriteLine();
        Documentation.Summary(writer, Summary);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"{access} sealed record {Name}");
        for (var i = 0; i < Members.Count; i++)
        {
            if (i > 0) writer.WriteLine();
            Documentation.Summary(writer, Members[i].Summary);
            writer.WriteLine($"{access} {(Members[i].IsRequired ? "required " : "")}{Members[i].CSharpType} {CSharp.Identifier(Members[i].Property)} {{ get; init; }}");
        }
        writer.Close();
        writer.WriteLine();
        Reader.Write(writer, $"new {Name} {{ {string.Join(", ", Members.Select(static member => $"{CSharp.Identifier(member.Property)} = {member.Value}"))} }}");
        foreach (var nested in Nested) nested.Write(writer, access);
    }
}

/// <summary>A property of a result record.</summary>
/// <param name="Property">Its name.</param>
/// <param name="CSharpType">Its type.</param>
/// <param name="Summary">What it holds.</param>
/// <param name="Value">The reader's expression for it.</param>
/// <param name="IsRequired">Whether it is always there.</param>
internal sealed record ResultMember(string Property, string CSharpType, string Summary, string Value, bool IsRequired = true);
