using System.Globalization;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Rows;

/// <summary>Collects the columns of a row reader and writes the class.</summary>
/// <param name="name">The class's name.</param>
/// <param name="target">The C# type it reads.</param>
/// <param name="nestedRows">The nested row types of the class around it; null when it stands alone and writes its own.</param>
internal sealed class ReaderClass(string name, string target, NestedRows? nestedRows = null)
{
    /// <summary>The structure that a shared reader reads columns into.</summary>
    private const string Values = "Values";

    /// <summary>The first variables, which nearly all readers do with.</summary>
    private static readonly string[] s_names = [.. Enumerable.Range(0, 64).Select(static index => "v" + index.ToString(CultureInfo.InvariantCulture))];

    private const string Cursor = "ref global::Bqml.Runtime.RowCursor row";

    private readonly List<ReaderColumn> _columns = [];
    private readonly List<ColumnShape.Enum> _enums = [];
    private readonly List<int> _enumArrays = [];
    private readonly NestedRows _nested = nestedRows ?? new NestedRows(name);

    /// <summary>What reads the columns that belong to a part of the row; null when there is none.</summary>
    private string? _partReader;

    /// <summary>How many columns stand before those of the part, and how many it has.</summary>
    private (int Start, int Count) _part;

    /// <summary>The expression for the one instance of the class.</summary>
    public string Instance => name + ".Instance";

    /// <summary>Adds a column; returns the variable that holds the value.</summary>
    public string Add(ReaderColumn column)
    {
        _columns.Add(column);
        return Name(_columns.Count - 1);
    }

    /// <summary>Adds a column of a row type; returns the variable that holds the value.</summary>
    public string Add(ColumnSpec column, bool isOptional = false, IEnumerable<SqlType>? alsoAccepts = null) => Add(Column(column, isOptional, alsoAccepts ?? []));

    /// <summary>How this reader reads a column of a row type.</summary>
    public ReaderColumn Column(ColumnSpec column, bool isOptional, IEnumerable<SqlType> alsoAccepts) =>
        new(column.CSharpType, "default!", $" = {Read(column.Shape, column.IsNullable, column.CSharpType)};")
        {
            Name = column.Column, SqlType = column.Type!, IsNullable = column.IsNullable, IsOptional = isOptional, NestedReader = NestedReader(column.Shape), AlsoAccepts = alsoAccepts,
        };

    /// <summary>Adds the columns of a part of the row, which a class written by <see cref="WriteShared"/> reads; returns the expression for the part.</summary>
    public string AddPart(string reader, int count)
    {
        (_partReader, _part) = (reader, (_columns.Count, count));
        return "part.ToRow()";
    }

    /// <summary>Writes the class; <paramref name="construct"/> is the expression that makes the row from the locals.</summary>
    public void Write(SourceWriter writer, string construct)
    {
        WriteHead(writer);
        writer.Open($"public override {target} Read({Cursor})");
        if (_partReader is not null) writer.WriteLine($"{_partReader}.{Values} part = default;");
        WriteVariables(writer, areFields: false);
        if (_columns.Count == 0 && _partReader is null)
        {
            writer.WriteLine("while (row.MoveNext(out _)) { }");
        }
        else
        {
            writer.WriteLine("while (row.MoveNext(out int column))");
            writer.Indent();
            WriteSwitch(writer);
            writer.Unindent();
        }
        writer.WriteLine($"return {construct};");
        writer.Close();
        WriteTail(writer);
    }

    /// <summary>
    /// Writes the class with what it reads into apart, for the readers of rows that this row is a part of; <paramref name="construct"/> is the expression that makes the row from the variables.
    /// </summary>
    public void WriteShared(SourceWriter writer, string construct)
    {
        WriteHead(writer);
        writer.Open($"public override {target} Read({Cursor})");
        writer.WriteLine($"{Values} values = default;");
        writer.WriteLine("while (row.MoveNext(out int column)) values.Read(column, ref row);");
        writer.WriteLine("return values.ToRow();");
        writer.Close();
        writer.Open($"internal struct {Values}");
        WriteVariables(writer, areFields: true);
        writer.Open($"internal void Read(int column, {Cursor})");
        if (_columns.Count > 0) WriteSwitch(writer);
        writer.Close();
        writer.WriteLine($"internal readonly {target} ToRow() => {construct};");
        writer.Close();
        WriteTail(writer);
    }

    /// <summary>A reader of a whole row type.</summary>
    public static (Action<SourceWriter> Write, string Instance) ForRow(string name, RowSpec row, NestedRows? nestedRows = null)
    {
        var reader = new ReaderClass(name, row.CSharpName, nestedRows);
        var locals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in row.Columns)
        {
            if (!column.Roles.Contains(ColumnRole.Ignore)) locals[column.Property] = reader.Add(column);
        }
        var construction = row.Construction!;
        var set = locals.Where(local => !construction.ConstructorArguments.Contains(local.Key)).Select(static local => $"{CSharp.Identifier(local.Key)} = {local.Value}").ToArray();
        var construct = $"new {row.CSharpName}({string.Join(", ", construction.ConstructorArguments.Select(argument => locals[argument]))})"
            + (set.Length > 0 ? " { " + string.Join(", ", set) + " }" : "");
        return (writer => reader.Write(writer, construct), reader.Instance);
    }

    private static string Name(int index) => index < s_names.Length ? s_names[index] : "v" + index.ToString(CultureInfo.InvariantCulture);

    private void WriteHead(SourceWriter writer)
    {
        writer.Open($"internal sealed class {name} : global::Bqml.Runtime.RowReader<{target}>");
        writer.WriteLine($"internal static readonly {name} Instance = new();");
        writer.WriteLine("public override global::System.Collections.Generic.IReadOnlyList<global::Bqml.Runtime.ExpectedColumn> Columns { get; } =");
        writer.WriteLine("[");
        writer.Indent();
        for (var i = 0; i <= _columns.Count; i++)
        {
            if (_partReader is not null && i == _part.Start) writer.WriteLine($".. {_partReader}.Instance.Columns,");
            if (i < _columns.Count) writer.WriteLine($"{_columns[i].Expected},");
        }
        writer.Unindent();
        writer.WriteLine("];");
    }

    private void WriteTail(SourceWriter writer)
    {
        for (var i = 0; i < _enums.Count; i++) WriteEnum(writer, _enums[i], i, _enumArrays.Contains(i));
        if (nestedRows is null) _nested.WriteEach(writer, (nestedName, row) => ForRow(nestedName, row, _nested).Write(writer));
        writer.Close();
    }

    /// <summary>Writes what reads one column.</summary>
    private void WriteSwitch(SourceWriter writer)
    {
        writer.WriteLine("switch (column)");
        writer.WriteLine("{");
        for (var i = 0; i < _columns.Count; i++)
        {
            var column = _partReader is not null && i >= _part.Start ? i + _part.Count : i;
            writer.WriteLine($"    case {column}: {_columns[i].BeforeVariable}{Name(i)}{_columns[i].AfterVariable} break;");
        }
        if (_partReader is not null) writer.WriteLine(_part.Start == 0 ? "    default: part.Read(column, ref row); break;" : $"    default: part.Read(column - {_part.Start}, ref row); break;");
        writer.WriteLine("}");
    }

    /// <summary>Declares what columns are read into, variables of the same type in one line.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="areFields">Whether they are fields, which have their initial values by themselves, or locals.</param>
    private void WriteVariables(SourceWriter writer, bool areFields)
    {
        var isWritten = new bool[_columns.Count];
        for (var i = 0; i < _columns.Count; i++)
        {
            if (isWritten[i]) continue;
            var line = new SourceWriter.Line(writer);
            if (areFields) line.AppendLiteral("private ");
            line.AppendLiteral(_columns[i].CSharpType);
            for (var j = i; j < _columns.Count; j++)
            {
                if (_columns[j].CSharpType != _columns[i].CSharpType || _columns[j].Initial != _columns[i].Initial) continue;
                isWritten[j] = true;
                line.AppendLiteral(j == i ? " " : ", ");
                line.AppendLiteral(Name(j));
                if (areFields) continue;
                line.AppendLiteral(" = ");
                line.AppendLiteral(_columns[j].Initial);
            }
            line.AppendLiteral(";");
            writer.WriteLine(ref line);
        }
    }

    private string? NestedReader(ColumnShape shape)
    {
        if (shape is ColumnShape.List list) return NestedReader(list.Element);
        if (shape is ColumnShape.ObjectRef) return "global::Bqml.ObjectRef.Reader";
        if (shape is not ColumnShape.Struct(var row)) return null;
        return _nested.NameOf(row) + ".Instance";
    }

    private string Read(ColumnShape shape, bool isNullable, string csharpType) => shape switch
    {
        ColumnShape.Scalar scalar => $"row.Read{(isNullable ? "Nullable" : "")}{ScalarNames.Reader(scalar.CSharpType)}()",
        ColumnShape.Enum type when isNullable => $"row.IsNull ? ({type.CSharpType}?)null : ReadEnum{Index(type)}(ref row)",
        ColumnShape.Enum type => $"ReadEnum{Index(type)}(ref row)",
        ColumnShape.Struct or ColumnShape.ObjectRef => $"row.Read{(isNullable ? "Nullable" : "")}Struct({NestedReader(shape)})",
        ColumnShape.List { IsArray: true } list => ReadList(list),
        ColumnShape.List list => $"[.. {ReadList(list)}]",
        _ => throw new InvalidOperationException($"'{csharpType}' has no BigQuery type."),
    };

    private string ReadList(ColumnShape.List list) => list.Element switch
    {
        ColumnShape.Scalar scalar => $"row.Read{ScalarNames.Reader(scalar.CSharpType)}Array()",
        ColumnShape.Enum type => ReadEnumArray(Index(type)),
        _ => $"row.ReadArray({NestedReader(list.Element)})",
    };

    private string ReadEnumArray(int index)
    {
        if (!_enumArrays.Contains(index)) _enumArrays.Add(index);
        return $"ReadEnum{index}Array(ref row)";
    }

    private int Index(ColumnShape.Enum type)
    {
        var index = _enums.IndexOf(type);
        if (index >= 0) return index;
        _enums.Add(type);
        return _enums.Count - 1;
    }

    private static void WriteEnum(SourceWriter writer, ColumnShape.Enum type, int index, bool withArray)
    {
        writer.WriteLine();
        writer.WriteLine($"private static {type.CSharpType} ReadEnum{index}({Cursor}) => ParseEnum{index}(row.ReadString(), ref row);");
        writer.WriteLine();
        if (withArray)
        {
            writer.Open($"private static {type.CSharpType}[] ReadEnum{index}Array({Cursor})");
            writer.WriteLine("string[] texts = row.ReadStringArray();");
            writer.WriteLine($"{type.CSharpType}[] values = new {type.CSharpType}[texts.Length];");
            writer.WriteLine($"for (int i = 0; i < texts.Length; i++) values[i] = ParseEnum{index}(texts[i], ref row);");
            writer.WriteLine("return values;");
            writer.Close();
            writer.WriteLine();
        }
        writer.WriteLine($"private static {type.CSharpType} ParseEnum{index}(string text, {Cursor}) => text switch");
        writer.WriteLine("{");
        writer.Indent();
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.Members)
        {
            if (texts.Add(member.Text)) writer.WriteLine($"{CSharp.String(member.Text)} => {type.CSharpType}.{CSharp.Identifier(member.Name)},");
        }
        writer.WriteLine($"_ => throw row.UnknownEnumValue(text, {CSharp.String(type.CSharpType.Substring(type.CSharpType.LastIndexOf('.') + 1))}),");
        writer.Unindent();
        writer.WriteLine("};");
    }
}
