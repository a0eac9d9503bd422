using System.Text;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Runtime;
using Bqml.Tests.Support;

namespace Bqml.Tests.Parameters;

public class RowBatchTests
{
    private static readonly RowWriter<string> s_writer = new WordWriter();

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(1_000_000)]
    public void Rows_are_cut_into_parameters_in_order_and_whole(int size)
    {
        string[] words = [.. Enumerable.Range(0, 50).Select(i => new string((char)('a' + i % 26), i % 7))];
        var batches = RowBatches.Of("input", words, s_writer, size).Select(Read).ToList();
        Assert.Equal(words, batches.SelectMany(static batch => batch.Words));
        Assert.All(batches, batch => Assert.True(batch.Words.Count == 1 || batch.Length <= size + 20, $"{batch.Length} bytes"));
        Assert.Equal(size switch { 1 => 50, 1_000_000 => 1, _ => batches.Count }, batches.Count);
    }

    [Fact]
    public void No_rows_are_no_parameter() => Assert.Empty(RowBatches.Of("input", [], s_writer));

    [Fact]
    public void Rows_are_walked_once_and_no_further_than_needed()
    {
        var walked = 0;
        using var batches = RowBatches.Of("input", Enumerable.Range(0, 1000).Select(i => { walked++; return "word"; }), s_writer, size: 200).GetEnumerator();
        Assert.True(batches.MoveNext());
        Assert.InRange(walked, 2, 10);
    }

    [Fact]
    public void A_value_that_cannot_be_sent_names_its_row_among_all()
    {
        var batches = RowBatches.Of("input", ["a", "b", "\ud800"], s_writer, size: 1).GetEnumerator();
        Assert.True(batches.MoveNext());
        // The row is looked at to see whether it fits into the second batch.
        var error = Assert.ThrowsAny<ArgumentException>(() => batches.MoveNext());
        Assert.Contains("row 3", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("word", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_run_one_after_the_other_and_their_rows_and_costs_add_up()
    {
        var handler = new ScriptedHandler().Repeat(3, script => script.Then((request, _) =>
        {
            var parameter = JsonDocument.Parse(request.Body).RootElement.GetProperty("queryParameters")[0].GetProperty("parameterValue").GetProperty("arrayValues");
            var words = parameter.EnumerateArray().Select(static item => item.GetProperty("structValues").GetProperty("word").GetProperty("value").GetString()!).ToList();
            return Task.FromResult(ScriptedHandler.Response(Words.Page(words).Replace("\"totalBytesProcessed\":\"0\"", "\"totalBytesProcessed\":\"10\",\"totalSlotMs\":\"100\"", StringComparison.Ordinal)));
        }));
        await using var client = new TestClient(handler);
        var commands = RowBatches.Of("input", ["a", "b", "c"], s_writer, size: 1).Select(static batch => new BigQueryCommand("SELECT word AS x FROM UNNEST(@input)", [batch]));
        var result = client.QueryAsync(commands, Words.Reader, CancellationToken.None);
        Assert.Equal(["a", "b", "c"], await result.ToListAsync());
        Assert.Equal(3, handler.Requests.Count);
        var statistics = await result.GetStatisticsAsync();
        Assert.Equal((30L, TimeSpan.FromMilliseconds(300), 3L), (statistics.BytesProcessed!.Value, statistics.SlotTime!.Value, statistics.Rows!.Value));
    }

    private static (IReadOnlyList<string> Words, int Length) Read(QueryParameter parameter)
    {
        Assert.Equal(("input", "ARRAY<STRUCT<word STRING>>"), (parameter.Name, parameter.Type.ToString()));
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) parameter.Write(json);
        var value = JsonDocument.Parse(Encoding.UTF8.GetString(buffer.ToArray())).RootElement.GetProperty("parameterValue");
        return ([.. value.GetProperty("arrayValues").EnumerateArray().Select(static item => item.GetProperty("structValues").GetProperty("word").GetProperty("value").GetString()!)], value.GetRawText().Length);
    }

    private sealed class WordWriter : RowWriter<string>
    {
        public override SqlType Type { get; } = SqlType.Struct(new SqlField("word", SqlType.String));

        public override void Write(ParameterWriter writer, string row) => writer.String("word", row);
    }
}
