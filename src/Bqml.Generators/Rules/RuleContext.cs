using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>What the rules of models and of rows share: the place where findings are collected.</summary>
internal abstract class RuleContext
{
    private readonly List<Finding> _findings = [];

    /// <summary>What was found so far.</summary>
    internal EquatableArray<Finding> Findings => _findings.ToEquatableArray();

    /// <summary>How much was found so far.</summary>
    internal int Count => _findings.Count;

    /// <summary>Whether one of them is an error.</summary>
    internal bool HasError { get; private set; }

    /// <summary>Whether such a finding is among them.</summary>
    internal bool Has(DiagnosticDescriptor descriptor) => _findings.Any(finding => finding.Id == descriptor.Id);

    /// <summary>Adds a finding.</summary>
    internal void Report(DiagnosticDescriptor descriptor, FindingTarget target, params string[] arguments) =>
        ReportFixable(descriptor, target, [], arguments);

    /// <summary>Adds a finding with <see cref="FixProperties">properties</see> for a code fix to work from: key, value, key, value.</summary>
    internal void ReportFixable(DiagnosticDescriptor descriptor, FindingTarget target, EquatableArray<string> properties, params string[] arguments)
    {
        var isError = descriptor.DefaultSeverity == DiagnosticSeverity.Error;
        HasError |= isError;
        _findings.Add(new Finding(descriptor.Id, isError, target, arguments.ToEquatableArray(), properties));
    }
}
