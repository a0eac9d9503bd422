namespace Bqml.Generators.Tests.Coverage;

/// <summary>What the catalogue holds and no declaration can show, each with the reason. An entry that nothing needs any more is a fault itself.</summary>
internal static class CoverageExceptions
{
    /// <summary>The list.</summary>
    public static IReadOnlyList<CoverageException> All { get; } = [];
}

/// <summary>An exception from coverage.</summary>
/// <param name="ModelTypes">Ids of model types, separated by blanks; a star at the end stands for anything; (none) for functions that need no model.</param>
/// <param name="Names">Names of subjects, separated by commas; a star at the end stands for anything.</param>
/// <param name="Reason">Why.</param>
internal sealed record CoverageException(string ModelTypes, string Names, string Reason)
{
    /// <summary>Whether the subject need not be covered.</summary>
    public bool Covers(Subject subject) => Matches(ModelTypes.Split(' '), subject.ModelTypeId) && Matches(Names.Split(", "), subject.Name);

    /// <summary>The exception taken apart by names, each of which must be needed.</summary>
    public IEnumerable<CoverageException> Parts => Names.Split(", ").Select(name => this with { Names = name });

    private static bool Matches(IEnumerable<string> patterns, string text) =>
        patterns.Any(pattern => pattern.EndsWith('*') ? text.StartsWith(pattern[..^1], StringComparison.Ordinal) : text == pattern);
}
