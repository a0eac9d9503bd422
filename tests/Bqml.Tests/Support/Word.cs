using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tests.Support;

/// <summary>A row with one column <c>x</c>, as generated code would write it.</summary>
internal sealed record Word(string X) : IBigQueryRow<Word>
{
    static RowReader<Word> IBigQueryRow<Word>.RowReader { get; } = new ColumnReader<Word>(SqlType.String, (ref row) => new Word(row.ReadString()));

    static RowWriter<Word> IBigQueryRow<Word>.RowWriter { get; } = new WordWriter();

    private sealed class WordWriter : RowWriter<Word>
    {
        public override SqlType Type { get; } = SqlType.Struct(new SqlField("x", SqlType.String));

        public override void Write(ParameterWriter writer, Word row) => writer.String("x", row.X);
    }
}
