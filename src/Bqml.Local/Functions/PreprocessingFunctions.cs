using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Functions.Preprocessing;

namespace Bqml.Local.Functions;

/// <summary>An argument of a preprocessing function: a column of the rows, or a constant (long, double, decimal, bool, string, null, or object?[] of those).</summary>
internal abstract record FunctionArgument
{
    private FunctionArgument()
    {
    }

    public sealed record Column(DataColumn Values) : FunctionArgument;

    public sealed record Constant(object? Value) : FunctionArgument;
}

/// <summary>A preprocessing function whose statistics are fixed: gives the same answer for a row, whatever the other rows are. Immutable.</summary>
internal sealed class FittedFunction(SqlType resultType, IReadOnlyList<SqlType> columnTypes, Func<object?[], object?> evaluate)
{
    /// <summary>The type of the result.</summary>
    public SqlType ResultType => resultType;

    /// <summary>Evaluates the function on rows; <paramref name="columns"/> are the column arguments in call order, constants left out.</summary>
    /// <returns>A column named as the first argument.</returns>
    /// <exception cref="LocalQueryException">A column is missing or of another kind than in training.</exception>
    public DataColumn Apply(IReadOnlyList<DataColumn> columns)
    {
        if (columns.Count != columnTypes.Count)
            throw new LocalQueryException("invalidQuery", $"A preprocessing function was fitted on {columnTypes.Count} columns and applied to {columns.Count}.");
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Type.Kind != columnTypes[i].Kind && !(Learning.SqlNumbers.IsNumeric(columns[i].Type) && Learning.SqlNumbers.IsNumeric(columnTypes[i])))
                throw new LocalQueryException("invalidQuery", $"Column {columns[i].Name} is {columns[i].Type}; the model's TRANSFORM clause was fitted on {columnTypes[i]}.");
        var result = new object?[columns.Count == 0 ? 0 : columns[0].Values.Length];
        var row = new object?[columns.Count];
        for (var r = 0; r < result.Length; r++)
        {
            for (var c = 0; c < row.Length; c++) row[c] = columns[c].Values[r];
            result[r] = evaluate(row);
        }
        return new DataColumn(columns.Count == 0 ? "" : columns[0].Name, resultType, result);
    }
}

/// <summary>The ML.* preprocessing functions: those with an OVER() clause learn from all rows, the others need none.</summary>
internal static class PreprocessingFunctions
{
    private static readonly Dictionary<string, Func<FunctionArguments, FittedFunction>> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ML.STANDARD_SCALER"] = Scalers.Standard,
        ["ML.MIN_MAX_SCALER"] = Scalers.MinMax,
        ["ML.MAX_ABS_SCALER"] = Scalers.MaxAbs,
        ["ML.ROBUST_SCALER"] = Scalers.Robust,
        ["ML.NORMALIZER"] = Scalers.Normalizer,
        ["ML.QUANTILE_BUCKETIZE"] = Buckets.Quantile,
        ["ML.BUCKETIZE"] = Buckets.Bucketize,
        ["ML.HASH_BUCKETIZE"] = Buckets.Hash,
        ["ML.LABEL_ENCODER"] = Encoders.Label,
        ["ML.ONE_HOT_ENCODER"] = Encoders.OneHot,
        ["ML.MULTI_HOT_ENCODER"] = Encoders.MultiHot,
        ["ML.IMPUTER"] = Imputation.Imputer,
        ["ML.POLYNOMIAL_EXPAND"] = Combinations.PolynomialExpand,
        ["ML.FEATURE_CROSS"] = Combinations.FeatureCross,
        ["ML.NGRAMS"] = Terms.NGrams,
        ["ML.BAG_OF_WORDS"] = Terms.BagOfWords,
        ["ML.TF_IDF"] = Terms.TfIdf,
    };

    /// <summary>Whether the function learns from all rows, so that it is written with OVER() and its statistics belong to the model.</summary>
    /// <exception cref="LocalQueryException">No such function.</exception>
    public static bool IsAnalytic(string name) => Find(name).Function.Kind == FunctionKind.Analytic;

    /// <summary>Whether there is such a function.</summary>
    public static bool Exists(string name) => Functions.ContainsKey(name);

    /// <summary>Learns what the function needs from the training rows.</summary>
    /// <param name="name">The name: <c>ML.STANDARD_SCALER</c>.</param>
    /// <param name="arguments">The arguments in call order; the columns hold all training rows.</param>
    /// <exception cref="LocalQueryException">An unknown function or an argument that BigQuery rejects.</exception>
    public static FittedFunction Fit(string name, IReadOnlyList<FunctionArgument> arguments)
    {
        var (function, fit) = Find(name);
        return fit(new FunctionArguments(function, arguments));
    }

    private static (ModelFunction Function, Func<FunctionArguments, FittedFunction> Fit) Find(string name) => Functions.TryGetValue(name, out var fit) ? (ModelCatalog.FindFunction(name)!, fit)
        : throw new LocalQueryException("invalidQuery", $"{name} is not a preprocessing function of the embedded engine.");
}
