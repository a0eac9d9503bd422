using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Writes the class that turns rows into a query parameter.</summary>
/// <param name="name">The class's name.</param>
/// <param name="target">The C# type it writes.</param>
/// <param name="columns">The columns it writes, in order.</param>
/// <param name="propertyOf">The C# property of a column; null when it is the column's own.</param>
/// <param name="nestedRows">The nested row types of the class around it; null when it stands alone and writes its own.</param>
/// <param name="schema">What a language model is told to generate for such a row, where that is more than the columns' types.</param>
internal sealed class WriterClass(string name, string target, List<ColumnSpec> columns, Func<ColumnSpec, string>? propertyOf = null, NestedRows? nestedRows = null, string? schema = null)
{
    private const string ObjectRefWriter = "global::Bqml.Runtime.RowWriters.Of<global::Bqml.ObjectRef>()";

    private readonly List<ColumnShape.Enum> _enums = [];
    private readonly NestedRows _nested = nestedRows ?? new NestedRows(name);

    /// <summary>The expression for the one instance of the class.</summary>
    public string Instance => name + ".Instance";

    /// <summary>A writer of a whole row type.</summary>
    public static WriterClass ForRow(string name, RowSpec row, NestedRows? nestedRows = null, string? schema = null) =>
        new(name, row.CSharpName, [.. row.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore))], nestedRows: nestedRows, schema: schema);

    public void Write(SourceWriter writer)
    {
        writer.Open($"internal sealed class {name} : global::Bqml.Runtime.RowWriter<{target}>");
        writer.WriteLine($"internal static readonly {name} Instance = new();");
        writer.WriteLine($"public override global::Bqml.GoogleSql.SqlType Type {{ get; }} = global::Bqml.GoogleSql.SqlType.Parse({CSharp.String(SqlType.Struct([.. columns.Select(static column => new SqlField(column.Column, column.Type!))]).ToString())});");
        if (schema is not null) writer.WriteLine($"public override string? OutputSchema => {CSharp.String(schema)};");
        writer.Open($"public override void Write(global::Bqml.Runtime.ParameterWriter writer, {target} row)");
        foreach (var column in columns) writer.WriteLine(Statement(column, "row." + CSharp.Identifier(propertyOf?.Invoke(column) ?? column.Property)));
        writer.Close();
        for (var i = 0; i < _enums.Count; i++) WriteEnum(writer, _enums[i], i);
        if (nestedRows is null) _nested.WriteEach(writer, (nestedName, row) => ForRow(nestedName, row, _nested).Write(writer));
        writer.Close();
    }

    private string Statement(ColumnSpec column, string value)
    {
        var key = CSharp.String(column.Column);
        return column.Shape switch
        {
            ColumnShape.Scalar scalar => $"writer.{ScalarNames.Writer(scalar.CSharpType)}({key}, {value});",
            ColumnShape.Enum type when column.IsNullable => $"writer.String({key}, {value} is {{ }} v{columns.IndexOf(column)} ? EnumText{Index(type)}(v{columns.IndexOf(column)}) : null);",
            ColumnShape.Enum type => $"writer.String({key}, EnumText{Index(type)}({value}));",
            ColumnShape.Struct(var row) => $"writer.Struct({key}, {value}, {Nested(row)});",
            ColumnShape.ObjectRef => $"writer.Struct({key}, {value}, {ObjectRefWriter});",
            ColumnShape.List list => List(list, key, value),
            _ => throw new InvalidOperationException($"'{column.CSharpType}' has no BigQuery type."),
        };
    }

    private string List(ColumnShape.List list, string key, string value)
    {
        switch (list.Element)
        {
            case ColumnShape.Struct(var row):
                return $"writer.Array({key}, {value}, {Nested(row)});";
            case ColumnShape.ObjectRef:
                return $"writer.Array({key}, {value}, {ObjectRefWriter});";
            case ColumnShape.Enum type:
                return $"writer.StringArray({key}, {Select(value, $"EnumText{Index(type)}")});";
            case ColumnShape.Scalar scalar:
                var method = ScalarNames.Writer(scalar.CSharpType);
                return ScalarNames.WidenedElement(scalar.CSharpType) is { } widened
                    ? $"writer.{method}Array({key}, {Select(value, $"static value => ({widened})value")});"
                    : $"writer.{method}Array({key}, {value}{(list.IsElementNullable ? "!" : "")});";
            default:
                throw new InvalidOperationException("An ARRAY of ARRAY does not exist.");
        }
    }

    /// <summary>The list with each element converted, null staying null.</summary>
    private static string Select(string value, string selector) =>
        $"{value} is null ? null : global::System.Linq.Enumerable.Select({value}, {selector})";

    private string Nested(RowSpec row) => _nested.NameOf(row) + ".Instance";

    private int Index(ColumnShape.Enum type)
    {
        var index = _enums.IndexOf(type);
        if (index >= 0) return index;
        _enums.Add(type);
        return _enums.Count - 1;
    }

    private static void WriteEnum(SourceWriter writer, ColumnShape.Enum type, int index)
    {
        writer.WriteLine();
        writer.WriteLine($"private static string EnumText{index}({type.CSharpType} value) => value switch");
        writer.WriteLine("{");
        writer.Indent();
        foreach (var member in type.Members)
        {
            if (!member.IsAlias) writer.WriteLine($"{type.CSharpType}.{CSharp.Identifier(member.Name)} => {CSharp.String(member.Text)},");
        }
        writer.WriteLine("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, \"The value is no member of the enum, so it has no text in BigQuery.\"),");
        writer.Unindent();
        writer.WriteLine("};");
    }
}
