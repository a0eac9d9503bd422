using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>A property of the catalogue that holds a rule: the rule in words, and what checks it.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Rule">The rule of an item; null when it has none.</param>
/// <param name="Check">What checks it, as the list writes it.</param>
internal sealed record RuleFact<T>(string Property, Func<T, string?> Rule, Func<T, string> Check)
{
    /// <summary>A rule that diagnostics report.</summary>
    public RuleFact(string property, Func<T, string?> rule, params DiagnosticDescriptor[] descriptors) : this(property, rule, _ => string.Join(", ", descriptors.Select(RuleList.Link)))
    {
    }

    /// <summary>A rule that something else checks.</summary>
    public RuleFact(string property, Func<T, string?> rule, string check) : this(property, rule, _ => check)
    {
    }
}
