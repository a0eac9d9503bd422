using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Looks at calls of methods.</summary>
public abstract class CallAnalyzer : LibraryAnalyzer
{
    /// <summary>What the names of methods that send something end with.</summary>
    private protected const string Suffix = "Async";

    private protected CallAnalyzer()
        : base("Bqml.DeclaredModel")
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start, INamedTypeSymbol type) => start.RegisterSyntaxNodeAction(
        node =>
        {
            if (InvokedName((InvocationExpressionSyntax)node.Node) is { } name) Analyze(node, name, type);
        },
        SyntaxKind.InvocationExpression);

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
