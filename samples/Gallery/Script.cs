using System.Reflection;
using Bqml;

namespace Gallery;

/// <summary>The statements of this assembly's models, as they stand in the .sql files.</summary>
public static class Script
{
    /// <summary>The families in alphabetical order; each has a file and a namespace of its own.</summary>
    public static IReadOnlyList<Family> Families { get; } =
    [
        .. typeof(Script).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(BigQueryModelAttribute)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .GroupBy(type => type.Namespace!.Split('.')[^1])
            .OrderBy(models => models.Key, StringComparer.Ordinal)
            .Select(models => new Family(models.Key, [.. models])),
    ];
}

/// <summary>The models of one file.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="Models">The classes marked [BigQueryModel].</param>
public sealed record Family(string Name, IReadOnlyList<Type> Models)
{
    /// <summary>Their statements, each under its name. Of the three forms of CREATE MODEL one is enough to see.</summary>
    public string Sql => string.Join("\n", Models.SelectMany(model => Statements(model).Select(statement => $"-- {model.Name}.{statement.Name}\n{statement.GetRawConstantValue()};\n")));

    private static IEnumerable<FieldInfo> Statements(Type model) =>
        model.GetNestedType("Sql")!.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.Name is not ("ModelName" or "CreateModel" or "CreateModelIfNotExists"));
}
