using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.GoogleSql;

namespace Bqml;

/// <summary>What <c>ALTER MODEL ... SET OPTIONS</c> changes. A property that is set is changed, the others stay as they are.</summary>
/// <remarks>
/// <para>The derived class is the one that the model's type takes: <see cref="ModelChanges"/>, <see cref="RemoteModelChanges"/> or <see cref="DeployedModelChanges"/>.</para>
/// <para>Page: "The ALTER MODEL statement". What is not an option of the statement (the display name) is changed by <see cref="ModelUpdate"/>.</para>
/// </remarks>
public abstract partial class ModelOptionChanges
{
    private readonly OrderedDictionary<string, string> _literals = new(StringComparer.Ordinal);

    private protected ModelOptionChanges()
    {
    }

    /// <summary>The changed options with the literals of their new values.</summary>
    internal IReadOnlyCollection<KeyValuePair<string, string>> Literals => _literals;

    private protected void Set(string option, string? literal, bool clears = false)
    {
        if (literal is not null) _literals[option] = literal;
        else if (clears) _literals[option] = SqlLiteral.Null;
        else _literals.Remove(option);
    }

    private protected static string? Literal(string? value) => value is null ? null : SqlLiteral.String(value);

    private protected static string? Literal(bool? value) => value is { } flag ? SqlLiteral.Bool(flag) : null;

    /// <summary>TIMESTAMP counts microseconds, the clock of .NET tenths of them.</summary>
    private protected static string? Literal(DateTimeOffset? value) => value is { } time ? SqlLiteral.Timestamp(time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMicrosecond))) : null;

    private protected static string? Literal(TimeSpan? value) => value is { } interval ? SqlLiteral.Interval(interval) : null;

    private protected static string? Literal(IReadOnlyDictionary<string, string>? value) =>
        value is null ? null : SqlLiteral.Array(value.Select(static pair => $"({SqlLiteral.String(pair.Key)}, {SqlLiteral.String(pair.Value)})"));

    private protected static void CheckText(string? value, string pattern, string form)
    {
        // Success is not all: in a pattern, $ also stands before a line feed at the end.
        if (value is not null && Regex.Match(value, pattern, RegexOptions.CultureInvariant) is var match && !(match.Success && match.Length == value.Length))
            throw new ArgumentException($"'{value}' is not possible here; write {form}.", nameof(value));
    }

    private protected static void CheckInterval(TimeSpan? value, double minMinutes, double maxMinutes)
    {
        if (value is { } interval && (interval.TotalMinutes < minMinutes || interval.TotalMinutes > maxMinutes))
            throw new ArgumentOutOfRangeException(nameof(value), value, string.Create(CultureInfo.InvariantCulture, $"The interval must be from {minMinutes} to {maxMinutes} minutes."));
    }
}
