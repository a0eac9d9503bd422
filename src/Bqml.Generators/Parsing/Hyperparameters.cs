using Bqml.Catalog;

namespace Bqml.Generators.Parsing;

/// <summary>The members of enum Hyperparameter, by the options they stand for.</summary>
internal static class Hyperparameters
{
    private static readonly Lazy<Dictionary<string, string>> s_options = new(static () =>
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in ModelCatalog.ModelTypes.SelectMany(static type => type.Options))
        {
            if (option is { Tunable: true, PropertyName: { } property }) options[property] = option.Name;
        }
        return options;
    });

    /// <summary>The GoogleSQL name of the option that a member stands for: L2_REG for L2Reg.</summary>
    public static string? FindOption(string member) => s_options.Value.TryGetValue(member, out var option) ? option : null;
}
