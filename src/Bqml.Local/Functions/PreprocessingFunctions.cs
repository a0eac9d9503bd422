using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Functions;

/// <summary>An argument of a preprocessing function: a column of the rows, or a constant (long, double, bool, string, or object?[] of those).</summary>
internal abstract record FunctionArgument
{
    private FunctionArgument()
    {
    }

    public sealed record Column(DataColumn Values) : FunctionArgument;

    public sealed record Constant(object? Value) : FunctionArgument;
}

/// <summary>A preprocessing function whose statistics are fixed: gives the same answer for a row, whatever the other rows are.</summary>
internal abstract class FittedFunction
{
    /// <summary>The type of the result.</summary>
    public abstract SqlType ResultType { get; }

    /// <summary>Evaluates the function on rows; <paramref name="columns"/> are the column arguments in call order, constants left out.</summary>
    public abstract DataColumn Apply(IReadOnlyList<DataColumn> columns);
}

/// <summary>The ML.* preprocessing functions: those with an OVER() clause learn from all rows, the others need none.</summary>
internal static class PreprocessingFunctions
{
    /// <summary>Learns what the function needs from the training rows.</summary>
    /// <param name="name">The upper-case name: <c>ML.STANDARD_SCALER</c>.</param>
    /// <param name="arguments">The arguments in call order.</param>
    /// <exception cref="LocalQueryException">An unknown function or an argument that BigQuery rejects.</exception>
    public static FittedFunction Fit(string name, IReadOnlyList<FunctionArgument> arguments) =>
        throw new LocalQueryException("invalidQuery", $"{name} with {arguments.Count} arguments is not a preprocessing function of the embedded engine.");
}
