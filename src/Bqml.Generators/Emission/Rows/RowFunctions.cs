using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Rows;

/// <summary>
/// Writes what lets functions without a model be called through a row type: a static property for each group of functions that the row has the columns for, and
/// records of the columns that their results hold. The methods themselves are in the library.
/// </summary>
internal sealed class RowFunctions
{
    private const string NoColumns = "global::Bqml.NoColumns";

    private readonly RowSpec _row;
    private readonly string _holder;
    private readonly List<RowFunctionGroup> _groups;
    private readonly List<(RowPart Part, List<ColumnSpec> Columns)> _parts;

    /// <param name="row">The row type.</param>
    /// <param name="holder">The private class in it that holds readers, and what the properties return so that it is made when first asked for.</param>
    public RowFunctions(RowSpec row, string holder)
    {
        (_row, _holder) = (row, holder);
        _groups = [.. RowFunctionRules.Supported(row)];
        _parts = [.. _groups.SelectMany(static group => group.Parts).GroupBy(static part => part.Name).Select(parts => (parts.First(), Columns(row, parts.First()))).Where(static part => part.Item2.Count > 0)];
    }

    /// <summary>Names that are declared in the row type.</summary>
    public IEnumerable<string> MemberNames => _groups.Select(static group => group.Name).Concat(_parts.Select(static part => part.Part.Name));

    /// <summary>Writes the properties and records; none when the row has no such columns.</summary>
    public void WriteMembers(SourceWriter writer)
    {
        if (_groups.Count == 0) return;
        writer.WriteLine();
        // A base class may be a row with the same functions.
        writer.WriteLine("#pragma warning disable CS0108");
        foreach (var group in _groups)
        {
            Documentation.Summary(writer, group.Summary);
            writer.WriteLine(GeneratedAttributes.Type);
            writer.WriteLine($"public static {Type(group)} {group.Name} => {_holder}.{group.Name};");
        }
        foreach (var (part, columns) in _parts)
        {
            Documentation.Summary(writer, part.Summary);
            writer.WriteLine(GeneratedAttributes.Type);
            writer.Open($"public sealed record {part.Name}");
            foreach (var column in columns)
            {
                Documentation.Summary(writer, $"The column {column.Column}.");
                writer.WriteLine($"public required {column.CSharpType} {CSharp.Identifier(Property(part, column))} {{ get; init; }}");
            }
            writer.Close();
        }
        writer.WriteLine("#pragma warning restore CS0108");
    }

    /// <summary>Writes what the properties return and the readers of the records.</summary>
    public void WriteHolders(SourceWriter writer)
    {
        foreach (var group in _groups)
        {
            var arguments = group.Roles.Select(role => Names(role)).Concat(group.Parts.Select(part => IsEmpty(part) ? NoColumns + ".Reader" : ReaderName(part) + ".Instance"));
            writer.WriteLine($"internal static readonly {Type(group)} {group.Name} = new({string.Join(", ", arguments)});");
        }
        foreach (var (part, columns) in _parts)
        {
            var reader = new ReaderClass(ReaderName(part), part.Name);
            var values = columns.Select(column => $"{CSharp.Identifier(Property(part, column))} = {reader.Add(column)}").ToArray();
            reader.Write(writer, $"new {part.Name} {{ {string.Join(", ", values)} }}");
        }
    }

    private string Type(RowFunctionGroup group) =>
        $"global::Bqml.{group.Name}<{string.Join(", ", new[] { _row.CSharpName }.Concat(group.Parts.Select(part => IsEmpty(part) ? NoColumns : part.Name)))}>";

    /// <summary>The columns with a role as an argument: one name, or a list of them.</summary>
    private string Names(RowRole role)
    {
        var names = RowFunctionRules.Marked(_row, role.Role).Select(static column => CSharp.String(column.Column)).ToArray();
        return role.Several ? "[" + string.Join(", ", names) + "]" : names[0];
    }

    private bool IsEmpty(RowPart part) => _parts.All(other => other.Part.Name != part.Name);

    private static string ReaderName(RowPart part) => part.Name + "Reader";

    private static string Property(RowPart part, ColumnSpec column)
    {
        var name = InputRecord.Property(column);
        return name == part.Name ? name + "Value" : name;
    }

    private static List<ColumnSpec> Columns(RowSpec row, RowPart part) =>
    [
        .. part.Roles.SelectMany(role => RowFunctionRules.Marked(row, role).Select(column =>
            part.NullableRoles.Contains(role) && !column.IsNullable ? column with { CSharpType = column.CSharpType + "?", IsNullable = true } : column)),
    ];
}
