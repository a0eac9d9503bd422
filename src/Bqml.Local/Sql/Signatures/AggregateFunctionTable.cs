namespace Bqml.Local.Sql.Signatures;

/// <summary>The aggregate functions and what they become in DuckDB, a line for each overload. All can be used with OVER.</summary>
internal static class AggregateFunctionTable
{
    public static ILookup<string, FunctionSignature> All { get; } = new (string Signature, string Template)[]
    {
        ("COUNT(T) -> INT64", "count({d}{0}){w}"),
        ("COUNTIF(BOOL) -> INT64", "CAST(coalesce(count_if({d}{0}){w}, 0) AS BIGINT)"),
        ("SUM(INT64) -> INT64", "CAST(sum({d}{0}){w} AS BIGINT)"),
        ("SUM(FLOAT64) -> FLOAT64", "sum({d}{0}){w}"),
        ("SUM(NUMERIC) -> NUMERIC", "CAST(sum({d}{0}){w} AS DECIMAL(38,9))"),
        ("AVG(INT64) -> FLOAT64", "avg({d}{0}){w}"),
        ("AVG(FLOAT64) -> FLOAT64", "avg({d}{0}){w}"),
        ("AVG(NUMERIC) -> NUMERIC", "CAST(avg({d}{0}){w} AS DECIMAL(38,9))"),
        ("MIN(T) -> T", "min({d}{0}){w}"),
        ("MAX(T) -> T", "max({d}{0}){w}"),
        ("MAX_BY(T, U) -> T", "max_by({0}, {1}){w}"),
        ("MIN_BY(T, U) -> T", "min_by({0}, {1}){w}"),
        ("ANY_VALUE(T) -> T", "first({0}){w}"),
        ("LOGICAL_AND(BOOL) -> BOOL", "bool_and({0}){w}"),
        ("LOGICAL_OR(BOOL) -> BOOL", "bool_or({0}){w}"),
        ("BIT_AND(INT64) -> INT64", "bit_and({d}{0}){w}"),
        ("BIT_OR(INT64) -> INT64", "bit_or({d}{0}){w}"),
        ("BIT_XOR(INT64) -> INT64", "bit_xor({d}{0}){w}"),
        ("STDDEV(FLOAT64) -> FLOAT64", "stddev_samp({d}{0}){w}"),
        ("STDDEV_SAMP(FLOAT64) -> FLOAT64", "stddev_samp({d}{0}){w}"),
        ("STDDEV_POP(FLOAT64) -> FLOAT64", "stddev_pop({d}{0}){w}"),
        ("VARIANCE(FLOAT64) -> FLOAT64", "var_samp({d}{0}){w}"),
        ("VAR_SAMP(FLOAT64) -> FLOAT64", "var_samp({d}{0}){w}"),
        ("VAR_POP(FLOAT64) -> FLOAT64", "var_pop({d}{0}){w}"),
        ("CORR(FLOAT64, FLOAT64) -> FLOAT64", "corr({0}, {1}){w}"),
        ("COVAR_POP(FLOAT64, FLOAT64) -> FLOAT64", "covar_pop({0}, {1}){w}"),
        ("COVAR_SAMP(FLOAT64, FLOAT64) -> FLOAT64", "covar_samp({0}, {1}){w}"),
        ("APPROX_COUNT_DISTINCT(T) -> INT64", "count(DISTINCT {0}){w}"),
        ("STRING_AGG(STRING) -> STRING", "string_agg({d}{0}, ','{o}){w}"),
        ("STRING_AGG(STRING, STRING) -> STRING", "string_agg({d}{0}, {1}{o}){w}"),
        ("ARRAY_AGG(T) -> T[]", "list({d}{0}{o}){w}"),
        ("ARRAY_CONCAT_AGG(T[]) -> T[]", "flatten(list({0}{o}){w})"),
        ("PERCENTILE_CONT(FLOAT64, FLOAT64) -> FLOAT64", "quantile_cont({0}, {1}){w}"),
        ("PERCENTILE_DISC(T, FLOAT64) -> T", "quantile_disc({0}, {1}){w}"),
    }
    .Select(line => new FunctionSignature(line.Signature, line.Template))
    .ToLookup(signature => signature.Name, StringComparer.OrdinalIgnoreCase);
}
