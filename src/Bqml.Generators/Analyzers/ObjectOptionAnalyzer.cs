using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports constants in records of options that become JSON, as of searches and vector indexes, which the records would refuse when they are sent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObjectOptionAnalyzer() : LibraryAnalyzer("Bqml.DeclaredModel")
{
    /// <summary>The options by their properties, each with its record and what takes it.</summary>
    private static readonly Lazy<ILookup<string, (string Record, string Owner, FunctionArgument Option)>> s_options = new(static () => (
        from holder in ModelCatalog.Functions.SelectMany(static function => function.Signatures.SelectMany(static signature => signature.Arguments).Select(argument => (Owner: function.Name, Argument: argument)))
            .Concat(ModelCatalog.VectorIndex.Options.Select(static option => (Owner: VectorIndexStatement.Name, Argument: option)))
        where holder.Argument.ObjectType is not null
        from option in holder.Argument.Fields
        where option.Range is not null
        select (holder.Argument.ObjectType!, holder.Owner, option)).ToLookup(static item => item.option.PropertyName, static item => (item.Item1, item.Owner, item.option), StringComparer.Ordinal));

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ArgumentDiagnostics.CallValue];

    private protected override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type) => start.RegisterSyntaxNodeAction(node => Analyze(node, type.ContainingAssembly), SyntaxKind.SimpleAssignmentExpression);

    private static void Analyze(SyntaxNodeAnalysisContext context, IAssemblySymbol library)
    {
        // The properties can be set in initializers only.
        if (context.Node is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name, Parent: InitializerExpressionSyntax } assignment || !s_options.Value.Contains(name.Identifier.ValueText)) return;
        if (context.SemanticModel.GetConstantValue(assignment.Right, context.CancellationToken).Value is not { } constant) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IPropertySymbol { ContainingType: { } type } || !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, library)) return;
        foreach (var (record, owner, option) in s_options.Value[name.Identifier.ValueText])
        {
            if (type.Name != record) continue;
            if (ArgumentValue.Expected(option, constant) is { } expected)
                context.ReportDiagnostic(Diagnostic.Create(ArgumentDiagnostics.CallValue, assignment.Right.GetLocation(), name.Identifier.ValueText, owner, expected, assignment.Right.ToString()));
            return;
        }
    }
}
