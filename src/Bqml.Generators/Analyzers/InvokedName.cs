using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Analyzers;

/// <summary>The name by which a method is called: what can be told of a call without asking the compiler.</summary>
internal static class InvokedName
{
    /// <summary>The last name of <c>Method()</c>, <c>a.Method()</c> and <c>a?.Method()</c>; null for other calls.</summary>
    public static SimpleNameSyntax? Of(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };
}
