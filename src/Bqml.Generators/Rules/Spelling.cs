namespace Bqml.Generators.Rules;

/// <summary>Finds what a misspelt name was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The candidate nearest to a word, or null when none is near: at most a third of the word's characters may differ.</summary>
    /// <remarks>Case and underscores do not count, so that <c>L2Reg</c>, <c>l2reg</c> and <c>L2_REG</c> are one.</remarks>
    internal static string? Closest(string word, IEnumerable<string> candidates)
    {
        var wanted = Normalize(word);
        if (wanted.Length is 0 or > 100) return null;
        string? best = null;
        var bestDistance = Math.Max(1, wanted.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            var distance = Distance(wanted, Normalize(candidate));
            if (distance >= bestDistance) continue;
            (best, bestDistance) = (candidate, distance);
        }
        return best;
    }

    private static string Normalize(string name) => name.Replace("_", "").Replace("-", "").Replace(" ", "").ToUpperInvariant();

    /// <summary>How many characters to insert, remove, replace or swap with the next one.</summary>
    internal static int Distance(string left, string right)
    {
        int[] beforePrevious, previous = new int[right.Length + 1], current = new int[right.Length + 1];
        beforePrevious = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }
        return previous[right.Length];
    }
}
