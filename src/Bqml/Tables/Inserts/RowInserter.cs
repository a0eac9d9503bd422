using System.Globalization;
using Bqml.Http;
using Bqml.Observability;
using Bqml.Runtime;
using Microsoft.Extensions.Logging;

namespace Bqml.Tables;

/// <summary>Inserts rows by tabledata.insertAll, in requests within BigQuery's limits; rows that failed by the service's fault are sent again, and only those.</summary>
internal sealed class RowInserter(RestClient rest, string projectId, BigQueryMLOptions options)
{
    private readonly ILogger _log = options.CreateLogger();

    public async Task<InsertResult> InsertAsync<T>(TableName table, IAsyncEnumerable<T> rows, RowWriter<T> writer, InsertOptions<T> insert, IProgress<InsertProgress>? progress, CancellationToken cancellationToken)
    {
        using var observation = new StatementObservation(options, _log, projectId, StatementObservation.InsertRows);
        observation.Enter();
        try
        {
            var run = new Run<T>(this, table, insert, progress, observation);
            using var encoder = new RowEncoder<T>(writer, jsonAsText: true);
            await foreach (var row in rows.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                var pending = run.Write(encoder, row);
                if (!run.HasRoomFor(pending)) await run.SendAsync(cancellationToken).ConfigureAwait(false);
                run.Add(pending);
            }
            await run.SendAsync(cancellationToken).ConfigureAwait(false);
            observation.Completed(observation.Complete(new StatementStatistics { Operation = StatementObservation.InsertRows, Rows = run.Inserted }));
            return new InsertResult { Inserted = run.Inserted, Failed = run.Failed, Requests = run.Requests };
        }
        catch (Exception exception)
        {
            observation.Failed(exception);
            throw;
        }
    }

    /// <summary>One insert: the rows that wait to be sent, and what became of those before.</summary>
    private sealed class Run<T>(RowInserter inserter, TableName table, InsertOptions<T> insert, IProgress<InsertProgress>? progress, StatementObservation observation)
    {
        private readonly string _ids = Guid.NewGuid().ToString("N");
        private List<PendingRow<T>> _batch = [];
        private long _bytes;
        private long _rows;

        public long Inserted { get; private set; }

        public long Failed { get; private set; }

        public long Requests { get; private set; }

        public PendingRow<T> Write(RowEncoder<T> encoder, T row)
        {
            var number = ++_rows;
            var pending = new PendingRow<T>(number, row, InsertBody.Row(IdOf(row, number), encoder.Encode(row)));
            return pending.Json.Length <= InsertBody.MostBytes
                ? pending
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {number} takes {pending.Json.Length} bytes as JSON: BigQuery takes at most 10 MB in a request. Load such rows by a load job."));
        }

        public bool HasRoomFor(PendingRow<T> row) => _batch.Count < insert.BatchRows && _bytes + row.Json.Length + 1 <= InsertBody.MostBytes;

        public void Add(PendingRow<T> row)
        {
            _batch.Add(row);
            _bytes += row.Json.Length + 1;
        }

        /// <summary>Sends the rows that wait until each is taken or refused.</summary>
        public async Task SendAsync(CancellationToken cancellationToken)
        {
            var (waiting, refused) = (_batch, new List<PendingRow<T>>());
            (_batch, _bytes) = ([], 0);
            RetrySchedule? schedule = null;
            while (waiting.Count > 0)
            {
                var (again, never) = await SendOnceAsync(waiting, cancellationToken).ConfigureAwait(false);
                Inserted += waiting.Count - again.Count - never.Count;
                refused.AddRange(never);
                waiting = again;
                if (waiting.Count > 0)
                {
                    schedule ??= new RetrySchedule(inserter.Options.TimeProvider, inserter.Options.RetryDeadline);
                    if (!schedule.TryNext(RetryKind.Request, null, out var delay))
                    {
                        refused.AddRange(waiting);
                        break;
                    }
                    observation.Retrying(schedule.Attempts, Purpose, Error(waiting, waiting.Count), delay);
                    await Task.Delay(delay, inserter.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
                }
            }
            Failed += refused.Count;
            progress?.Report(new InsertProgress(Inserted, Failed));
            if (refused.Count == 0) return;
            refused.Sort(static (left, right) => left.Number.CompareTo(right.Number));
            if (insert.RowFailed is not { } hear) throw Error(refused, refused.Count);
            foreach (var row in refused) hear(row.ToFailed());
        }

        /// <returns>The rows to send again, and those that would be refused again.</returns>
        private async Task<(List<PendingRow<T>> Again, List<PendingRow<T>> Never)> SendOnceAsync(List<PendingRow<T>> rows, CancellationToken cancellationToken)
        {
            var request = new RestRequest
            {
                Method = HttpMethod.Post, Path = TableClient.TablePath(table) + "/insertAll", Purpose = Purpose, Body = InsertBody.Request(rows, insert.IgnoreUnknownValues),
            };
            using var body = await inserter.Rest.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Requests++;
            var failed = ResponseErrors.Parse(request, body.Span, (ref System.Text.Json.Utf8JsonReader json) => InsertBody.Parse(ref json, rows.Count));
            List<PendingRow<T>> again = [], never = [];
            foreach (var (index, errors) in failed.OrderBy(static row => row.Key))
            {
                rows[index].Errors = errors;
                (errors.All(static error => IsPassing(error.Reason)) ? again : never).Add(rows[index]);
            }
            return (again, never);
        }

        private string Purpose => $"insert rows into the table {table}";

        /// <summary><c>stopped</c> is said of good rows whose request was refused for others.</summary>
        private static bool IsPassing(string reason) => reason is "stopped" or "timeout" || ResponseErrors.IsPassing(reason);

        private BigQueryMLException Error(List<PendingRow<T>> rows, int count)
        {
            const int most = 3;
            var examples = rows.Take(most).Select(static row => string.Create(CultureInfo.InvariantCulture, $"row {row.Number}{(row.Errors[0].Column is { } column ? $", column '{column}'" : "")}: {row.Errors[0].Message}"));
            return new BigQueryMLException(new ErrorDetails
            {
                Reason = ErrorReasons.RowsRefused,
                Summary = string.Create(CultureInfo.InvariantCulture, $"Could not {Purpose}: {count} of {_rows} rows sent so far were refused ({string.Join("; ", examples)}{(count > most ? "; ..." : "")})."),
                Remedy = "Correct the rows or the table's columns; with InsertOptions.RowFailed, refused rows are handed to you and the others inserted. Rows not named here are in the table.",
                Location = rows[0].Errors[0].Column,
            });
        }

        private string? IdOf(T row, long number)
        {
            if (!insert.Deduplicate) return null;
            if (insert.InsertId is not { } given) return string.Create(CultureInfo.InvariantCulture, $"{_ids}-{number}");
            return given(row) is { Length: > 0 and <= InsertBody.LongestId } id
                ? id
                : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Row {number}: InsertId must give a text of 1 to {InsertBody.LongestId} characters."));
        }
    }

    private RestClient Rest => rest;

    private BigQueryMLOptions Options => options;
}
