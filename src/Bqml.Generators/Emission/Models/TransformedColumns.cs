using Bqml.Catalog;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Models;

/// <summary>What the TRANSFORM clause makes of the row's columns, as far as the types can be told: those of free expressions and of crossed features cannot.</summary>
internal static class TransformedColumns
{
    /// <summary>A column that comes out of the clause.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Property">The C# name.</param>
    /// <param name="Source">The row's column, when it comes out unchanged.</param>
    /// <param name="Type">The type of a changed one.</param>
    public sealed record Item(string Name, string Property, ColumnSpec? Source, SqlType? Type);

    public static IEnumerable<Item> Of(ModelDeclaration model)
    {
        foreach (var column in model.Trained)
        {
            if (column.Transforms.Length == 0)
            {
                yield return new Item(column.Column, column.Property, column, null);
                continue;
            }
            var (type, name) = (column.Type, column.Column);
            foreach (var transform in column.Transforms)
            {
                type = type is not null && transform.Function is { } function ? TransformTypes.Result(ModelCatalog.FindFunction(function)!, type) : null;
                name = transform.As ?? name;
            }
            if (type is not null) yield return new Item(name, name == column.Column ? column.Property : MemberName.OfColumn(name), null, type);
        }
    }
}
