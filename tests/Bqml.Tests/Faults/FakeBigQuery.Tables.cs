using System.Text.Json;
using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <content>Tables: making and deleting them, and inserting rows, which are told apart by their ids.</content>
internal sealed partial class FakeBigQuery
{
    /// <summary>A row that is never taken.</summary>
    public const string BadRow = "bad";

    /// <summary>A row that is taken when it comes for the second time.</summary>
    public const string LateRow = "late";

    private readonly Dictionary<string, string> _tables = new(StringComparer.Ordinal) { ["t"] = "[]" };
    private readonly Dictionary<string, string> _insertIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _late = [];

    /// <summary>The rows that were inserted, in the order of their text.</summary>
    public IReadOnlyList<string> Inserted
    {
        get
        {
            lock (_lock) return [.. _insertIds.Values.Order(StringComparer.Ordinal)];
        }
    }

    public bool HasTable(string id)
    {
        lock (_lock) return _tables.ContainsKey(id);
    }

    private FakeResponse CreateTable(FaultRequest request)
    {
        var table = JsonDocument.Parse(request.Body).RootElement;
        var id = table.GetProperty("tableReference").GetProperty("tableId").GetString()!;
        if (!_tables.TryAdd(id, table.GetProperty("schema").GetProperty("fields").GetRawText())) return new(409, Json.Error(409, "duplicate", $"Already Exists: Table my-project:ds.{id}"));
        return GetTable(id);
    }

    private FakeResponse GetTable(string id) => _tables.TryGetValue(id, out var fields) ? new(200, $$"""{"type":"TABLE","schema":{"fields":{{fields}}},"numRows":"0"}""") : NotFound(id);

    private FakeResponse InsertRows(FaultRequest request)
    {
        var errors = new List<string>();
        var index = 0;
        foreach (var row in JsonDocument.Parse(request.Body).RootElement.GetProperty("rows").EnumerateArray())
        {
            var text = row.GetProperty("json").GetProperty("x").GetString()!;
            if (text == BadRow) errors.Add(Error(index, "invalid"));
            else if (text == LateRow && _late.Add(text)) errors.Add(Error(index, "backendError"));
            else _insertIds[row.GetProperty("insertId").GetString()!] = text;
            index++;
        }
        return new(200, errors.Count == 0 ? """{"kind":"bigquery#tableDataInsertAllResponse"}""" : $$"""{"insertErrors":[{{string.Join(",", errors)}}]}""");

        static string Error(int index, string reason) => FormattableString.Invariant($$"""{"index":{{index}},"errors":[{"reason":"{{reason}}","location":"x","message":"no"}]}""");
    }
}
