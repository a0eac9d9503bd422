using System.Globalization;

namespace Bqml.Local.Learning;

/// <summary>Reads options by SQL name, each as the type that BigQuery documents, and finds those that nobody read.</summary>
internal sealed class OptionReader(string owner, IReadOnlyDictionary<string, object?> options)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the option is set.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string? String(string name) => Find(name) switch
    {
        null => null,
        string text => text,
        _ => throw Wrong(name, "a STRING"),
    };

    /// <summary>One of the allowed words, in any case.</summary>
    public string Word(string name, string defaultWord, params string[] allowed) =>
        String(name) is not { } word ? defaultWord
        : allowed.FirstOrDefault(a => a.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw Error($"{name} = '{word}' is not allowed for {owner}: use one of {string.Join(", ", allowed)}.");

    public bool Flag(string name, bool defaultValue) => Find(name) switch
    {
        null => defaultValue,
        bool flag => flag,
        _ => throw Wrong(name, "a BOOL"),
    };

    /// <summary>A number of at least <paramref name="minimum"/>.</summary>
    public double? Number(string name, double minimum = double.NegativeInfinity)
    {
        double? number = Find(name) switch
        {
            null => null,
            double d => d,
            long l => l,
            decimal m => (double)m,
            HyperparameterRange or HyperparameterCandidates => throw Error($"{name} has a search space, which needs NUM_TRIALS."),
            _ => throw Wrong(name, "a number"),
        };
        return number is not { } value || (double.IsFinite(value) && value >= minimum) ? number
            : throw Error(FormattableString.Invariant($"{name} = {value} is out of range: it must be a finite number of at least {minimum}."));
    }

    public long? Integer(string name, long minimum, long maximum)
    {
        long? number = Find(name) switch
        {
            null => null,
            long l => l,
            _ => throw Wrong(name, "an INT64"),
        };
        return number is not { } value || (value >= minimum && value <= maximum) ? number
            : throw Error(string.Create(CultureInfo.InvariantCulture, $"{name} = {value} is out of range: it must be from {minimum} to {maximum}."));
    }

    /// <summary>An array of strings; a plain string is an array of one.</summary>
    public string[]? Strings(string name) => Find(name) switch
    {
        null => null,
        string text => [text],
        object?[] array when array.All(static e => e is string) => [.. array.Cast<string>()],
        _ => throw Wrong(name, "an ARRAY<STRING>"),
    };

    /// <summary>The value as it is.</summary>
    public object? Find(string name)
    {
        _read.Add(name);
        return options.FirstOrDefault(o => string.Equals(o.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
    }

    /// <summary>Refuses the option, if it is set.</summary>
    public void Refuse(string name, string why)
    {
        if (Has(name)) throw Error($"{name} cannot be used: {why}");
    }

    /// <summary>Fails when an option was set that has not been read: nothing is ignored silently.</summary>
    public void RefuseOthers()
    {
        if (options.FirstOrDefault(o => o.Value is not null && !_read.Contains(o.Key)).Key is { } name)
            throw Error($"{name} is not an option of {owner} that the embedded engine supports.");
    }

    /// <summary>An error about the options.</summary>
    public static LocalQueryException Error(string message) => new("invalidQuery", message);

    private static LocalQueryException Wrong(string name, string expected) => Error($"{name} must be {expected}.");
}
