using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>What a reader expects, matched with what a result has: made once for each result.</summary>
internal sealed class ResultBinding
{
    private readonly RowReader _reader;

    private ResultBinding(RowReader reader, ResultColumn[] columns)
    {
        (_reader, Columns) = (reader, columns);
        Slots = new int[columns.Length];
        Nested = new ResultBinding?[columns.Length];
        ArrayLengths = new int[columns.Length];
        Array.Fill(Slots, -1);
    }

    /// <summary>The result's columns.</summary>
    public ResultColumn[] Columns { get; }

    /// <summary>For each column of the result, which expected column it fills; -1: none.</summary>
    public int[] Slots { get; }

    /// <summary>For each column of the result that is read by a nested reader, its binding.</summary>
    public ResultBinding?[] Nested { get; }

    /// <summary>The bindings of the readers that read parts of the same row.</summary>
    public List<ResultBinding> Parts { get; } = [];

    /// <summary>For each column of the result, the length of the last ARRAY read from it.</summary>
    public int[] ArrayLengths { get; }

    public string RowTypeName => _reader.RowTypeName;

    public bool IsFor(RowReader reader) => ReferenceEquals(_reader, reader) || _reader.GetType() == reader.GetType();

    /// <exception cref="BigQueryMLException">A column is missing or of another type; names column, row type and types.</exception>
    public static ResultBinding Create(RowReader reader, ResultColumn[] columns, ResultContext context, string parent = "")
    {
        var binding = new ResultBinding(reader, columns);
        var expected = reader.Columns;
        for (var i = 0; i < expected.Count; i++)
        {
            if (expected[i].Part is { } part) binding.Parts.Add(Create(part, columns, context, parent));
            else if (expected[i].IsRest) binding.BindRest(i, expected[i]);
            else binding.Bind(i, expected[i], context, parent);
        }
        return binding;
    }

    private void Bind(int index, ExpectedColumn expected, ResultContext context, string parent)
    {
        var ordinal = Array.FindIndex(Columns, column => string.Equals(column.Name, expected.Name, StringComparison.OrdinalIgnoreCase));
        if (ordinal < 0)
        {
            if (expected.IsOptional) return;
            var present = Columns.Length == 0 ? "none" : string.Join(", ", Columns.Select(column => column.Name));
            throw context.MissingColumn(parent + expected.Name, Describe(expected), RowTypeName, present);
        }
        var found = Columns[ordinal];
        if (!Accepts(expected, found.Type)) throw context.TypeMismatch(found.Path, found.Type.ToString(), Describe(expected), RowTypeName);
        Slots[ordinal] = index;
        if (expected.Nested is { } nested) Nested[ordinal] = Create(nested, found.Fields, context, found.Path + ".");
    }

    private void BindRest(int index, ExpectedColumn expected)
    {
        for (var ordinal = 0; ordinal < Columns.Length; ordinal++)
        {
            if (Slots[ordinal] < 0 && Accepts(expected, Columns[ordinal].Type)) Slots[ordinal] = index;
        }
    }

    private static string Describe(ExpectedColumn expected) =>
        string.Join(" or ", expected.AlsoAccepts.Prepend(expected.Type).Select(type => type.ToString()));

    private static bool Accepts(ExpectedColumn expected, SqlType found) =>
        IsReadableAs(found, expected.Type) || expected.AlsoAccepts.Any(type => IsReadableAs(found, type));

    /// <summary>
    /// The same type; or one that GoogleSQL coerces to it (page "Conversion rules"); or, for STRING, a type whose C# form is its text.
    /// The fields of a STRUCT are compared when its nested reader is bound.
    /// </summary>
    private static bool IsReadableAs(SqlType found, SqlType wanted)
    {
        if (wanted.Kind == SqlTypeKind.Array)
            return found.Kind == SqlTypeKind.Array && IsReadableAs(found.Element!, wanted.Element!);
        if (wanted.Kind == SqlTypeKind.Range) return found.Equals(wanted);
        return found.Kind == wanted.Kind || wanted.Kind switch
        {
            SqlTypeKind.Float64 => found.Kind is SqlTypeKind.Int64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric,
            SqlTypeKind.Numeric or SqlTypeKind.BigNumeric => found.Kind is SqlTypeKind.Int64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric,
            SqlTypeKind.String => found.Kind is SqlTypeKind.Json or SqlTypeKind.Geography or SqlTypeKind.Interval or SqlTypeKind.Range
                or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric,
            _ => false,
        };
    }
}
