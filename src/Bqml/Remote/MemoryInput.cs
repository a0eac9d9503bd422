using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml.Remote;

/// <summary>Rows from memory. They are walked once for a plain call, and kept when they must be counted first.</summary>
/// <param name="rows">The rows.</param>
/// <param name="writer">Writes a row.</param>
/// <param name="columns">The columns that the function reads.</param>
internal sealed class MemoryInput<T>(IEnumerable<T> rows, RowWriter<T> writer, IReadOnlyCollection<string> columns) : CallInput
{
    private IEnumerable<T> _rows = rows;

    public override CallPart Nothing => Part(QueryParameter.Rows(RowsParameter, [], writer));

    public override Task<RowVolume> MeasureAsync(BigQueryML client, SavedAnswers? saved, bool withTokens, CancellationToken cancellationToken)
    {
        _rows = _rows as IReadOnlyCollection<T> ?? [.. _rows];
        using var texts = new RowTexts<T>(writer);
        if (saved is not null) CheckKeys(saved.Key, texts);
        var volume = default(RowVolume);
        foreach (var row in Without(saved))
        {
            cancellationToken.ThrowIfCancellationRequested();
            volume += new RowVolume(1, withTokens ? texts.Tokens(row, columns) : 0);
        }
        return Task.FromResult(volume);
    }

    public override IEnumerable<CallPart> Parts(SavedAnswers? saved, long rows, int? rowsPerCall) => RowBatches.Of(RowsParameter, Without(saved), writer, rowsPerCall: rowsPerCall).Select(Part);

    private static CallPart Part(QueryParameter rows) => new(static call => call.AddRows(RowsParameter), [rows]);

    private IEnumerable<T> Without(SavedAnswers? saved)
    {
        if (saved is null) return _rows;
        return Left();

        IEnumerable<T> Left()
        {
            using var texts = new RowTexts<T>(writer);
            foreach (var row in _rows)
            {
                if (!saved.Contains(texts.Text(row, saved.Key)!)) yield return row;
            }
        }
    }

    private void CheckKeys(string key, RowTexts<T> texts)
    {
        if (!writer.Type.Fields.Any(field => string.Equals(field.Name, key, StringComparison.OrdinalIgnoreCase) && field.Type.Kind is SqlTypeKind.String or SqlTypeKind.Int64))
            throw new ArgumentException($"{typeof(T).Name} has no column '{key}' of type STRING or INT64 that tells its rows apart.", nameof(key));
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in _rows)
        {
            var text = texts.Text(row, key) ?? throw new ArgumentException($"A row has no value in '{key}', which tells rows apart.", nameof(key));
            if (!keys.Add(text)) throw new ArgumentException($"Two rows have {text} in '{key}', which tells rows apart.", nameof(key));
        }
    }
}
