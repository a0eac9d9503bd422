namespace Bqml.Catalog;

/// <summary>One way to call a function.</summary>
public sealed class FunctionSignature
{
    /// <summary>What tells it from the others: <c>time series</c>; null when there is only one.</summary>
    public string? Variant { get; init; }

    /// <summary>The model types it is for; empty: all of the function's.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>The kinds of model behind the endpoint that it is for, by <see cref="EndpointFamily.Name"/>; empty: every kind.</summary>
    public IReadOnlyList<string> EndpointFamilies { get; init; } = [];

    /// <summary>What the generated method's name has besides, before <c>Async</c>: <c>FromObjects</c>; null when nothing.</summary>
    public string? MethodSuffix { get; init; }

    /// <summary>The arguments in call order.</summary>
    public required IReadOnlyList<FunctionArgument> Arguments { get; init; }

    /// <summary>Whether it is for models behind an endpoint; one whose kind is not known may be of each.</summary>
    public bool IsFor(EndpointFamily? family) => EndpointFamilies.Count == 0 || family is null || EndpointFamilies.Contains(family.Name, StringComparer.Ordinal);

    /// <summary>
    /// One signature for callers who do not know the kind of model behind the endpoint: the settings of all; where two differ in range or default, neither is stated.
    /// </summary>
    /// <param name="signatures">Signatures that differ in settings only.</param>
    public static FunctionSignature Union(IReadOnlyList<FunctionSignature> signatures)
    {
        if (signatures.Count == 1) return signatures[0];
        var first = signatures[0];
        var fields = signatures.SelectMany(static signature => signature.Settings?.Fields ?? []).GroupBy(static field => field.Name, StringComparer.Ordinal).Select(static uses => FunctionArgument.Union([.. uses])).ToArray();
        return new FunctionSignature
        {
            Variant = first.Variant,
            ModelTypeIds = first.ModelTypeIds,
            MethodSuffix = first.MethodSuffix,
            Arguments = [.. first.Arguments.Select(argument => argument.Kind == ArgumentKind.Settings ? argument.WithFields(fields) : argument)],
            RequiresWithoutInput = first.RequiresWithoutInput,
            Rule = first.Rule,
        };
    }

    /// <summary>What the options must be for a call without rows; a condition on an option that the model type does not have does not count.</summary>
    public IReadOnlyList<OptionCondition> RequiresWithoutInput { get; init; } = [];

    /// <summary>A rule over several arguments, in words; null when there is none.</summary>
    public string? Rule { get; init; }

    /// <summary>The argument that holds the rows; null when the function takes none.</summary>
    public FunctionArgument? Input => Arguments.FirstOrDefault(argument => argument.Kind == ArgumentKind.Input);

    /// <summary>The STRUCT of settings; null when the function takes none.</summary>
    public FunctionArgument? Settings => Arguments.FirstOrDefault(argument => argument.Kind == ArgumentKind.Settings);
}
