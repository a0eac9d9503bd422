using Bqml.Catalog;

namespace Bqml.Generators.Rules;

/// <summary>The names of the members that generated parts declare.</summary>
internal static class GeneratedMembers
{
    private static readonly string[] s_always = ["Sql", "Input", "Prediction", "CreateAsync"];

    /// <summary>The names of the members of a row's generated part.</summary>
    internal static IReadOnlyList<string> OfRow { get; } = ["RowReader", "RowWriter"];

    /// <summary>The names for a model type; those of every model when the type is not known.</summary>
    internal static HashSet<string> Of(ModelType? type)
    {
        var names = new HashSet<string>(s_always, StringComparer.Ordinal);
        foreach (var function in type?.Functions ?? [])
        {
            if (ModelCatalog.FindFunction(function)?.MethodName is { } method) names.Add(method);
        }
        return names;
    }
}
