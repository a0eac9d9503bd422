using Bqml.GoogleSql;
using Bqml.Local.Tests.Support;
using Bqml.Runtime;

namespace Bqml.Local.Tests.Loading;

/// <summary>C# rows become a table and come back the same.</summary>
public class TypedRowTests
{
    [Fact]
    public async Task Rows_of_every_kind_of_value_become_a_table()
    {
        await using var bigquery = LocalBigQuery.Create();
        bigquery.AddTable("ds.t", Enumerable.Range(0, 2500).Select(i => new Row(i, i % 2 == 0 ? null : $"n{i}", ["a", "b"])));
        Assert.Equal(["2500 1250 5000 3123750"], await Reading.TextsAsync(bigquery, "SELECT FORMAT('%d %d %d %d', COUNT(*), COUNT(name), SUM(ARRAY_LENGTH(tags)), SUM(id)) AS x FROM ds.t"));
        Assert.Equal(["n2499"], await Reading.TextsAsync(bigquery, "SELECT name AS x FROM ds.t WHERE id = 2499"));
    }

    private sealed record Row(long Id, string? Name, string[] Tags) : IBigQueryRow<Row>
    {
        static RowReader<Row> IBigQueryRow<Row>.RowReader => throw new NotSupportedException("These rows are only written.");

        static RowWriter<Row> IBigQueryRow<Row>.RowWriter { get; } = new Writer();

        private sealed class Writer : RowWriter<Row>
        {
            public override SqlType Type { get; } = SqlType.Parse("STRUCT<id INT64, name STRING, tags ARRAY<STRING>>");

            public override void Write(ParameterWriter writer, Row row)
            {
                writer.Int64("id", row.Id);
                writer.String("name", row.Name);
                writer.StringArray("tags", row.Tags);
            }
        }
    }
}
