using System.Collections.Concurrent;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using OutputColumn = Bqml.Catalog.OutputColumn;

namespace Bqml.Generators.Emission.Models;

/// <summary>The C# types of the catalogue's columns.</summary>
internal static class ResultTypes
{
    /// <summary>The types of the catalogue's columns, read once.</summary>
    private static readonly ConcurrentDictionary<string, SqlType> s_types = new(StringComparer.Ordinal);

    /// <summary>GoogleSQL's type; a number of any type reads as FLOAT64.</summary>
    public static SqlType Parse(string type) => s_types.GetOrAdd(type, static type => type == "numeric" ? SqlType.Float64 : SqlType.Parse(type));

    /// <summary>How a column of the catalogue is read.</summary>
    public static ColumnShape Shape(OutputColumn column, SqlType type)
    {
        var scalar = Scalar(type.Kind == SqlTypeKind.Array ? type.Element! : type);
        if (column.EnumType is { } enumType)
        {
            var csharp = "global::Bqml." + enumType;
            scalar = (csharp, new ColumnShape.Enum(csharp, column.AllowedValues.Select(static value => new EnumMember(value.MemberName, value.SqlValue, false)).ToEquatableArray()));
        }
        return type.Kind == SqlTypeKind.Array ? List(scalar) : scalar.Shape;
    }

    /// <summary>How a column of a plain type is read: a scalar, or an array of scalars.</summary>
    public static ColumnShape Shape(SqlType type) => type.Kind == SqlTypeKind.Array ? List(Scalar(type.Element!)) : Scalar(type).Shape;

    private static ColumnShape.List List((string CSharpType, ColumnShape Shape) element) => new(element.Shape, true, element.CSharpType, false);

    /// <summary>The C# type of a scalar.</summary>
    public static (string CSharpType, ColumnShape Shape) Scalar(SqlType type)
    {
        var name = type.Kind switch
        {
            SqlTypeKind.Int64 => "long",
            SqlTypeKind.Float64 => "double",
            SqlTypeKind.Numeric or SqlTypeKind.BigNumeric => "decimal",
            SqlTypeKind.Bool => "bool",
            SqlTypeKind.Bytes => "byte[]",
            SqlTypeKind.Date => "global::System.DateOnly",
            SqlTypeKind.Time => "global::System.TimeOnly",
            SqlTypeKind.DateTime => "global::System.DateTime",
            SqlTypeKind.Timestamp => "global::System.DateTimeOffset",
            _ => "string",
        };
        return (name, new ColumnShape.Scalar(name));
    }

    /// <summary>The C# type of a property.</summary>
    public static string CSharpType(ColumnShape shape) => shape switch
    {
        ColumnShape.Scalar(var type) => type,
        ColumnShape.Enum(var type, _) => type,
        ColumnShape.List list => $"global::System.Collections.Generic.IReadOnlyList<{list.ElementCSharpType}>",
        ColumnShape.Struct(var row) => row.CSharpName,
        _ => throw new InvalidOperationException("The rules let no such column pass."),
    };

    /// <summary>A column that no row declares.</summary>
    public static ColumnSpec Column(string name, string csharpType, SqlType type, ColumnShape shape, bool isNullable) =>
        new() { Property = name, Column = name, CSharpType = csharpType, Type = type, IsNullable = isNullable, Shape = shape };
}
