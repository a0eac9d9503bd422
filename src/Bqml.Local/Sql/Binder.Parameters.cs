using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Jobs;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Query parameters. A long array becomes a temporary table, so that no statement text grows with the data.</content>
internal sealed partial class Binder
{
    private const int LongestLiteralArray = 100;
    private readonly Dictionary<QueryParameterValue, ParameterTable> _parameterTables = new(ReferenceEqualityComparer.Instance);

    private BoundExpression BindParameter(ParameterExpression parameter)
    {
        var given = context.Request.Parameters;
        var found = parameter.Name is { } name
            ? given.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) ?? throw context.Error(parameter, $"Query parameter '{name}' not found")
            : parameter.Position < given.Count ? given[parameter.Position] : throw context.Error(parameter, $"Query parameter number {parameter.Position + 1} is not defined ({given.Count} provided)");
        if (found is { Type.Kind: SqlTypeKind.Array, Value: object?[] elements } && (elements.Length > LongestLiteralArray || found.Type.Element!.Kind == SqlTypeKind.Struct))
        {
            if (!_parameterTables.TryGetValue(found, out var table)) _parameterTables.Add(found, table = ParameterTable.Create(found.Type.Element!, elements, context));
            return new BoundExpression(table.ArraySql, found.Type) { Constant = table };
        }
        return new BoundExpression(DuckLiteral.Write(found.Value, found.Type), found.Type) { Literalness = Literalness.Literal, Constant = found.Value };
    }

    private static ParameterTable? ParameterTableOf(BoundExpression array) => array.Constant as ParameterTable;
}

/// <summary>The elements of an array parameter as a temporary table: a column for each field of a STRUCT, or one column; o is the position.</summary>
internal sealed class ParameterTable
{
    private readonly SqlType _element;

    private ParameterTable(SqlType element, string duckName) => (_element, DuckName) = (element, duckName);

    public string DuckName { get; }

    private bool IsStruct => _element.Kind == SqlTypeKind.Struct;

    /// <summary>The array itself.</summary>
    public string ArraySql => $"(SELECT coalesce(list({ValueSql("p")} ORDER BY p.o), CAST([] AS {DuckType.Of(SqlType.Array(_element))})) FROM {DuckType.Quote(DuckName)} AS p)";

    public static ParameterTable Create(SqlType element, object?[] elements, StatementContext context)
    {
        var table = new ParameterTable(element, context.Database.NewTableName("parameter"));
        var columns = (table.IsStruct ? element.Fields.Select(f => f.Type) : [element]).Select((type, i) => (BoundQuery.DuckColumn(i), type)).Append(("o", SqlType.Int64)).ToList();
        using var writer = new TableWriter(context.Session, table.DuckName, columns, temporary: true);
        var row = new object?[columns.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            if (table.IsStruct)
            {
                if (elements[i] is object?[] fields) fields.CopyTo(row, 0);
                else Array.Clear(row);
            }
            else
            {
                row[0] = elements[i];
            }
            row[^1] = (long)i;
            writer.Append(row);
        }
        writer.Complete();
        return table;
    }

    /// <summary>The rows under a DuckDB alias.</summary>
    public RangeVariable Rows(string duckAlias, string? name, BoundColumn? offset)
    {
        var value = new BoundColumn(name, _element, ValueSql(duckAlias));
        var fields = IsStruct ? _element.Fields.Select((f, i) => new BoundColumn(f.Name, f.Type, $"{duckAlias}.{BoundQuery.DuckColumn(i)}")) : [];
        return new RangeVariable(name, [.. fields]) { Value = value, Offset = offset };
    }

    private string ValueSql(string alias) => IsStruct
        ? $"struct_pack({string.Join(", ", _element.Fields.Select((_, i) => $"{DuckType.QuotedField(_element, i)} := {alias}.{BoundQuery.DuckColumn(i)}"))})"
        : $"{alias}.c0";
}
