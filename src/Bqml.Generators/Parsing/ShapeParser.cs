using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Finds the BigQuery type and the reader's shape for a property's C# type.</summary>
internal static class ShapeParser
{
    private static readonly SqlType s_objectRef = SqlType.Parse(ModelCatalog.ObjectTable.References.Type);

    /// <param name="type">The property's type.</param>
    /// <param name="enclosing">The row types around it, so that a type nested in itself is refused.</param>
    /// <param name="user">The type that generated code is part of.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static (ColumnShape Shape, SqlType? Type) Parse(ITypeSymbol type, EnclosingRows enclosing, INamedTypeSymbol user, CancellationToken cancellationToken)
    {
        type = WithoutNullable(type);
        if (FindScalar(type) is { } scalar) return (new ColumnShape.Scalar(TypeNames.Plain(type)), scalar);
        if (type.TypeKind == TypeKind.Enum) return (new ColumnShape.Enum(TypeNames.Plain(type), EnumMembers(type)), SqlType.String);
        if (type is { Name: "ObjectRef", TypeKind: TypeKind.Class } && IsIn(type, "Bqml")) return (new ColumnShape.ObjectRef(), s_objectRef);
        if (FindElement(type) is var (element, isArray)) return ParseList(type, element, isArray, enclosing, user, cancellationToken);
        if (IsStruct(type) && !enclosing.Contains(type))
        {
            var row = RowSpecParser.Parse((INamedTypeSymbol)type, enclosing.With(type), user, cancellationToken);
            // A nested row is made by the reader of the row around it.
            if (row is { IsAccessible: true, Construction: not null, Columns.Length: > 0 } && row.Columns.All(static column => column.Type is not null || column.Roles.Contains(ColumnRole.Ignore)))
            {
                var fields = row.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore)).Select(static column => new SqlField(column.Column, column.Type!));
                return (new ColumnShape.Struct(row), SqlType.Struct([.. fields]));
            }
        }
        return (new ColumnShape.Unsupported(TypeNames.Plain(type)), null);
    }

    private static (ColumnShape, SqlType?) ParseList(
        ITypeSymbol type, ITypeSymbol element, bool isArray, EnclosingRows enclosing, INamedTypeSymbol user, CancellationToken cancellationToken)
    {
        var isNullableValue = element.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var (shape, sqlType) = Parse(element, enclosing, user, cancellationToken);
        // An ARRAY of ARRAY does not exist, and an ARRAY cannot store NULL.
        return sqlType is null || sqlType.Kind == SqlTypeKind.Array || isNullableValue
            ? (new ColumnShape.Unsupported(TypeNames.Plain(type)), null)
            : (new ColumnShape.List(shape, isArray, TypeNames.Annotated(element), element.NullableAnnotation == NullableAnnotation.Annotated), SqlType.Array(sqlType));
    }

    private static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static SqlType? FindScalar(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Int64 or SpecialType.System_Int32: return SqlType.Int64;
            case SpecialType.System_Double or SpecialType.System_Single: return SqlType.Float64;
            case SpecialType.System_Decimal: return SqlType.Numeric;
            case SpecialType.System_Boolean: return SqlType.Bool;
            case SpecialType.System_String: return SqlType.String;
            case SpecialType.System_DateTime: return SqlType.DateTime;
        }
        if (type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }) return SqlType.Bytes;
        if (type is not INamedTypeSymbol { IsValueType: true, ContainingType: null } named) return null;
        return type.Name switch
        {
            "DateOnly" when IsIn(type, "System") => SqlType.Date,
            "TimeOnly" when IsIn(type, "System") => SqlType.Time,
            "DateTimeOffset" when IsIn(type, "System") => SqlType.Timestamp,
            "JsonElement" when IsIn(type, "System", "Text", "Json") => SqlType.Json,
            "BigNumeric" when IsIn(type, "Bqml") => SqlType.BigNumeric,
            "BigQueryInterval" when IsIn(type, "Bqml") => SqlType.Interval,
            "BigQueryGeography" when IsIn(type, "Bqml") => SqlType.Geography,
            "BigQueryRange" when named.TypeArguments is [var bound] && IsIn(type, "Bqml") => FindScalar(bound) is { Kind: SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp } element ? SqlType.Range(element) : null,
            _ => null,
        };
    }

    private static (ITypeSymbol Element, bool IsArray)? FindElement(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => (array.ElementType, true),
        INamedTypeSymbol { TypeArguments.Length: 1 } named => named.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_Generic_IEnumerable_T or SpecialType.System_Collections_Generic_IList_T or SpecialType.System_Collections_Generic_ICollection_T
                or SpecialType.System_Collections_Generic_IReadOnlyList_T or SpecialType.System_Collections_Generic_IReadOnlyCollection_T => (named.TypeArguments[0], true),
            _ when named.MetadataName == "List`1" && IsIn(named, "System", "Collections", "Generic") => (named.TypeArguments[0], false),
            _ => null,
        },
        _ => null,
    };

    /// <summary>Records and classes of the user; not what the framework defines, whose properties are no columns.</summary>
    private static bool IsStruct(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class, SpecialType: SpecialType.None }) return false;
        var root = type.ContainingNamespace;
        while (root is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false }) root = root.ContainingNamespace;
        return root is not { Name: "System" };
    }

    private static bool IsIn(ITypeSymbol type, params string[] names)
    {
        var ns = type.ContainingNamespace;
        for (var i = names.Length - 1; i >= 0; i--, ns = ns.ContainingNamespace)
        {
            if (ns is null || ns.Name != names[i]) return false;
        }
        return ns is { IsGlobalNamespace: true };
    }

    private static EquatableArray<EnumMember> EnumMembers(ITypeSymbol type)
    {
        var members = new List<EnumMember>();
        var numbers = new HashSet<object>();
        foreach (var member in type.GetMembers())
        {
            if (member is not IFieldSymbol { HasConstantValue: true, ConstantValue: { } number } field) continue;
            string? text = null, description = null;
            foreach (var attribute in field.GetAttributes())
            {
                description ??= AttributeNames.FindDescription(attribute);
                if (AttributeNames.Find(attribute) == "ColumnAttribute" && attribute.ConstructorArguments.Length == 1) text = Constants.Text(attribute.ConstructorArguments[0]);
            }
            members.Add(new EnumMember(field.Name, text ?? field.Name, !numbers.Add(number), description));
        }
        return members.ToEquatableArray();
    }
}
