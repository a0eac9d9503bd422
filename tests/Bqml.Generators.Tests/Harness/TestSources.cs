using System.Collections.Concurrent;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Every program that a test of this assembly compiles, noted as it passes the helpers that compile: what must not throw when it is cut anywhere.</summary>
internal static class TestSources
{
    private static readonly ConcurrentDictionary<string, string[]> s_programs = new(StringComparer.Ordinal);

    /// <summary>The programs so far, each as its files.</summary>
    public static IReadOnlyList<string[]> All => [.. s_programs.OrderBy(static pair => pair.Key, StringComparer.Ordinal).Select(static pair => pair.Value)];

    /// <summary>Notes a program.</summary>
    public static void Add(params string[] files)
    {
        if (files.Length > 0) s_programs.TryAdd(string.Join("\n\0\n", files), files);
    }
}
