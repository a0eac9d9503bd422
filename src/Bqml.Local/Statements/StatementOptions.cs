using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Data;
using Bqml.Local.Sql;

namespace Bqml.Local.Statements;

/// <summary>The options of a statement, <c>name = value, ...</c>: each is asked for by the statement that knows it, and what nobody asked for is refused.</summary>
internal sealed class StatementOptions
{
    private readonly StatementContext _context;
    private readonly Binder _binder;
    private readonly Dictionary<string, OptionEntry> _given = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    public StatementOptions(StatementContext context, IEnumerable<OptionEntry> given)
    {
        (_context, _binder) = (context, new Binder(context));
        foreach (var entry in given)
            if (!_given.TryAdd(entry.Name.Name, entry)) throw context.Error(entry, $"Duplicate option specified for '{entry.Name.Name}'");
    }

    /// <summary>A value of that type; null when the option is not given, or NULL.</summary>
    public object? Value(string name, SqlTypeKind type)
    {
        _known.Add(name);
        if (!_given.TryGetValue(name, out var entry)) return null;
        // An INTERVAL is checked and no more: nothing needs its value.
        if (type == SqlTypeKind.Interval) return entry.Value is IntervalExpression ? true : throw Invalid(name, "must be of type INTERVAL");
        var (value, found) = _binder.EvaluateConstant(entry.Value);
        if (value is null) return null;
        // A text becomes a time, as literals do.
        if (type == SqlTypeKind.Timestamp && value is string text && SqlValueText.TryParse(text, SqlType.Timestamp, out var time)) return time;
        return found.Kind == type ? value : throw Invalid(name, $"must be of type {type.ToString().ToUpperInvariant()}");
    }

    public string? Text(string name) => (string?)Value(name, SqlTypeKind.String);

    public bool Flag(string name) => Value(name, SqlTypeKind.Bool) is true;

    /// <summary>A whole number from 0 on; null when the option is not given.</summary>
    public long? Count(string name) => Value(name, SqlTypeKind.Int64) switch
    {
        null => null,
        long and >= 0 and var count => (long)count,
        _ => throw Invalid(name, "must not be negative"),
    };

    /// <summary>One or more URIs.</summary>
    public IReadOnlyList<string> Uris(string name)
    {
        var uris = Value(name, SqlTypeKind.Array) as object?[];
        return uris is { Length: > 0 } && uris.All(static uri => uri is string) ? [.. uris.Cast<string>()] : throw Missing(name, $"{name} = ['gs://bucket/object', ...]");
    }

    /// <summary>Labels: an array of pairs of STRING; empty when the option is not given.</summary>
    public IReadOnlyDictionary<string, string> Labels(string name)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Value(name, SqlTypeKind.Array) as object?[] ?? [])
        {
            if (pair is not object?[] { Length: 2 } fields || fields[0] is not string key || fields[1] is not string value) throw Invalid(name, "must be of type ARRAY<STRUCT<STRING, STRING>>");
            if (!labels.TryAdd(key, value)) throw Invalid(name, $"has the key '{key}' twice");
        }
        return labels;
    }

    /// <summary>Runs a check whose errors belong to an option's place.</summary>
    public void At(string name, Action check)
    {
        try
        {
            check();
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw _context.Error(_given[name].Value, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>Fails for an option that nobody asked for, to be called last.</summary>
    public void RefuseOthers()
    {
        foreach (var (name, entry) in _given)
            if (!_known.Contains(name)) throw _context.Unsupported(entry, $"Option {name}");
    }

    /// <summary>The error for an option's value.</summary>
    public LocalQueryException Invalid(string name, string why) => _context.Error(_given[name].Value, $"Option {name} {why}");

    private LocalQueryException Missing(string name, string form) =>
        _given.TryGetValue(name, out var entry) ? _context.Error(entry.Value, $"Option {name} must be a list of URIs: {form}") : new LocalQueryException("invalidQuery", $"Missing required option {name}: {form}");
}
