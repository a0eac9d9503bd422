using Bqml.GoogleSql.Syntax;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>What a rule has to say about a part of SQL, wherever the SQL stands.</summary>
/// <param name="Descriptor">The diagnostic.</param>
/// <param name="Part">The part of the SQL.</param>
/// <param name="Arguments">Message arguments.</param>
/// <param name="Replacement">What to write in place of the part; null when that is not known.</param>
internal sealed record SqlFinding(DiagnosticDescriptor Descriptor, TextSpan Part, EquatableArray<string> Arguments, string? Replacement)
{
    /// <summary>What a code fix needs: the part and what to write in its place.</summary>
    internal EquatableArray<string> Properties(string sql) =>
        Replacement is null ? [] : [FixProperties.Text, sql.Substring(Part.Start, Part.Length), FixProperties.Replacement, Replacement];
}
