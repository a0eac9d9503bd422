using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Analyzers;

/// <summary>Intervals that code spells out: <c>TimeSpan.FromHours(7)</c>, <c>new TimeSpan(7, 0, 0)</c>, <c>TimeSpan.Zero</c>.</summary>
internal static class ConstantTimeSpan
{
    private const string From = "From";

    /// <summary>The interval in minutes; null when it is not made of constants, or cannot be.</summary>
    internal static double? Minutes(SemanticModel model, ExpressionSyntax expression, CancellationToken cancellationToken)
    {
        var arguments = expression switch
        {
            InvocationExpressionSyntax call => call.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: { } list } => list.Arguments,
            _ => default,
        };
        var symbol = model.GetSymbolInfo(expression, cancellationToken).Symbol;
        if (symbol is not { ContainingType: { Name: nameof(TimeSpan), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } }) return null;
        if (symbol is IFieldSymbol { Name: nameof(TimeSpan.Zero) }) return 0;
        if (symbol is not IMethodSymbol method || !(method.MethodKind == MethodKind.Constructor || method.Name.StartsWith(From, StringComparison.Ordinal))) return null;
        var ticks = 0.0;
        for (var i = 0; i < arguments.Count; i++)
        {
            var parameter = arguments[i].NameColon is { Name.Identifier.ValueText: var name } ? name : i < method.Parameters.Length ? method.Parameters[i].Name : null;
            if (Number(model.GetConstantValue(arguments[i].Expression, cancellationToken).Value) is not { } number || Ticks(parameter == "value" ? method.Name.Substring(From.Length) : parameter) is not { } unit) return null;
            ticks += number * unit;
        }
        return ticks / TimeSpan.TicksPerMinute;
    }

    private static double? Ticks(string? unit) => unit?.ToLowerInvariant() switch
    {
        "days" => TimeSpan.TicksPerDay,
        "hours" => TimeSpan.TicksPerHour,
        "minutes" => TimeSpan.TicksPerMinute,
        "seconds" => TimeSpan.TicksPerSecond,
        "milliseconds" => TimeSpan.TicksPerMillisecond,
        "microseconds" => TimeSpan.TicksPerMillisecond / 1000.0,
        "ticks" => 1,
        _ => null,
    };

    private static double? Number(object? constant) => constant switch
    {
        int number => number,
        long number => number,
        double number => number,
        float number => number,
        _ => null,
    };
}
