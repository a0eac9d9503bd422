using System.Collections.Immutable;
using Bqml.Catalog;
using Bqml.Generators.Parsing;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Bqml.Generators.Analyzers;

/// <summary>
/// Reports calls of functions on rows of any type whose columns come out again: where one of them has the name of a column that the function adds, or generates, and where one is missing that it reads.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RowCallAnalyzer : CallAnalyzer
{
    /// <summary>What methods begin with whose results hold rows of any type.</summary>
    private static readonly string[] s_stems =
    [
        .. from function in ModelCatalog.Functions
           from output in function.Outputs
           where output is { ResultType: not null, Passthrough: not Passthrough.None } && (output.MethodName ?? function.MethodName) is not null
           select Stem((output.MethodName ?? function.MethodName)!),
    ];

    /// <summary>The functions by the results in which rows of any type are, with the columns that they add.</summary>
    private static readonly Dictionary<string, (string Function, FunctionOutput Output)> s_results = Results();

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = CallDiagnostics.All;

    private protected override void Analyze(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, INamedTypeSymbol model)
    {
        if (!IsMethod(name.Identifier.ValueText)) return;
        if (context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol is not IMethodSymbol { IsGenericMethod: true, ContainingType: { } type, ReturnType: INamedTypeSymbol { TypeArguments: [INamedTypeSymbol result] } }) return;
        if (!SymbolEqualityComparer.Default.Equals(type.BaseType, model) || !s_results.TryGetValue(result.Name, out var added)) return;
        var taken = added.Output.Columns.Where(static column => !column.IsPattern).ToDictionary(static column => column.Name, _ => "a column that " + added.Function + " adds", StringComparer.OrdinalIgnoreCase);
        CheckRead(context, name, result, added.Function);
        foreach (var argument in result.TypeArguments)
        {
            // The rows of a method that is generic itself are known where that is called.
            if (argument is not INamedTypeSymbol row) continue;
            foreach (var column in RowSpecParser.Parse(row, row, context.CancellationToken).Columns)
            {
                if (column.Roles.Contains(ColumnRole.Ignore)) continue;
                var owner = row.Name + "." + column.Property;
                if (taken.TryGetValue(column.Column, out var other)) context.ReportDiagnostic(Diagnostic.Create(CallDiagnostics.AddedColumn, name.GetLocation(), owner, column.Column, other));
                else taken.Add(column.Column, "that of " + owner);
            }
        }
    }

    /// <summary>The first type argument is that of the rows; the columns that the function reads are those of one way to call it.</summary>
    private static void CheckRead(SyntaxNodeAnalysisContext context, SimpleNameSyntax name, INamedTypeSymbol result, string function)
    {
        // Rows in BigQuery are not sent: what they have is not told by the type that they are read into.
        if (result.TypeArguments is not [INamedTypeSymbol row, ..] || !SendsRows(context)) return;
        var columns = RowSpecParser.Parse(row, row, context.CancellationToken).Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore)).Select(static column => column.Column).ToList();
        string? missing = null;
        foreach (var signature in ModelCatalog.FindFunction(function)!.Signatures)
        {
            if (signature.Input is not { IsInBigQuery: false } input) continue;
            var lacking = input.Columns.FirstOrDefault(column => !column.Optional && !columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase));
            if (lacking is null) return;
            missing ??= lacking.Name;
        }
        if (missing is not null) context.ReportDiagnostic(Diagnostic.Create(CallDiagnostics.MissingColumn, name.GetLocation(), function, missing, row.Name, Wording.DidYouMean(Spelling.Closest(missing, columns))));
    }

    private static bool SendsRows(SyntaxNodeAnalysisContext context) =>
        context.SemanticModel.GetSymbolInfo(context.Node, context.CancellationToken).Symbol is IMethodSymbol { Parameters: [{ Name: "rows" }, ..] };

    private static bool IsMethod(string method)
    {
        if (!method.EndsWith(Suffix, StringComparison.Ordinal)) return false;
        foreach (var stem in s_stems)
        {
            if (method.StartsWith(stem, StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private static Dictionary<string, (string Function, FunctionOutput Output)> Results()
    {
        var results = new Dictionary<string, (string, FunctionOutput)>(StringComparer.Ordinal);
        foreach (var function in ModelCatalog.Functions)
        {
            foreach (var output in function.Outputs)
            {
                if (output is { ResultType: { } type, Passthrough: not Passthrough.None }) results[type] = (function.Name, output);
            }
        }
        return results;
    }

    private static string Stem(string method) => method.EndsWith(Suffix, StringComparison.Ordinal) ? method.Substring(0, method.Length - Suffix.Length) : method;
}
