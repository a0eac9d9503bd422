using System.Globalization;
using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>A vector index to be made: an <see cref="IvfIndex"/> or a <see cref="TreeAhIndex"/>.</summary>
/// <remarks>Page "Data definition language (DDL) statements", section "CREATE VECTOR INDEX".</remarks>
public abstract record VectorIndex
{
    private protected VectorIndex() { }

    /// <summary>How searches measure distances unless they say otherwise. Null: EUCLIDEAN.</summary>
    public SearchDistance? DistanceType { get; init; }

    /// <summary>Further columns of the table that the index holds, so that searches can filter and return them without reading the table. Default: none.</summary>
    public IReadOnlyList<string> StoredColumns { get; init; } = [];

    /// <summary>Columns of type STRING in which hybrid searches look for words. In preview. Default: none.</summary>
    public IReadOnlyList<string> LexicalSearchColumns { get; init; } = [];

    private protected abstract (string Type, string OptionsName, string? Options) Algorithm { get; }

    /// <summary>The statement.</summary>
    /// <exception cref="ArgumentException">A name or option is not possible.</exception>
    internal BigQueryCommand Create(string name, BigQueryTable table, string column, CreateMode mode)
    {
        var (type, optionsName, algorithm) = Algorithm;
        var opening = mode switch
        {
            CreateMode.Create => "CREATE VECTOR INDEX ",
            CreateMode.CreateIfNotExists => "CREATE VECTOR INDEX IF NOT EXISTS ",
            CreateMode.CreateOrReplace => "CREATE OR REPLACE VECTOR INDEX ",
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is no member of CreateMode."),
        };
        List<string> options = ["index_type = " + SqlLiteral.String(type)];
        if (DistanceType is { } distance) options.Add("distance_type = " + SqlLiteral.String(EnumTexts.Of(distance)!));
        if (algorithm is not null) options.Add(optionsName + " = " + SqlLiteral.String(algorithm));
        if (LexicalSearchColumns.Count > 0) options.Add("lexical_search_columns = " + SqlLiteral.Array(LexicalSearchColumns.Select(SqlLiteral.String)));
        var storing = StoredColumns.Count == 0 ? "" : "\nSTORING(" + string.Join(", ", StoredColumns.Select(SqlIdentifier.Quote)) + ")";
        return new($"{opening}{SqlIdentifier.Quote(name)}\nON {table.QuotedName}({SqlIdentifier.Quote(column)}){storing}\nOPTIONS({string.Join(", ", options)})");
    }
}

/// <summary>An inverted file index: vectors in lists by their nearest of several centres, of which a search looks at some.</summary>
public sealed record IvfIndex : VectorIndex
{
    /// <summary>How many lists there are: 1 to 5,000. Null: BigQuery chooses by the data.</summary>
    public long? NumLists { get; init; }

    private protected override (string Type, string OptionsName, string? Options) Algorithm => NumLists switch
    {
        null => ("IVF", "ivf_options", null),
        >= 1 and <= 5000 => ("IVF", "ivf_options", string.Create(CultureInfo.InvariantCulture, $"{{\"num_lists\":{NumLists}}}")),
        _ => throw new ArgumentOutOfRangeException(nameof(NumLists), NumLists, "NumLists is in [1, 5000]."),
    };
}

/// <summary>An index by ScaNN, a tree with quantised vectors: for searches of many rows at a time. Vectors have at least 2 dimensions.</summary>
public sealed record TreeAhIndex : VectorIndex
{
    /// <summary>About how many vectors a leaf of the tree has: 500 or more. Null: 1,000.</summary>
    public long? LeafNodeEmbeddingCount { get; init; }

    /// <summary>Whether vectors are brought to length 1 (L2) before they are compared. Default: false.</summary>
    public bool Normalize { get; init; }

    private protected override (string Type, string OptionsName, string? Options) Algorithm
    {
        get
        {
            if (LeafNodeEmbeddingCount < 500) throw new ArgumentOutOfRangeException(nameof(LeafNodeEmbeddingCount), LeafNodeEmbeddingCount, "LeafNodeEmbeddingCount is 500 or more.");
            var options = new List<string>();
            if (LeafNodeEmbeddingCount is { } count) options.Add(string.Create(CultureInfo.InvariantCulture, $"\"leaf_node_embedding_count\":{count}"));
            if (Normalize) options.Add("\"normalization_type\":\"L2\"");
            return ("TREE_AH", "tree_ah_options", options.Count == 0 ? null : "{" + string.Join(",", options) + "}");
        }
    }
}
