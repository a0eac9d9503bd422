using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Looks at calls of methods in projects that use the library.</summary>
public abstract class CallAnalyzer : DiagnosticAnalyzer
{
    /// <summary>What the names of methods that send something end with.</summary>
    private protected const string Suffix = "Async";

    private protected CallAnalyzer()
    {
    }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // A project that does not use the library pays nothing.
            if (start.Compilation.GetTypeByMetadataName("Bqml.DeclaredModel") is not { } model) return;
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (InvokedName((InvocationExpressionSyntax)node.Node) is { } name) Analyze(node, name, model);
                },
                SyntaxKind.InvocationExpression);
        });
    }

    /// <summary>Looks at one call. Most are not of the library: the name must decide before the compiler is asked.</summary>
    /// <param name="context">The call, an <see cref="InvocationExpressionSyntax"/>.</param>
    /// <param name="name">The name by which the method is called.</param>
    /// <param name="model">The base class of models.</param>
    private protected abstract void Analyze(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, INamedTypeSymbol model);

    /// <summary>The last name of <c>Method()</c>, <c>a.Method()</c> and <c>a?.Method()</c>; null for other calls.</summary>
    private static SimpleNameSyntax? InvokedName(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };
}
