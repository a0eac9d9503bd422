using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>
/// Tells the files that the user wrote from generated ones. The generator sees the former only, the analyzers see both: what has been generated must not
/// count as declared, nor cost time.
/// </summary>
internal static class GeneratedFiles
{
    /// <summary>Whether a file is the user's.</summary>
    public static bool IsOwn(SyntaxTree tree) => !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);
}
