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
    private const string Cursor = "ref global::Bqml.Runtime.RowCursor row";

    private readonly List<Slot> _slots = [];
    private readonly List<ColumnShape.Enum> _enums = [];
    private readonly HashSet<int> _enumArrays = [];
    private readonly NestedRows _nested = nestedRows ?? new NestedRows(name);

    private sealed record Slot(string Expected, string Type, string Initial, string Statement);

    /// <summary>The expression for the one instance of the class.</summary>
    public string Instance => name + ".Instance";

    /// <summary>Adds a column of a row type; returns the local that holds the value.</summary>
    public string Add(ColumnSpec column, bool isOptional = false, IEnumerable<SqlType>? alsoAccepts = null)
    {
        var nested = NestedReader(column.Shape);
        var expected = Expected(column.Column, column.Type!, column.IsNullable, isOptional, nested, alsoAccepts);
        var local = Local;
        var read = $"{local} = {Read(column.Shape, column.IsNullable, column.CSharpType)};";
        _slots.Add(new Slot(expected, column.CSharpType, "default!", read));
        return local;
    }

    /// <summary>Adds a column that an existing reader reads, into a record or a list of records.</summary>
    public string AddRecord(string column, SqlType type, string recordType, string reader, bool isOptional)
    {
        var local = Local;
        var expected = Expected(column, type, isNullable: true, isOptional, reader, null);
        _slots.Add(type.Kind == SqlTypeKind.Array
            ? new Slot(expected, $"global::System.Collections.Generic.IReadOnlyList<{recordType}>", "[]", $"{local} = row.ReadArray({reader});")
            : new Slot(expected, recordType + "?", "null", $"{local} = row.ReadNullableStruct({reader});"));
        return local;
    }

    /// <summary>Adds the columns nobody else expects whose names begin with the prefix, by the rest of their names as a dictionary. It must be the last to be added.</summary>
    public string AddRest(string prefix, SqlType type, string csharpType)
    {
        var name = prefix.Length == 0 ? "row.ColumnName" : $"row.ColumnName.Substring({prefix.Length})";
        return AddRest(prefix, type, $"global::System.Collections.Generic.Dictionary<string, {csharpType}>", "new(global::System.StringComparer.Ordinal)",
            local => $"{local}[{name}] = row.Read{ScalarNames.Reader(csharpType)}();");
    }

    /// <summary>Adds the columns nobody else expects whose names begin with the prefix, in order as a list. It must be the last to be added.</summary>
    public string AddNumbered(string prefix, SqlType type, string csharpType) =>
        AddRest(prefix, type, $"global::System.Collections.Generic.List<{csharpType}>", "[]", local => $"{local}.Add(row.Read{ScalarNames.Reader(csharpType)}());");

    private string AddRest(string prefix, SqlType type, string collection, string initial, Func<string, string> add)
    {
        var local = Local;
        var isOurs = prefix.Length == 0 ? "" : $" && row.ColumnName.StartsWith({CSharp.String(prefix)}, global::System.StringComparison.OrdinalIgnoreCase)";
        _slots.Add(new Slot($"global::Bqml.Runtime.ExpectedColumn.Rest({TypeText(type)})", collection, initial, $"if (!row.IsNull{isOurs}) {add(local)}"));
        return local;
    }

    /// <summary>Writes the class; <paramref name="construct"/> is the expression that makes the row from the locals.</summary>
    public void Write(SourceWriter writer, string construct)
    {
        writer.Open($"internal sealed class {name} : global::Bqml.Runtime.RowReader<{target}>");
        writer.WriteLine($"internal static readonly {name} Instance = new();");
        writer.WriteLine("public override global::System.Collections.Generic.IReadOnlyList<global::Bqml.Runtime.ExpectedColumn> Columns { get; } =");
        writer.WriteLine("[");
        writer.Indent();
        foreach (var slot in _slots) writer.WriteLine($"{slot.Expected},");
        writer.Unindent();
        writer.WriteLine("];");
        WriteRead(writer, construct);
        for (var i = 0; i < _enums.Count; i++) WriteEnum(writer, _enums[i], i, _enumArrays.Contains(i));
        if (nestedRows is null) _nested.WriteEach(writer, (nestedName, row) => ForRow(nestedName, row, _nested).Write(writer));
        writer.Close();
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

    private string Local => Name(_slots.Count);

    private static string Name(int slot) => "v" + slot.ToString(CultureInfo.InvariantCulture);

    private void WriteRead(SourceWriter writer, string construct)
    {
        writer.Open($"public override {target} Read({Cursor})");
        WriteLocals(writer);
        if (_slots.Count == 0)
        {
            writer.WriteLine("while (row.MoveNext(out _)) { }");
        }
        else
        {
            writer.WriteLine("while (row.MoveNext(out int column))");
            writer.WriteLine("    switch (column)");
            writer.WriteLine("    {");
            for (var i = 0; i < _slots.Count; i++) writer.WriteLine($"        case {i}: {_slots[i].Statement} break;");
            writer.WriteLine("    }");
        }
        writer.WriteLine($"return {construct};");
        writer.Close();
    }

    /// <summary>Declares the locals, those of the same type in one line.</summary>
    private void WriteLocals(SourceWriter writer)
    {
        var isWritten = new bool[_slots.Count];
        for (var i = 0; i < _slots.Count; i++)
        {
            if (isWritten[i]) continue;
            var (type, initial) = (_slots[i].Type, _slots[i].Initial);
            var line = type + " " + Name(i) + " = " + initial;
            for (var j = i + 1; j < _slots.Count; j++)
            {
                if (_slots[j].Type != type || _slots[j].Initial != initial) continue;
                isWritten[j] = true;
                line += ", " + Name(j) + " = " + initial;
            }
            writer.WriteLine($"{line};");
        }
    }

    private static string Expected(string column, SqlType type, bool isNullable, bool isOptional, string? nested, IEnumerable<SqlType>? alsoAccepts)
    {
        var text = $"new({CSharp.String(column)}, {TypeText(type)}";
        if (isNullable) text += ", isNullable: true";
        if (isOptional) text += ", isOptional: true";
        if (nested is not null) text += $", nested: {nested}";
        text += ")";
        var also = alsoAccepts?.Select(static type => "global::Bqml.GoogleSql.SqlType.Parse(" + TypeText(type) + ")").ToArray() ?? [];
        return also.Length == 0 ? text : text + $" {{ AlsoAccepts = [{string.Join(", ", also)}] }}";
    }

    /// <summary>The type as GoogleSQL writes it, which the runtime parses once: it is far shorter than the expression that makes it.</summary>
    private static string TypeText(SqlType type) => CSharp.String(type.ToString());

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
        _enumArrays.Add(index);
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
