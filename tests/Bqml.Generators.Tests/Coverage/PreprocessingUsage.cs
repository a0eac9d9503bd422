using System.Reflection;
using Bqml.Catalog;
using Bqml.Generators.Emission;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>A declaration of a model that prepares its features by a function.</summary>
internal static class PreprocessingUsage
{
    /// <summary>The source: records, and the class <c>Model</c>, in a namespace.</summary>
    /// <param name="function">The function.</param>
    /// <param name="ns">The namespace.</param>
    /// <param name="withAll">Whether every argument is given, or only what must be.</param>
    public static string Write(ModelFunction function, string ns, bool withAll)
    {
        var attribute = typeof(BigQueryModelAttribute).Assembly.GetType(function.TransformAttributeMetadataName!, throwOnError: true)!;
        var arguments = attribute.GetConstructors().Single().GetParameters().Select(static parameter => Value(parameter.ParameterType, parameter.Name!))
            .Concat(attribute.GetProperties().Where(property => withAll && property.CanWrite).Select(static property => $"{property.Name} = {Value(property.PropertyType, property.Name)}"));
        var use = $"[{function.TransformAttributeName}({string.Join(", ", arguments)})]";
        var isOnClass = (attribute.GetCustomAttribute<AttributeUsageAttribute>()!.ValidOn & AttributeTargets.Property) == 0;
        var type = ColumnType(function);
        return $"""
            #nullable enable
            using System;
            using Bqml;
            namespace {ns};
            public sealed record Row({(isOnClass ? "" : use)} {type} First, {type} Second, [Label] double Mass);
            [BigQueryModel("ml.model")]
            [LinearRegression<Row>]
            {(isOnClass ? use : "")}
            [TrainingTable("zoo.rows")]
            public sealed partial class Model;
            """;
    }

    private static string ColumnType(ModelFunction function)
    {
        var type = function.Signatures[0].Arguments.First(static argument => argument.IsColumn).Type!;
        var element = type.Contains("numeric", StringComparison.Ordinal) ? "double" : "string";
        return type.StartsWith("ARRAY", StringComparison.Ordinal) ? element + "[]" : element;
    }

    private static string Value(Type type, string name) => type switch
    {
        _ when name == "columns" => "nameof(Row.First), nameof(Row.Second)",
        { IsEnum: true } => type.Name + "." + Enum.GetNames(type)[^1],
        _ when type == typeof(bool) => "true",
        _ when type == typeof(string) => CSharp.String("sample"),
        _ when type == typeof(long[]) => name == "QuantileRange" ? "[20, 80]" : "1, 2",
        _ when type == typeof(double[]) => "0.5, 1",
        _ => "2",
    };
}
