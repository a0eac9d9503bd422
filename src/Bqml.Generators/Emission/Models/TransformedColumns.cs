using Bqml.Catalog;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Models;

/// <summary>What the TRANSFORM clause makes of the row's columns, as far as the types can be told: those of some free expressions cannot.</summary>
internal static class TransformedColumns
{
    /// <summary>A column that comes out of the clause.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Property">The C# name.</param>
    /// <param name="Source">The row's column, when it comes out unchanged.</param>
    /// <param name="Type">The type of a changed one; null for a STRUCT of combined columns.</param>
    /// <param name="IsAnyNumber">Whether the type is a number, but which one is not certain.</param>
    /// <param name="Fields">The names of the fields of combined columns, all of type <paramref name="FieldType"/>.</param>
    /// <param name="FieldType">The type of the fields.</param>
    public sealed record Item(string Name, string Property, ColumnSpec? Source = null, SqlType? Type = null, bool IsAnyNumber = false, IReadOnlyList<string>? Fields = null, SqlType? FieldType = null);

    public static IEnumerable<Item> Of(ModelDeclaration model)
    {
        foreach (var column in model.Trained)
        {
            if (column.Transforms.Length == 0)
            {
                yield return new Item(column.Column, column.Property, column);
                continue;
            }
            (SqlType Type, bool IsAnyNumber)? result = column.Type is { } own ? (own, false) : null;
            var name = column.Column;
            foreach (var transform in column.Transforms)
            {
                result = Result(model, transform, result?.Type);
                name = transform.As ?? name;
            }
            if (result is var (type, isAnyNumber)) yield return new Item(name, name == column.Column ? column.Property : MemberName.OfColumn(name), null, type, isAnyNumber);
        }
        foreach (var transform in model.Spec.Transforms)
        {
            var columns = transform.Columns.Select(property => model.Columns.FirstOrDefault(column => column.Property == property)?.Column ?? property).ToArray();
            var name = transform.As ?? string.Join("_", columns);
            if (transform.Function is { } function && ModelCatalog.FindFunction(function) is { CombinedFields: { } fields } combining)
                yield return new Item(name, MemberName.OfColumn(name), Fields: [.. Combinations(columns, fields, Degree(combining, fields, transform))], FieldType: SqlType.Parse(fields.Type));
            else if (Result(model, transform, null) is var (type, isAnyNumber))
                yield return new Item(name, MemberName.OfColumn(name), null, type, isAnyNumber);
        }
    }

    private static (SqlType Type, bool IsAnyNumber)? Result(ModelDeclaration model, TransformUse transform, SqlType? input)
    {
        if (transform.Function is { } function)
            return input is not null && TransformTypes.Result(ModelCatalog.FindFunction(function)!, input) is { } type ? (type, false) : null;
        if (transform.Type is { } declared) return (SqlType.Parse(declared), false);
        return ExpressionType.Of(transform.Expression ?? "", model.Columns) is { } told ? (told, told.Equals(SqlType.Float64)) : null;
    }

    private static long Degree(ModelFunction function, CombinedFields fields, TransformUse transform)
    {
        var argument = function.Signatures[0].Arguments.First(argument => argument.Name == fields.DegreeArgument);
        foreach (var written in transform.Arguments)
        {
            if (written.Name == argument.PropertyName && written.Value is OptionValue.Int64(var degree)) return degree;
        }
        return argument.Default is long standard ? standard : fields.MinDegree;
    }

    /// <summary>The names of all combinations, those that begin with the first column first.</summary>
    private static IEnumerable<string> Combinations(string[] columns, CombinedFields fields, long degree)
    {
        return From("", 0, 1);

        IEnumerable<string> From(string prefix, int first, int length)
        {
            for (var i = first; i < columns.Length; i++)
            {
                var name = prefix + columns[i];
                if (length >= fields.MinDegree) yield return name;
                if (length >= degree) continue;
                foreach (var longer in From(name + "_", fields.Repeats ? i : i + 1, length + 1)) yield return longer;
            }
        }
    }
}
