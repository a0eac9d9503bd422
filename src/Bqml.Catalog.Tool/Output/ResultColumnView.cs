using Bqml.Catalog.Tool.Loading;
using Bqml.GoogleSql;

namespace Bqml.Catalog.Tool.Output;

/// <summary>How C# declares and reads a column of a result record.</summary>
/// <param name="Column">The column.</param>
/// <param name="Index">Its place among the columns that the reader expects.</param>
internal sealed record ResultColumnView(OutputColumn Column, int Index)
{
    private readonly SqlType _type = Column.Type == "numeric" ? SqlType.Float64 : SqlType.Parse(Column.Type);

    /// <summary>Whether the reader leaves the property null when the column is NULL or absent.</summary>
    public bool IsNullable => (Column.Nullable || Column.Optional) && !IsArray;

    /// <summary>Whether the property is a list; NULL reads as empty.</summary>
    public bool IsArray => _type.Kind == SqlTypeKind.Array;

    /// <summary>The property's type.</summary>
    public string PropertyType => IsArray ? $"IReadOnlyList<{ElementType}>" : IsNullable ? ElementType + "?" : ElementType;

    /// <summary>The variable's initial value in the reader.</summary>
    public string Initial => IsArray ? "[]" : IsNullable ? "null" : ElementType == "string" ? "\"\"" : IsRecord ? "null!" : "default";

    /// <summary>The call that reads the value.</summary>
    public string Read
    {
        get
        {
            if (Column.EnumType is { } type) return $"EnumReaders.Read{(IsNullable ? "Nullable" : "")}{type}(ref row)";
            if (IsArray) return IsRecord ? $"row.ReadArray({Column.RecordType}.Reader)" : $"row.Read{Method(_type.Element!)}Array()";
            if (IsRecord) return $"row.Read{(IsNullable ? "Nullable" : "")}Struct({Column.RecordType}.Reader)";
            return $"row.Read{(IsNullable ? "Nullable" : "")}{Method(_type)}()";
        }
    }

    /// <summary>The column as the reader expects it.</summary>
    public string Expected
    {
        get
        {
            if (Column.Name == "*") return $"ExpectedColumn.Rest({Expression(_type)})";
            var arguments = $"{CSharpExpression.String(Column.Name)}, {Expression(_type)}"
                + (IsNullable || IsArray ? ", isNullable: true" : "")
                + (Column.Optional ? ", isOptional: true" : "")
                + (IsRecord ? $", nested: {Column.RecordType}.Reader" : "");
            return $"new({arguments})" + (Column.AlsoAccepts.Count > 0 ? $" {{ AlsoAccepts = [{string.Join(", ", Column.AlsoAccepts.Select(type => Expression(SqlType.Parse(type))))}] }}" : "");
        }
    }

    /// <summary>The column's type as a C# expression.</summary>
    public string TypeExpression => Expression(_type);

    /// <summary>The call that writes the value into a parameter.</summary>
    public string Write
    {
        get
        {
            var arguments = $"({CSharpExpression.String(Column.Name)}, row.{Column.PropertyName}";
            if (IsRecord) return $"{(IsArray ? "Array" : "Struct")}{arguments}, RowWriters.Of<{Column.RecordType}>())";
            return _type.Kind == SqlTypeKind.Json ? $"JsonText{arguments})" : $"{_type.Kind}{arguments})";
        }
    }

    private bool IsRecord => Column.RecordType is not null;

    private string ElementType => Column.EnumType ?? Column.RecordType ?? (IsArray ? _type.Element! : _type).Kind switch
    {
        SqlTypeKind.Int64 => "long",
        SqlTypeKind.Float64 => "double",
        SqlTypeKind.Bool => "bool",
        SqlTypeKind.String or SqlTypeKind.Json => "string",
        SqlTypeKind.Date => "DateOnly",
        SqlTypeKind.Timestamp => "DateTimeOffset",
        var kind => throw new NotSupportedException($"A result column of type {kind} has no C# type: {Column}."),
    };

    private static string Method(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Int64 => "Int64",
        SqlTypeKind.Float64 => "Double",
        SqlTypeKind.Bool => "Boolean",
        SqlTypeKind.String or SqlTypeKind.Json => "String",
        SqlTypeKind.Date => "DateOnly",
        SqlTypeKind.Timestamp => "DateTimeOffset",
        var kind => throw new NotSupportedException($"A result column of type {kind} cannot be read."),
    };

    private static string Expression(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Array => $"SqlType.Array({Expression(type.Element!)})",
        SqlTypeKind.Struct => $"SqlType.Struct({string.Join(", ", type.Fields.Select(field => $"new SqlField({(field.Name is null ? "null" : CSharpExpression.String(field.Name))}, {Expression(field.Type)})"))})",
        var kind => $"SqlType.{kind}",
    };
}
