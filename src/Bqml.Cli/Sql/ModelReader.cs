using System.Reflection;
using System.Reflection.Metadata;
using Bqml.Catalog;

namespace Bqml.Cli.Sql;

/// <summary>Finds the classes marked [BigQueryModel] and [ObjectTable] in an assembly's metadata, and the constants of the class <c>Sql</c> that the generator has nested in each.</summary>
internal sealed class ModelReader(MetadataReader metadata)
{
    private const string ModelAttribute = "Bqml.BigQueryModelAttribute";
    private const string ObjectTableAttribute = "Bqml." + ObjectTableStatement.AttributeName;
    private const string SqlClass = "Sql";

    /// <summary>The public constants of the class that are no statements.</summary>
    private static readonly string[] s_names = ["ModelName", "TableName"];

    /// <summary>The models and object tables, by the names of their types.</summary>
    /// <param name="assembly">The assembly's name.</param>
    public DeclaredModels Read(string assembly)
    {
        var models = new List<DeclaredModel>();
        var tables = new List<DeclaredObjectTable>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            string? name = null, modelType = null, table = null;
            foreach (var attributeHandle in type.GetCustomAttributes())
            {
                var attribute = metadata.GetCustomAttribute(attributeHandle);
                var attributeName = AttributeName(attribute);
                if (attributeName == ModelAttribute) name = FirstString(attribute);
                else if (attributeName == ObjectTableAttribute) table = FirstString(attribute);
                else if (attributeName is not null) modelType ??= ModelCatalog.FindModelTypeByAttribute(attributeName)?.Id;
            }
            if (name is not null) models.Add(new(FullName(type), name, modelType, Statements(type)));
            if (table is not null) tables.Add(new(FullName(type), table, Statements(type)));
        }
        models.Sort(static (left, right) => string.CompareOrdinal(left.Type, right.Type));
        tables.Sort(static (left, right) => string.CompareOrdinal(left.Type, right.Type));
        return new DeclaredModels(assembly, models, tables);
    }

    private List<DeclaredStatement> Statements(TypeDefinition model)
    {
        var statements = new List<DeclaredStatement>();
        foreach (var handle in model.GetNestedTypes())
        {
            var nested = metadata.GetTypeDefinition(handle);
            if (!metadata.StringComparer.Equals(nested.Name, SqlClass)) continue;
            foreach (var fieldHandle in nested.GetFields())
            {
                var field = metadata.GetFieldDefinition(fieldHandle);
                if ((field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Public || field.GetDefaultValue().IsNil) continue;
                if (s_names.Contains(metadata.GetString(field.Name))) continue;
                var constant = metadata.GetConstant(field.GetDefaultValue());
                if (constant.TypeCode != ConstantTypeCode.String) continue;
                statements.Add(new(metadata.GetString(field.Name), (string)metadata.GetBlobReader(constant.Value).ReadConstant(ConstantTypeCode.String)!));
            }
        }
        return statements;
    }

    /// <summary>The class' name as C# writes it, its namespace and the classes around it included.</summary>
    private string FullName(TypeDefinition type)
    {
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil) return $"{FullName(metadata.GetTypeDefinition(type.GetDeclaringType()))}.{name}";
        return type.Namespace.IsNil ? name : $"{metadata.GetString(type.Namespace)}.{name}";
    }

    /// <summary>The full metadata name of the attribute's class, <c>Bqml.LinearRegressionAttribute`1</c>; null when it is declared in the assembly itself, as none of ours is.</summary>
    private string? AttributeName(CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference) return null;
        var type = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (type.Kind == HandleKind.TypeSpecification) type = GenericDefinition((TypeSpecificationHandle)type);
        if (type.Kind != HandleKind.TypeReference) return null;
        var reference = metadata.GetTypeReference((TypeReferenceHandle)type);
        return $"{metadata.GetString(reference.Namespace)}.{metadata.GetString(reference.Name)}";
    }

    /// <summary>The class of which a constructed type, say <c>LinearRegressionAttribute&lt;Penguin></c>, is made.</summary>
    private EntityHandle GenericDefinition(TypeSpecificationHandle handle)
    {
        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification(handle).Signature);
        if (signature.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance) return default;
        _ = signature.ReadSignatureTypeCode(); // a class or a value type
        return signature.ReadTypeHandle();
    }

    /// <summary>The value of an attribute whose constructor takes one string; it follows a prolog of two bytes.</summary>
    private string FirstString(CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        _ = value.ReadUInt16();
        return value.ReadSerializedString() ?? "";
    }
}
