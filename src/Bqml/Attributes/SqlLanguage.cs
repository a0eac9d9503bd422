namespace Bqml;

/// <summary>The language that [StringSyntax] names where a text is GoogleSQL: what is marked so, analyzers check.</summary>
internal static class SqlLanguage
{
    public const string Name = "GoogleSQL";
}
