using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Search;

/// <summary>A vector index of a table, of which only the name and the kind of distance matter: searches are exact.</summary>
internal sealed record StoredVectorIndex(string Name, string Column, string? DistanceType);

/// <summary>CREATE VECTOR INDEX and DROP VECTOR INDEX.</summary>
internal sealed class VectorIndexes(StatementContext context)
{
    private const string DistanceOption = "distance_type";

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

    /// <summary>The distance that searches measure. The other options tell how an index is built, and are only checked.</summary>
    private string? Distance(CreateVectorIndexStatement statement)
    {
        var binder = new Binder(context);
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, expression) in statement.Options?.Select(static entry => (entry.Name.Name, entry.Value)) ?? [])
        {
            if (ModelCatalog.VectorIndex.Option(name) is not { } option) throw context.Error(statement, $"{VectorIndexStatement.Name} {ArgumentCheck.Unknown(name, ModelCatalog.VectorIndex.Options, "option")}");
            var value = binder.EvaluateConstant(expression).Value ?? throw context.Error(expression, $"{VectorIndexStatement.Name} takes {option.Name} as {option.Type}, not NULL");
            if ((ArgumentCheck.Fault(option, value) ?? (option.ObjectType is null ? null : ArgumentCheck.JsonFault(option, (string)value))) is { } fault) throw context.Error(expression, $"{VectorIndexStatement.Name} {fault}");
            values[option.Name] = value is string word ? ArgumentCheck.Word(option, word) ?? word : null;
        }
        foreach (var option in ModelCatalog.VectorIndex.Options)
        {
            if (option.Required && !values.ContainsKey(option.Name)) throw context.Error(statement, $"{VectorIndexStatement.Name} needs the option {option.Name}: {string.Join(" or ", option.AllowedValues.Select(static allowed => SqlLiteral.String(allowed.SqlValue)))}");
            if (values.ContainsKey(option.Name) && VectorIndexStatement.AlgorithmOf(option) is { } algorithm && values[VectorIndexStatement.TypeOption] != algorithm)
                throw context.Error(statement, $"{VectorIndexStatement.Name} takes {option.Name} only with {VectorIndexStatement.TypeOption} = {SqlLiteral.String(algorithm)}");
        }
        return values.GetValueOrDefault(DistanceOption);
    }

    private StoredColumn Column(StoredTable table, Identifier name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name.Name, StringComparison.OrdinalIgnoreCase)) ?? throw context.Error(name, $"Column {name.Name} is not present in table {table.Path}");
}

/// <summary>The distances of vector searches.</summary>
internal static class VectorDistances
{
    /// <summary>The DuckDB function that measures a distance.</summary>
    public static string DuckFunction(string name) => name switch
    {
        "EUCLIDEAN" => "list_distance",
        "COSINE" => "list_cosine_distance",
        "DOT_PRODUCT" => "list_negative_inner_product",
        _ => throw new NotSupportedException($"The catalogue has the distance {name}, which the embedded engine does not measure."),
    };
}
