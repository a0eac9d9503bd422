using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tests.Remote;

/// <summary>A row with a key, as generated code would write it.</summary>
internal sealed record Question(long Id, string Prompt) : IBigQueryRow<Question>
{
    static RowReader<Question> IBigQueryRow<Question>.RowReader { get; } = new QuestionReader();

    static RowWriter<Question> IBigQueryRow<Question>.RowWriter { get; } = new QuestionWriter();

    private sealed class QuestionReader : RowReader<Question>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("id", SqlType.Int64), new("prompt", SqlType.String)];

        public override Question Read(ref RowCursor row)
        {
            var (id, prompt) = (0L, "");
            while (row.MoveNext(out var column))
            {
                if (column == 0) id = row.ReadInt64();
                else prompt = row.ReadString();
            }
            return new Question(id, prompt);
        }
    }

    private sealed class QuestionWriter : RowWriter<Question>
    {
        public override SqlType Type { get; } = SqlType.Struct(new SqlField("id", SqlType.Int64), new SqlField("prompt", SqlType.String));

        public override void Write(ParameterWriter writer, Question row)
        {
            writer.Int64("id", row.Id);
            writer.String("prompt", row.Prompt);
        }
    }
}
