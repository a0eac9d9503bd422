using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>What a language model is to generate: only some types can be.</summary>
internal static class OutputSchemaRules
{
    /// <summary>The properties whose types cannot be generated, with their paths.</summary>
    internal static IEnumerable<(string Path, SqlType Type)> Foreign(RowSpec row)
    {
        foreach (var column in OutputSchemaText.Columns(row))
        {
            var shape = column.Shape is ColumnShape.List list ? list.Element : column.Shape;
            if (shape is ColumnShape.Struct(var nested))
            {
                foreach (var (path, type) in Foreign(nested)) yield return (column.Property + "." + path, type);
            }
            else if (column.Type is { } type && GeneratedTypes.FindForeign(type) is { } foreign)
            {
                yield return (column.Property, foreign);
            }
        }
    }
}
