using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Remote;

/// <summary>Rows that are in BigQuery.</summary>
/// <param name="source">The rows.</param>
/// <param name="columns">The columns that the function reads.</param>
internal class SourceInput(BigQuerySource source, IReadOnlyCollection<string> columns) : CallInput
{
    public override CallPart Nothing => Query("SELECT * FROM " + From + " LIMIT 0");

    /// <summary>The rows in a FROM clause.</summary>
    protected string From => source.FromText;

    public override Task<RowVolume> MeasureAsync(BigQueryML client, SavedAnswers? saved, bool withTokens, CancellationToken cancellationToken)
    {
        if (withTokens && columns.Count == 0) throw new InvalidOperationException("Tokens cannot be estimated for rows of which no column is known to be text, such as objects: limit the rows instead, by MaximumRows.");
        var characters = withTokens ? string.Join(" + ", columns.Select(static column => $"IFNULL(CHAR_LENGTH(TO_JSON_STRING({SqlIdentifier.Quote(column)})), 0)")) : "0";
        var text = FormattableString.Invariant($"SELECT COUNT(*) AS row_count, IFNULL(SUM(DIV({characters} + {RowVolume.CharactersPerToken - 1}, {RowVolume.CharactersPerToken})), 0) AS token_count FROM {From}{Where(saved)}");
        return client.QuerySingleAsync(new BigQueryCommand(text, source.Parameters), VolumeReader.Instance, cancellationToken);
    }

    public override IEnumerable<CallPart> Parts(SavedAnswers? saved, long rows, int? rowsPerCall)
    {
        if (saved is null)
        {
            yield return new CallPart(source.AddTo, source.Parameters);
            yield break;
        }
        // What is saved grows from call to call, so each takes the next rows.
        var select = "SELECT * FROM " + From + Where(saved);
        if (rowsPerCall is not { } limit) yield return Query(select);
        else for (var sent = 0L; sent < rows; sent += limit) yield return Query(FormattableString.Invariant($"{select} LIMIT {limit}"));
    }

    /// <summary>The input that is a query over the source.</summary>
    protected CallPart Query(string text, params ReadOnlySpan<QueryParameter> further) => new(call => call.AddQuery(text), [.. source.Parameters, .. further]);

    private static string Where(SavedAnswers? saved) => saved is null ? "" : $" WHERE CAST({saved.QuotedKey} AS STRING) NOT IN (SELECT CAST({saved.QuotedKey} AS STRING) FROM {saved.Table.QuotedName})";

    private sealed class VolumeReader : RowReader<RowVolume>
    {
        public static readonly VolumeReader Instance = new();

        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new("row_count", SqlType.Int64), new("token_count", SqlType.Int64)];

        public override RowVolume Read(ref RowCursor row)
        {
            long rows = 0, tokens = 0;
            while (row.MoveNext(out var column))
            {
                if (column == 0) rows = row.ReadInt64();
                else tokens = row.ReadInt64();
            }
            return new RowVolume(rows, tokens);
        }
    }
}

/// <summary>Objects of an object table, which cannot be sent: those to be looked at again are named.</summary>
/// <param name="source">The objects.</param>
/// <param name="key">The column that names an object.</param>
internal sealed class ObjectInput(BigQuerySource source, string key) : SourceInput(source, [])
{
    /// <summary>The query parameter that holds the names.</summary>
    private const string AgainParameter = "again";

    public override IEnumerable<CallPart> Again<T>(IEnumerable<T> failed, int? rowsPerCall) =>
        T.Rows.Texts(failed, key).Chunk(rowsPerCall ?? 10_000).Select(names => Query($"SELECT * FROM {From} WHERE {SqlIdentifier.Quote(key)} IN UNNEST(@{AgainParameter})", QueryParameter.StringArray(AgainParameter, names!)));
}
