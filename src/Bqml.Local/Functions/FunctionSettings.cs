using Bqml.Local.Learning;

namespace Bqml.Local.Functions;

/// <summary>The fields of a function's STRUCT argument.</summary>
internal sealed class FunctionSettings(string function, IReadOnlyDictionary<string, object?> values)
{
    public bool? Flag(string name) => Find(name) switch
    {
        null => null,
        bool flag => flag,
        _ => throw Wrong(name, "a BOOL"),
    };

    public long? Integer(string name) => Find(name) switch
    {
        null => null,
        long number => number,
        _ => throw Wrong(name, "an INT64"),
    };

    public double? Number(string name) => Find(name) switch
    {
        null => null,
        double or long or decimal => SqlNumbers.ToDouble(Find(name)!),
        _ => throw Wrong(name, "a FLOAT64"),
    };

    /// <summary>Fails for a field that is not among those the function takes for the model.</summary>
    public void Allow(string modelType, params string[] names)
    {
        if (values.Keys.FirstOrDefault(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new LocalQueryException("invalidQuery", names.Length == 0
                ? $"{function} takes no setting {unknown} for {modelType} models: it takes none."
                : $"{function} takes no setting {unknown} for {modelType} models: it takes {string.Join(", ", names)}.");
    }

    private object? Find(string name) => values.FirstOrDefault(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private LocalQueryException Wrong(string name, string expected) => new("invalidQuery", $"{function} takes {name} as {expected}.");
}
