namespace Bqml.Local.Sql.Signatures;

/// <summary>The functions that need OVER, besides the aggregates, and what they become in DuckDB. {o} stands for IGNORE NULLS.</summary>
internal static class WindowFunctionTable
{
    public static ILookup<string, FunctionSignature> All { get; } = new (string Signature, string Template)[]
    {
        ("ROW_NUMBER() -> INT64", "row_number(){w}"),
        ("RANK() -> INT64", "rank(){w}"),
        ("DENSE_RANK() -> INT64", "dense_rank(){w}"),
        ("PERCENT_RANK() -> FLOAT64", "percent_rank(){w}"),
        ("CUME_DIST() -> FLOAT64", "cume_dist(){w}"),
        ("NTILE(INT64) -> INT64", "ntile({0}){w}"),
        ("LAG(T) -> T", "lag({0}{o}){w}"),
        ("LAG(T, INT64) -> T", "lag({0}, {1}{o}){w}"),
        ("LAG(T, INT64, T) -> T", "lag({0}, {1}, {2}{o}){w}"),
        ("LEAD(T) -> T", "lead({0}{o}){w}"),
        ("LEAD(T, INT64) -> T", "lead({0}, {1}{o}){w}"),
        ("LEAD(T, INT64, T) -> T", "lead({0}, {1}, {2}{o}){w}"),
        ("FIRST_VALUE(T) -> T", "first_value({0}{o}){w}"),
        ("LAST_VALUE(T) -> T", "last_value({0}{o}){w}"),
        ("NTH_VALUE(T, INT64) -> T", "nth_value({0}, {1}{o}){w}"),
    }
    .Select(line => new FunctionSignature(line.Signature, line.Template))
    .ToLookup(signature => signature.Name, StringComparer.OrdinalIgnoreCase);
}
