using Xunit;

namespace Bqml.Testing.GoogleSql;

/// <summary>A test that asks Google's parser. Skipped, saying so, where the parser is not installed; never skipped in CI, where it fails instead.</summary>
public sealed class GoogleSqlFactAttribute : FactAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public GoogleSqlFactAttribute() => Skip = GoogleSqlInstallation.SkipReason!;
}

/// <summary>A theory that asks Google's parser. Skipped, saying so, where the parser is not installed; never skipped in CI, where it fails instead.</summary>
public sealed class GoogleSqlTheoryAttribute : TheoryAttribute
{
    /// <summary>Decides whether the test runs.</summary>
    public GoogleSqlTheoryAttribute() => Skip = GoogleSqlInstallation.SkipReason!;
}

internal static class GoogleSqlInstallation
{
    public static string? SkipReason { get; } = GoogleSqlServer.Binary is null && Environment.GetEnvironmentVariable("CI") is null or ""
        ? "Google's GoogleSQL parser is not installed: run `npm ci` in tests/GoogleSql."
        : null;
}
