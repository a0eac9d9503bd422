using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Tests.Support;

/// <summary>Queries with one STRING column <c>x</c>.</summary>
internal static class Words
{
    public static readonly string Field = Json.Field("x", "STRING");

    public static RowReader<string> Reader { get; } = new ColumnReader<string>(SqlType.String, (ref row) => row.ReadString());

    public static BigQueryCommand Command { get; } = new("SELECT x FROM t");

    public static string Page(IEnumerable<string> words, string? pageToken = null, long? totalRows = null) =>
        Json.Page(Field, words.Select(word => Json.Row(Json.Quote(word))), pageToken, totalRows);

    public static async Task<List<string>> ReadAsync(BigQueryML client, CancellationToken cancellationToken = default)
    {
        var words = new List<string>();
        await foreach (var word in client.QueryAsync(Command, Reader, cancellationToken)) words.Add(word);
        return words;
    }
}
