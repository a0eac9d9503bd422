namespace Bqml.Catalog;

/// <summary>One way to call a function.</summary>
public sealed class FunctionSignature
{
    /// <summary>What tells it from the others: <c>time series</c>; null when there is only one.</summary>
    public string? Variant { get; init; }

    /// <summary>The model types it is for; empty: all of the function's.</summary>
    public IReadOnlyList<string> ModelTypeIds { get; init; } = [];

    /// <summary>The arguments in call order.</summary>
    public required IReadOnlyList<FunctionArgument> Arguments { get; init; }

    /// <summary>A rule over several arguments, in words; null when there is none.</summary>
    public string? Rule { get; init; }

    /// <summary>The argument that holds the rows; null when the function takes none.</summary>
    public FunctionArgument? Input => Arguments.FirstOrDefault(argument => argument.Kind == ArgumentKind.Input);

    /// <summary>The STRUCT of settings; null when the function takes none.</summary>
    public FunctionArgument? Settings => Arguments.FirstOrDefault(argument => argument.Kind == ArgumentKind.Settings);
}
