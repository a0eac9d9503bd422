using System.Collections.Immutable;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Turns findings, which hold values only, into diagnostics with places in the code.</summary>
internal static class FindingReporter
{
    internal static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, EquatableArray<Finding> findings)
    {
        if (findings.Count == 0) return;
        var places = new FindingPlaces(context.Compilation, type, context.CancellationToken);
        foreach (var finding in findings)
        {
            if (places.Find(finding.Target) is not { } location) continue;
            context.ReportDiagnostic(Create(Rules.Diagnostics.Get(finding.Id), location, finding.Properties, finding.Arguments));
        }
    }

    /// <summary>A diagnostic with properties for code fixes, flattened: key, value, key, value.</summary>
    internal static Diagnostic Create(DiagnosticDescriptor descriptor, Location location, EquatableArray<string> properties, EquatableArray<string> arguments)
    {
        var named = ImmutableDictionary<string, string?>.Empty;
        for (var i = 0; i + 1 < properties.Count; i += 2) named = named.Add(properties[i], properties[i + 1]);
        return Diagnostic.Create(descriptor, location, named, [.. arguments]);
    }
}
