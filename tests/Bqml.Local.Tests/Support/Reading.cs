using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Local.Tests.Support;

/// <summary>Reads results through the production client.</summary>
internal static class Reading
{
    /// <summary>The values of the STRING column x.</summary>
    public static async Task<List<string>> TextsAsync(BigQueryML bigquery, string sql)
    {
        var texts = new List<string>();
        await foreach (var text in bigquery.QueryAsync(new BigQueryCommand(sql), new TextReader())) texts.Add(text);
        return texts;
    }

    private sealed class TextReader : RowReader<string>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new ExpectedColumn("x", SqlType.String)];

        public override string Read(ref RowCursor row)
        {
            var text = "";
            while (row.MoveNext(out _)) text = row.ReadString();
            return text;
        }
    }
}
