using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>A row that a search has found.</summary>
/// <typeparam name="TBase">The type of the rows that are searched.</typeparam>
public sealed record SearchMatch<TBase> where TBase : class, IBigQueryRow<TBase>
{
    /// <summary>The row.</summary>
    public required TBase Base { get; init; }

    /// <summary>How far the row's embedding is from what was searched for; the nearest are the most alike.</summary>
    public required double Distance { get; init; }

    /// <summary>Reads it out of a result.</summary>
    public static RowReader<SearchMatch<TBase>> Reader { get; } = new RecordReader();

    private sealed class RecordReader : RowReader<SearchMatch<TBase>>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } = [new(SearchNames.BaseColumn, SqlType.Struct(), nested: TBase.RowReader), new(SearchNames.DistanceColumn, SqlType.Float64)];

        public override SearchMatch<TBase> Read(ref RowCursor row)
        {
            TBase found = null!;
            var distance = 0.0;
            while (row.MoveNext(out var column))
            {
                if (column == 0) found = row.ReadStruct(TBase.RowReader);
                else distance = row.ReadDouble();
            }
            return new() { Base = found, Distance = distance };
        }
    }
}
