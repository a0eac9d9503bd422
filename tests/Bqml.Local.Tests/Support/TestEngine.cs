using System.Text;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Rest;
using Bqml.Local.Storage;

namespace Bqml.Local.Tests.Support;

/// <summary>An engine whose REST surface is called directly, so that tests see what goes over the wire.</summary>
internal sealed class TestEngine : IAsyncDisposable
{
    private readonly Engine _engine;

    public TestEngine(LocalBigQueryOptions? options = null) => _engine = new Engine(options ?? new LocalBigQueryOptions());

    public LocalCatalog Catalog => _engine.Catalog;

    /// <summary>Makes a table <c>local.dataset.name</c>.</summary>
    public void AddTable(string path, string schema, params object?[][] rows)
    {
        var type = SqlType.Parse(schema);
        _engine.Load(ObjectPath.Complete("table", [path], "local", null), [.. type.Fields.Select(f => new StoredColumn(f.Name!, f.Type))], writer =>
        {
            foreach (var row in rows) writer.Append(row);
        });
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(string method, string path, object? body = null)
    {
        var bytes = body is null ? [] : body is string text ? Encoding.UTF8.GetBytes(text) : JsonSerializer.SerializeToUtf8Bytes(body);
        var response = await _engine.Dispatcher.DispatchAsync(RestRequest.Create(method, new Uri("http://local/bigquery/v2/" + path), bytes), CancellationToken.None);
        return (response.StatusCode, response.Body.Length == 0 ? default : JsonDocument.Parse(response.Body).RootElement);
    }

    /// <summary>Runs a statement by jobs.query and returns the response, which must be good.</summary>
    public async Task<JsonElement> QueryAsync(string sql, object? queryParameters = null)
    {
        var (status, body) = await RunAsync(sql, queryParameters);
        if (status != 200) throw new InvalidOperationException(body.GetProperty("error").GetProperty("message").GetString());
        return body;
    }

    /// <summary>Runs a statement that must fail and returns the message.</summary>
    public async Task<string> ErrorAsync(string sql, object? queryParameters = null)
    {
        var (status, body) = await RunAsync(sql, queryParameters);
        Assert.NotEqual(200, status);
        return body.GetProperty("error").GetProperty("message").GetString()!;
    }

    /// <summary>The rows of a statement, one text each: <c>1, a, NULL, [x, y], {1, 2}</c>.</summary>
    public async Task<string[]> RowsAsync(string sql, object? queryParameters = null)
    {
        var body = await QueryAsync(sql, queryParameters);
        return body.TryGetProperty("rows", out var rows) ? [.. rows.EnumerateArray().Select(row => Fields(row))] : [];
    }

    /// <summary>The one row of a statement.</summary>
    public async Task<string> RowAsync(string sql, object? queryParameters = null) => Assert.Single(await RowsAsync(sql, queryParameters));

    /// <summary>The result's columns: <c>name TYPE</c>.</summary>
    public async Task<string[]> ColumnsAsync(string sql) =>
        [.. (await QueryAsync(sql)).GetProperty("schema").GetProperty("fields").EnumerateArray().Select(ColumnText)];

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    public static string ColumnText(JsonElement field)
    {
        var type = field.GetProperty("type").GetString()!;
        if (type == "RECORD") type += "<" + string.Join(", ", field.GetProperty("fields").EnumerateArray().Select(ColumnText)) + ">";
        if (field.GetProperty("mode").GetString() == "REPEATED") type = $"[{type}]";
        return $"{field.GetProperty("name").GetString()} {type}";
    }

    private Task<(int Status, JsonElement Body)> RunAsync(string sql, object? queryParameters) => SendAsync("POST", "projects/local/queries", new
    {
        query = sql,
        useLegacySql = false,
        timeoutMs = 60_000,
        parameterMode = queryParameters is null ? null : "NAMED",
        queryParameters,
        formatOptions = new { useInt64Timestamp = true },
    });

    private static string Fields(JsonElement row) => string.Join(", ", row.GetProperty("f").EnumerateArray().Select(cell => Value(cell.GetProperty("v"))));

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "NULL",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => "[" + string.Join(", ", value.EnumerateArray().Select(cell => Value(cell.GetProperty("v")))) + "]",
        JsonValueKind.Object => "{" + Fields(value) + "}",
        _ => throw new InvalidOperationException(value.GetRawText()),
    };
}
