using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>A pair that a vector search has found.</summary>
/// <typeparam name="TQuery">The type of the rows that are searched for.</typeparam>
/// <typeparam name="TBase">The type of the rows that are searched.</typeparam>
public sealed record VectorMatch<TQuery, TBase> where TQuery : class, IBigQueryRow<TQuery> where TBase : class, IBigQueryRow<TBase>
{
    /// <summary>The row that was searched for.</summary>
    public required TQuery Query { get; init; }

    /// <summary>A row that is near it.</summary>
    public required TBase Base { get; init; }

    /// <summary>How far their embeddings are from each other; the nearest are the most alike.</summary>
    public required double Distance { get; init; }

    /// <summary>Reads it out of a result.</summary>
    public static RowReader<VectorMatch<TQuery, TBase>> Reader { get; } = new RecordReader();

    private sealed class RecordReader : RowReader<VectorMatch<TQuery, TBase>>
    {
        public override IReadOnlyList<ExpectedColumn> Columns { get; } =
            [new(SearchNames.QueryColumn, SqlType.Struct(), nested: TQuery.RowReader), new(SearchNames.BaseColumn, SqlType.Struct(), nested: TBase.RowReader), new(SearchNames.DistanceColumn, SqlType.Float64)];

        public override VectorMatch<TQuery, TBase> Read(ref RowCursor row)
        {
            TQuery query = null!;
            TBase found = null!;
            var distance = 0.0;
            while (row.MoveNext(out var column))
            {
                switch (column)
                {
                    case 0: query = row.ReadStruct(TQuery.RowReader); break;
                    case 1: found = row.ReadStruct(TBase.RowReader); break;
                    default: distance = row.ReadDouble(); break;
                }
            }
            return new() { Query = query, Base = found, Distance = distance };
        }
    }
}
