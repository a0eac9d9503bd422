namespace Bqml.Generators.Specs;

/// <summary>Looks up what is written among the named arguments of an attribute.</summary>
internal static class OptionUses
{
    /// <summary>The value of a named argument; null when it is not written.</summary>
    public static OptionValue? Find(this EquatableArray<OptionUse> options, string name)
    {
        foreach (var option in options)
        {
            if (option.Name == name) return option.Value;
        }
        return null;
    }

    /// <summary>The text of a named argument; null when it is not written, or no text.</summary>
    public static string? FindText(this EquatableArray<OptionUse> options, string name) => options.Find(name) is OptionValue.String(var text) ? text : null;
}
