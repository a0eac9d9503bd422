using System.Reflection;
using System.Reflection.Metadata;
using Bqml.Catalog;

namespace Bqml.Cli.Sql;

/// <summary>Finds the classes marked [BigQueryModel] in an assembly's metadata, and the constants of the class <c>Sql</c> that the generator has nested in each.</summary>
internal sealed class ModelReader(MetadataReader metadata)
{
    private const string ModelAttribute = "Bqml.BigQueryModelAttribute";
    private const string SqlClass = "Sql";

    /// <summary>The one public constant of the class that is no statement.</summary>
    private const string ModelNameConstant = "ModelName";

    /// <summary>The models, by the names of their types.</summary>
    public IReadOnlyList<DeclaredModel> Read()
    {
        var models = new List<DeclaredModel>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            string? name = null, modelType = null;
            foreach (var attributeHandle in type.GetCustomAttributes())
            {
                var attribute = metadata.GetCustomAttribute(attributeHandle);
                var attributeName = AttributeName(attribute);
                if (attributeName == ModelAttribute) name = FirstString(attribute);
                else if (attributeName is not null) modelType ??= ModelCatalog.FindModelTypeByAttribute(attributeName)?.Id;
            }
            if (name is not null) models.Add(new(FullName(type), name, modelType, Statements(type)));
        }
        models.Sort(static (left, right) => string.CompareOrdinal(left.Type, right.Type));
        return models;
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
                if (metadata.StringComparer.Equals(field.Name, ModelNameConstant)) continue;
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
