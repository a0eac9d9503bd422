using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Bqml.Http;
using Bqml.Jobs;

namespace Bqml.Runtime;

/// <summary>One response of jobs.query or jobs.getQueryResults; its rows are decoded one by one, straight from its bytes.</summary>
/// <remarks>
/// What comes before the rows (schema, page token) is read at once, what comes after them when they are through: so the rows are walked only once.
/// A server that puts the schema behind the rows costs a second walk.
/// </remarks>
internal sealed class ResultPage : IDisposable
{
    private readonly PooledBuffer _body;
    private JsonReaderState _rowsState;
    private int _position = -1;
    private bool _first = true;
    private bool _tailRead;
    private bool _saysWhetherComplete;

    private ResultPage(PooledBuffer body) => (_body, Length) = (body, body.Length);

    /// <summary>Bytes of the response.</summary>
    public int Length { get; }

    public JobReference? Job { get; private set; }

    /// <summary>The query's id; it has one even when it has no job.</summary>
    public string? QueryId { get; private set; }

    /// <summary>Where the query ran; null when only the job's reference says it, or nothing does.</summary>
    public string? Location { get; private set; }

    /// <summary>What the query cost, as far as the response says.</summary>
    public Costs Costs { get; } = new();

    /// <summary>Whether the query is finished; without that, there are no rows.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The result's columns; null when the response has none.</summary>
    public ResultColumn[]? Schema { get; private set; }

    /// <summary>Token of the next page; null when this is the last, or when it comes behind the rows and they are not through.</summary>
    public string? PageToken { get; private set; }

    /// <summary>Rows of the whole result; null when the response does not say.</summary>
    public long? TotalRows { get; private set; }

    /// <summary>Takes over a response's body.</summary>
    public static ResultPage Parse(RestRequest request, PooledBuffer body)
    {
        var page = new ResultPage(body);
        try
        {
            ResponseErrors.Parse(request, body.Span, (ref Utf8JsonReader json) => page.ParseHead(ref json));
            return page;
        }
        catch
        {
            page.Dispose();
            throw;
        }
    }

    /// <summary>Decodes the next row.</summary>
    /// <exception cref="BigQueryMLException">A value cannot be read, or the response is malformed.</exception>
    public bool TryRead<T>(RowReader<T> reader, ResultBinding binding, ResultContext context, [MaybeNullWhen(false)] out T row)
    {
        row = default;
        if (_position < 0) return false;
        try
        {
            if (!MoveToRow(context)) return false;
            context.Row++;
            var cursor = new RowCursor(_body.Span[_position..], binding, context);
            row = reader.Read(ref cursor);
            cursor.Finish();
            _position += cursor.BytesConsumed;
            return true;
        }
        catch (JsonException exception)
        {
            throw context.Malformed(exception.Message.TrimEnd('.'), exception);
        }
    }

    /// <summary>Goes past the rows that were not read, to what stands behind them; false when the response is malformed.</summary>
    public bool TrySkipRows()
    {
        if (_position < 0) return true;
        try
        {
            var json = new Utf8JsonReader(_body.Span, new JsonReaderOptions { MaxDepth = 256 });
            json.ReadStartObject();
            while (json.NextProperty())
            {
                if (json.ValueTextEquals("rows"u8)) json.SkipProperty();
                else ParseProperty(ref json);
            }
            _position = -1;
            return _tailRead = true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _position = -1;
        _body.Dispose();
    }

    private bool ParseHead(ref Utf8JsonReader json)
    {
        while (json.NextProperty())
        {
            if (!json.ValueTextEquals("rows"u8))
            {
                ParseProperty(ref json);
                continue;
            }
            if (!json.Read()) throw new JsonException("the JSON ends before the rows");
            if (json.TokenType == JsonTokenType.Null) continue;
            if (json.TokenType != JsonTokenType.StartArray) throw new JsonException($"{json.TokenType} stands where the rows belong");
            IsComplete = true;
            _position = (int)json.BytesConsumed;
            _rowsState = json.CurrentState;
            if (Schema is not null) return true;
            json.Skip();
        }
        if (!IsComplete && !_saysWhetherComplete) throw new JsonException("the answer does not say whether the query is complete");
        return _tailRead = true;
    }

    /// <summary>Goes to the next row's first byte; false, with what follows the rows read, when there is none.</summary>
    private bool MoveToRow(ResultContext context)
    {
        var next = NextByte(context);
        if (next == ']')
        {
            ReadTail(context);
            return false;
        }
        if (!_first)
        {
            if (next != ',') throw context.Malformed("a row is not followed by a comma");
            _position++;
            if (NextByte(context) == ']') throw context.Malformed("the list of rows ends with a comma");
        }
        _first = false;
        return true;
    }

    /// <summary>Goes to the next byte that is no white space.</summary>
    private byte NextByte(ResultContext context)
    {
        var rest = _body.Span[_position..];
        var space = rest.IndexOfAnyExcept(" \t\r\n"u8);
        if (space < 0) throw context.Malformed("it ends within the rows");
        _position += space;
        return rest[space];
    }

    /// <summary>Reads on from the bracket that closes the rows.</summary>
    private void ReadTail(ResultContext context)
    {
        var closingBracket = _position;
        _position = -1;
        if (_tailRead) return;
        _tailRead = true;
        try
        {
            var json = new Utf8JsonReader(_body.Span[closingBracket..], isFinalBlock: true, _rowsState);
            json.Read();
            while (json.NextProperty()) ParseProperty(ref json);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or OverflowException)
        {
            throw context.Malformed(exception.Message.TrimEnd('.'), exception);
        }
    }

    private void ParseProperty(ref Utf8JsonReader json)
    {
        if (json.ValueTextEquals("schema"u8))
        {
            if (json.ReadNextObject()) Schema = SchemaParser.Parse(ref json);
        }
        else if (json.ValueTextEquals("jobReference"u8))
        {
            if (json.ReadNextObject()) Job = JobReference.Parse(ref json);
        }
        else if (json.ValueTextEquals("jobComplete"u8))
        {
            IsComplete = json.ReadNextBoolean();
            _saysWhetherComplete = true;
        }
        else if (json.ValueTextEquals("pageToken"u8))
        {
            PageToken = json.ReadNextText() is { Length: > 0 } token ? token : null;
        }
        else if (json.ValueTextEquals("totalRows"u8))
        {
            TotalRows = json.ReadNextInt64();
        }
        else if (json.ValueTextEquals("queryId"u8))
        {
            QueryId = json.ReadNextText();
        }
        else if (json.ValueTextEquals("location"u8))
        {
            Location = json.ReadNextText();
        }
        else if (!Costs.TryParse(ref json))
        {
            json.SkipProperty();
        }
    }
}
