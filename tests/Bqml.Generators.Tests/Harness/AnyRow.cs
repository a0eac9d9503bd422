using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Generators.Tests.Harness;

/// <summary>A row of the caller's with a key and every column that a remote function reads.</summary>
public sealed record AnyRow : IBigQueryRow<AnyRow>
{
    private static readonly string[] s_columns = ["prompt", "content", "text_content", "input_text", "output_text"];

    /// <summary>The column id.</summary>
    public long Id { get; init; }

    /// <summary>The text in each of the other columns.</summary>
    public string Text { get; init; } = "";

    /// <inheritdoc/>
    public static RowReader<AnyRow> RowReader { get; } = new Reader();

    /// <inheritdoc/>
    public static RowWriter<AnyRow> RowWriter { get; } = new Writer();

    private sealed class Reader : RowReader<AnyRow>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("id", SqlType.Int64)];

        public override AnyRow Read(ref RowCursor row)
        {
            long id = 0;
            while (row.MoveNext(out _)) id = row.ReadInt64();
            return new AnyRow { Id = id };
        }
    }

    private sealed class Writer : RowWriter<AnyRow>
    {
        public override SqlType Type { get; } = SqlType.Struct([new SqlField("id", SqlType.Int64), .. s_columns.Select(static column => new SqlField(column, SqlType.String))]);

        public override void Write(ParameterWriter writer, AnyRow row)
        {
            writer.Int64("id", row.Id);
            foreach (var column in s_columns) writer.String(column, row.Text);
        }
    }
}
