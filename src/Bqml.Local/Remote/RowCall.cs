using System.Collections.Concurrent;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Local.Storage;

namespace Bqml.Local.Remote;

/// <summary>What a function in an expression said of one row.</summary>
/// <param name="Value">The value of the call's result type, in the representation of <see cref="Data.DataColumn"/>.</param>
/// <param name="Error">Why there is none; empty on success.</param>
internal sealed record RowAnswer(object? Value, string Error);

/// <summary>
/// A call of an AI.* function in an expression. DuckDB evaluates it like any function of its own, for the rows that need it; requests that are alike are sent once in a statement,
/// which also makes it harmless that DuckDB may evaluate an expression twice.
/// </summary>
/// <param name="function">The function's name.</param>
/// <param name="argumentType">The STRUCT of what differs from row to row.</param>
/// <param name="resultType">The type of the result.</param>
/// <param name="ask">Asks for one row; what goes wrong in the row is in the answer.</param>
/// <param name="caller">Makes the calls.</param>
/// <param name="ct">Cancels the statement.</param>
internal sealed class RowCall(string function, SqlType argumentType, SqlType resultType, Func<object?[], CancellationToken, Task<RowAnswer>> ask, RemoteCaller caller, CancellationToken ct)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> _errors = new(StringComparer.Ordinal);
    private long _rows;

    /// <summary>The greatest share of rows that may fail; 1 when any.</summary>
    public double MaximumErrorRatio { get; init; } = 1;

    /// <summary>Answers requests, each a JSON object of the arguments; null stays null.</summary>
    public string?[] Answer(IReadOnlyList<string?> requests)
    {
        Interlocked.Add(ref _rows, requests.Count);
        return caller.CallAll(requests.Count, (i, token) => requests[i] is { } request
            ? _answers.GetOrAdd(request, key => new Lazy<Task<string?>>(() => AskAsync(key, token))).Value
            : Task.FromResult<string?>(null), ct);
    }

    /// <summary>Fails when more rows failed than may.</summary>
    public void Check()
    {
        var failed = _errors.Values.Sum();
        if (_rows == 0 || failed <= MaximumErrorRatio * _rows) return;
        var (error, _) = _errors.MaxBy(static pair => pair.Value);
        throw new LocalQueryException("invalidQuery", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{function} failed for {failed} of {_rows} rows, more than max_error_ratio allows ({MaximumErrorRatio}). Most frequent: {error}"));
    }

    private async Task<string?> AskAsync(string request, CancellationToken token)
    {
        using var document = JsonDocument.Parse(request);
        var arguments = argumentType.Fields.Zip(document.RootElement.EnumerateObject(), static (field, property) => Value(property.Value, field.Type)).ToArray();
        var answer = await ask(arguments, token).ConfigureAwait(false);
        if (answer.Error.Length > 0) _errors.AddOrUpdate(answer.Error, 1, static (_, count) => count + 1);
        return answer.Value is null ? null : TableWriter.Json(answer.Value, resultType);
    }

    private static object? Value(JsonElement json, SqlType type) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => json.EnumerateArray().Select(element => Value(element, type.Element!)).ToArray(),
        JsonValueKind.Object => type.Fields.Zip(json.EnumerateObject(), static (field, property) => Value(property.Value, field.Type)).ToArray(),
        _ => json.GetString(),
    };
}
