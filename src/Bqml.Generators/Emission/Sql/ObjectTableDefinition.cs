using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes what follows the name in CREATE EXTERNAL TABLE of an object table.</summary>
internal static class ObjectTableDefinition
{
    /// <summary>The forms, in the order of enum CreateMode.</summary>
    public static IReadOnlyList<StatementForm> Forms { get; } =
    [
        new("CreateExternalTable", SqlExternalTable.Create, "Makes the table; fails when it exists."),
        new("CreateExternalTableIfNotExists", SqlExternalTable.CreateIfNotExists, "Makes the table unless it exists."),
        new("CreateOrReplaceExternalTable", SqlExternalTable.CreateOrReplace, "Makes the table, replacing one that exists."),
    ];

    /// <summary>The text, from the line break on.</summary>
    public static string Write(ObjectTableSpec spec) =>
        "\n" + RemoteClause.WithConnection(spec.Connection) + "\nOPTIONS(\n  " + string.Join(",\n  ", Options(spec)) + "\n)";

    private static IEnumerable<string> Options(ObjectTableSpec spec)
    {
        foreach (var option in ModelCatalog.ObjectTable.Options)
        {
            if (option.Fixed is { } value) yield return option.Name + " = " + SqlLiteral.String(value);
            else if (spec.Options.Find(option.PropertyName!) is { } written) yield return option.Name + " = " + OptionsClause.Literal(written, option);
        }
    }
}
