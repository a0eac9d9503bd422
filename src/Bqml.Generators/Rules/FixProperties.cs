namespace Bqml.Generators.Rules;

/// <summary>The keys of what a diagnostic tells its code fix.</summary>
internal static class FixProperties
{
    /// <summary>A text in a string literal that is wrong.</summary>
    internal const string Text = "text";

    /// <summary>What to write in its place.</summary>
    internal const string Replacement = "replacement";

    /// <summary>The property of the type attribute to set, or of the row to mark; several are separated by commas.</summary>
    internal const string Property = "property";

    /// <summary>The other option of two that exclude each other.</summary>
    internal const string Other = "other";
}
