using Bqml.GoogleSql;

namespace Bqml.Runtime;

/// <summary>Arguments of functions as literals; null stays null.</summary>
internal static class FunctionLiterals
{
    public static string? Of(long? value) => value is { } given ? SqlLiteral.Int64(given) : null;

    public static string? Of(double? value) => value is { } given ? SqlLiteral.Float64(given) : null;

    public static string? Of(bool? value) => value is { } given ? SqlLiteral.Bool(given) : null;

    public static string? Of(DateTimeOffset? value) => value is { } given ? SqlLiteral.Timestamp(given) : null;

    public static string? Of(string? value) => value is null ? null : SqlLiteral.String(value);

    /// <summary>Names of columns; none is as good as not given.</summary>
    public static string? Of(IReadOnlyCollection<string>? values) => values is null or { Count: 0 } ? null : SqlLiteral.Array(values.Select(SqlLiteral.String));

    /// <summary>Thresholds by column.</summary>
    public static string? Of(IEnumerable<KeyValuePair<string, double>>? values) =>
        values is null ? null : SqlLiteral.Array(values.Select(static pair => $"STRUCT({SqlLiteral.String(pair.Key)}, {SqlLiteral.Float64(pair.Value)})"));

    /// <summary>Examples of right answers.</summary>
    public static string? Of(IEnumerable<KeyValuePair<string, bool>>? values) =>
        values is null ? null : SqlLiteral.Array(values.Select(static pair => $"({SqlLiteral.String(pair.Key)}, {SqlLiteral.Bool(pair.Value)})"));

    /// <inheritdoc cref="Of(IEnumerable{KeyValuePair{string, bool}})"/>
    public static string? Of(IEnumerable<KeyValuePair<string, string>>? values) =>
        values is null ? null : SqlLiteral.Array(values.Select(static pair => $"({SqlLiteral.String(pair.Key)}, {SqlLiteral.String(pair.Value)})"));

    /// <summary>JSON.</summary>
    public static string? Json(string? text) => text is null ? null : "JSON " + SqlLiteral.String(text);

    /// <summary>Members of an enum.</summary>
    public static string? Array<T>(IEnumerable<T>? values, Func<T, string?> literal) => values is null ? null : SqlLiteral.Array(values.Select(value => literal(value)!));
}
