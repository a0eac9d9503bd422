using System.Globalization;
using System.Text.RegularExpressions;

namespace Bqml;

/// <summary>What labels of jobs, tables and models may be (page "Requirements for labels").</summary>
internal static partial class LabelRules
{
    /// <exception cref="ArgumentException">There are too many labels, or one of them is not possible.</exception>
    /// <param name="labels">The labels; a null value takes a label away.</param>
    /// <param name="name">What holds them.</param>
    public static void Check<TValue>(IEnumerable<KeyValuePair<string, TValue>>? labels, string name) where TValue : class?
    {
        if (labels is null) return;
        var count = 0;
        foreach (var (key, value) in labels)
        {
            count++;
            if (!Matches(key, KeyPattern)) throw new ArgumentException($"'{key}' is no key of a label; write {KeyForm}.", name);
            if (value is string text && !Matches(text, ValuePattern)) throw new ArgumentException($"'{text}' is no value of the label '{key}'; write {ValueForm}.", name);
        }
        if (count > MaxEntries) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There are {count} labels, and {MaxEntries} are possible."), name);
    }

    // Success is not all: in a pattern, $ also stands before a line feed at the end.
    private static bool Matches(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.CultureInvariant) is { Success: true } match && match.Length == text.Length;
}
