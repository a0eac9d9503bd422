using System.Reflection;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Walks the types that the pipeline keeps between runs, to find what would keep a compilation alive or compare by reference.</summary>
internal static class ModelShape
{
    /// <summary>Each problem found in a type or in what it can hold, with the path to it.</summary>
    public static IReadOnlyList<string> Problems(Type root)
    {
        var problems = new List<string>();
        Visit(root, root.Name, [], problems);
        return problems;
    }

    private static void Visit(Type type, string path, HashSet<Type> seen, List<string> problems)
    {
        if (!seen.Add(type)) return;
        if (IsRoslyn(type))
        {
            problems.Add($"{path} holds {type}, which belongs to the compiler");
            return;
        }
        if (type.IsPrimitive || type.IsEnum || type == typeof(string)) return;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            Visit(underlying, path, seen, problems);
            return;
        }
        if (type == typeof(object) || type.IsArray && !path.EndsWith("._items", StringComparison.Ordinal) || type.IsAssignableTo(typeof(Delegate)))
        {
            problems.Add($"{path} is {type}, which does not compare by value");
            return;
        }
        if (type.IsArray)
        {
            Visit(type.GetElementType()!, path + "[]", seen, problems);
            return;
        }
        if (!ComparesByValue(type)) problems.Add($"{path} is {type}, which does not compare by value");
        foreach (var argument in type.GetGenericArguments()) Visit(argument, path + "<>", seen, problems);
        if (type.Assembly == typeof(Bqml.GoogleSql.SqlType).Assembly) return;
        foreach (var field in Fields(type)) Visit(field.FieldType, path + "." + field.Name, seen, problems);
        foreach (var derived in type.Assembly.GetTypes().Where(other => other.BaseType == type)) Visit(derived, path + ":" + derived.Name, seen, problems);
    }

    private static bool IsRoslyn(Type type) => type.Assembly.GetName().Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal);

    private static bool ComparesByValue(Type type) => type.GetInterfaces().Any(contract => contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEquatable<>));

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var current = type; current is not null && current != typeof(object) && current != typeof(ValueType); current = current.BaseType)
        {
            foreach (var field in current.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)) yield return field;
        }
    }
}
