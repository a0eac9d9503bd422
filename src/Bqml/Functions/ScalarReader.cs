using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Reads the one value of a function that stands in an expression: text or JSON.</summary>
internal sealed class ScalarReader : RowReader<string>
{
    /// <summary>The column's name in the query.</summary>
    public const string Column = "result";

    public static readonly ScalarReader Instance = new();

    public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new(Column, SqlType.String)];

    public override string Read(ref RowCursor row)
    {
        var value = "";
        while (row.MoveNext(out _)) value = row.ReadString();
        return value;
    }
}
