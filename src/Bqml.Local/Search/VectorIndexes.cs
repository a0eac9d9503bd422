using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;
using Bqml.Local.Storage;
using SqlTypeKind = Bqml.GoogleSql.SqlTypeKind;

namespace Bqml.Local.Search;

/// <summary>A vector index of a table, of which only the name and the kind of distance matter: searches are exact.</summary>
internal sealed record StoredVectorIndex(string Name, string Column, string? DistanceType);

/// <summary>CREATE VECTOR INDEX and DROP VECTOR INDEX.</summary>
internal sealed class VectorIndexes(StatementContext context)
{
    public StatementResult Create(CreateVectorIndexStatement statement)
    {
        var table = context.Catalog.GetTable(context.Resolve("table", statement.Table));
        var column = Column(table, statement.Column);
        if (column.Type is not { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.Float64 }) throw context.Error(statement.Column, $"A vector index needs a column of type ARRAY<FLOAT64>; {column.Name} is {column.Type}");
        foreach (var stored in statement.Storing) Column(table, stored);
        var old = table.VectorIndex;
        var type = new StatementResult("CREATE_VECTOR_INDEX") { Target = table.Path };
        if (old is not null && statement.Disposition == CreateDisposition.CreateIfNotExists) return type with { Operation = "SKIP" };
        if (old is not null && statement.Disposition == CreateDisposition.Create) throw new LocalQueryException("duplicate", $"Already Exists: Vector index {old.Name} on table {table.Path}; a table has one at most");
        var distance = Distance(statement);
        if (!context.Request.DryRun)
        {
            context.Catalog.SetVectorIndex(table.Path, new StoredVectorIndex(statement.Name.FullName, column.Name, distance));
            context.Remote.Warn($"Vector index {statement.Name.FullName}: searches are exact in the embedded engine, with an index or without.", FidelityTier.Exact);
        }
        return type with { Operation = old is null ? "CREATE" : "REPLACE" };
    }

    public StatementResult Drop(DropVectorIndexStatement statement)
    {
        var table = context.Catalog.GetTable(context.Resolve("table", statement.Table));
        var exists = table.VectorIndex is { } index && index.Name.Equals(statement.Name.FullName, StringComparison.OrdinalIgnoreCase);
        if (!exists && !statement.IfExists) throw new LocalQueryException("notFound", $"Not found: Vector index {statement.Name.FullName} on table {table.Path}");
        if (exists && !context.Request.DryRun) context.Catalog.SetVectorIndex(table.Path, null);
        return new StatementResult("DROP_VECTOR_INDEX") { Target = table.Path, Operation = exists ? "DROP" : "SKIP" };
    }

    /// <summary>The option distance_type. The others tell how an index is built, and are checked for their names only.</summary>
    private string? Distance(CreateVectorIndexStatement statement)
    {
        var binder = new Binder(context);
        var options = statement.Options?.ToDictionary(static option => option.Name.Name.ToLowerInvariant(), static option => option.Value) ?? [];
        if (options.Keys.FirstOrDefault(static name => name is not ("index_type" or "distance_type" or "ivf_options" or "tree_ah_options" or "lexical_search_columns")) is { } unknown)
            throw context.Error(statement, $"Unknown option {unknown} of CREATE VECTOR INDEX");
        if (!options.TryGetValue("index_type", out var type)) throw context.Error(statement, "CREATE VECTOR INDEX needs the option index_type: 'IVF' or 'TREE_AH'");
        if (binder.EvaluateConstant(type).Value is not ("IVF" or "TREE_AH")) throw context.Error(type, "Option index_type must be 'IVF' or 'TREE_AH'");
        return options.TryGetValue("distance_type", out var distance) ? VectorDistances.Name(binder.EvaluateConstant(distance).Value as string) ?? throw context.Error(distance, $"Option distance_type must be one of {VectorDistances.Names}") : null;
    }

    private StoredColumn Column(StoredTable table, Identifier name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name.Name, StringComparison.OrdinalIgnoreCase)) ?? throw context.Error(name, $"Column {name.Name} is not present in table {table.Path}");
}

/// <summary>The distances of vector searches, each with the DuckDB function that gives it.</summary>
internal static class VectorDistances
{
    private static readonly (string Name, string DuckFunction)[] All = [("EUCLIDEAN", "list_distance"), ("COSINE", "list_cosine_distance"), ("DOT_PRODUCT", "list_negative_inner_product")];

    public static string Default => All[0].Name;

    public static string Names => string.Join(", ", All.Select(static distance => distance.Name));

    /// <summary>The distance of that name in any case, as it is written; null when there is none.</summary>
    public static string? Name(string? text) => All.FirstOrDefault(distance => distance.Name.Equals(text, StringComparison.OrdinalIgnoreCase)).Name;

    public static string DuckFunction(string name) => All.First(distance => distance.Name == name).DuckFunction;
}
