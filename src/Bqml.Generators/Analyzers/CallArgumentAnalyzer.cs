using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Emission;
using Bqml.Generators.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>Reports constants that methods are called with and that the functions behind them do not take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallArgumentAnalyzer : CallAnalyzer
{
    /// <summary>What the methods of a function begin with; a longer word goes before a shorter.</summary>
    private static readonly Lazy<(string Stem, ModelFunction Function)[]> s_methods = new(static () =>
    [
        .. ModelCatalog.Functions.SelectMany(static function => function.Outputs.Select(static output => output.MethodName).Append(function.MethodName).OfType<string>().Distinct().Select(method => (Stem(method), function)))
            .OrderByDescending(static method => method.Item1.Length),
    ]);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [ArgumentDiagnostics.CallValue];

    private protected override void Analyze(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, INamedTypeSymbol model)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (!HasConstant(call.ArgumentList)) return;
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        var method = name.Identifier.ValueText;
        var family = (receiver as IdentifierNameSyntax ?? (receiver as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText;
        var candidates = family is "AI" or "ML" ? InFamily(family, method) : method.EndsWith(Suffix, StringComparison.Ordinal) ? OfMethod(method) : [];
        if (candidates.Count == 0 || context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IMethodSymbol { ContainingType: { } owner } symbol) return;
        var isOfModel = SymbolEqualityComparer.Default.Equals(owner.BaseType, model);
        if (!isOfModel && owner is not { ContainingNamespace: { Name: "Bqml", ContainingNamespace.IsGlobalNamespace: true } }) return;
        Check(context, call.ArgumentList, symbol, candidates.Where(function => function.TakesModel == isOfModel).ToList());
    }

    private static void Check(SyntaxNodeAnalysisContext context, ArgumentListSyntax list, IMethodSymbol method, List<ModelFunction> functions)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var written = list.Arguments[i];
            var parameter = written.NameColon is { Name.Identifier.ValueText: var name } ? name : i < method.Parameters.Length ? method.Parameters[i].Name : null;
            if (parameter is null) continue;
            var arguments = functions.SelectMany(static function => function.Signatures.SelectMany(static signature => signature.Arguments.Concat(signature.Settings?.Fields ?? [])).Select(argument => (Function: function, Argument: argument)))
                .Where(item => CSharp.ParameterName(item.Argument.PropertyName) == parameter).ToList();
            if (arguments.Count == 0) continue;
            foreach (var value in Values(written.Expression))
            {
                if (context.SemanticModel.GetConstantValue(value, context.CancellationToken).Value is not { } constant) continue;
                if (arguments.Any(item => ArgumentValue.Expected(item.Argument, constant) is null)) continue;
                var (function, argument) = arguments[0];
                context.ReportDiagnostic(Diagnostic.Create(ArgumentDiagnostics.CallValue, value.GetLocation(), parameter, function.Name, ArgumentValue.Expected(argument, constant), value.ToString()));
            }
        }
    }

    /// <summary>The value, or the elements of a list that is written out.</summary>
    private static IEnumerable<ExpressionSyntax> Values(ExpressionSyntax expression) => expression switch
    {
        CollectionExpressionSyntax collection => collection.Elements.OfType<ExpressionElementSyntax>().Select(static element => element.Expression),
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        ImplicitArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        _ => [expression],
    };

    /// <summary>Whether an argument may be a constant, without a look at what it means.</summary>
    private static bool HasConstant(ArgumentListSyntax list)
    {
        foreach (var argument in list.Arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or IdentifierNameSyntax) return true;
        }
        return false;
    }

    /// <summary>The functions whose methods begin so; of several words the longest counts.</summary>
    private static List<ModelFunction> OfMethod(string method)
    {
        var found = new List<ModelFunction>();
        var length = 0;
        foreach (var (stem, function) in s_methods.Value)
        {
            if (stem.Length < length) break;
            if (!method.StartsWith(stem, StringComparison.Ordinal)) continue;
            length = stem.Length;
            found.Add(function);
        }
        return found;
    }

    /// <summary>The function that a method of the classes <c>AI</c> and <c>ML</c> writes: <c>AI.GenerateBool</c> is <c>AI.GENERATE_BOOL</c>.</summary>
    private static List<ModelFunction> InFamily(string family, string method)
    {
        foreach (var function in ModelCatalog.Functions)
        {
            if (function.Name.StartsWith(family + ".", StringComparison.Ordinal) && function.Name.Substring(family.Length + 1).Replace("_", "").Equals(method, StringComparison.OrdinalIgnoreCase)) return [function];
        }
        return [];
    }

    private static string Stem(string method) => method.EndsWith(Suffix, StringComparison.Ordinal) ? method.Substring(0, method.Length - Suffix.Length) : method;
}
