using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>The columns of the training query that options name, in model types that no row is declared for.</summary>
internal static class QueryColumns
{
    /// <summary>The columns that an option names.</summary>
    /// <param name="option">The option.</param>
    /// <param name="value">The value written for it; null when there is none.</param>
    public static IEnumerable<string> Of(ModelOption option, OptionValue? value) => value is null ? Defaults(option.Default) : Names(value);

    /// <summary>The names in a value.</summary>
    public static IEnumerable<string> Names(OptionValue value) => value switch
    {
        OptionValue.String({ } name) => [name],
        OptionValue.Array(var items) => items.SelectMany(Names),
        _ => [],
    };

    private static IEnumerable<string> Defaults(object? standard) => standard switch
    {
        string name => [name],
        IEnumerable<object> names => names.OfType<string>(),
        _ => [],
    };
}
