using System.Globalization;
using Bqml.Catalog;
using Bqml.Local.Models;

namespace Bqml.Local.Learning;

/// <summary>Reads options by SQL name, each as the catalogue has it for the model type: of its type, in its range, one of its values, its default. Finds those that nobody read.</summary>
internal sealed class OptionReader(string modelType, IReadOnlyDictionary<string, object?> options)
{
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The model type.</summary>
    public ModelType Type { get; } = ModelCatalog.FindModelType(modelType) ?? throw new ArgumentException($"The catalogue has no model type {modelType}.", nameof(modelType));

    /// <summary>The options that may have a search space.</summary>
    public string[] Tunable => [.. Type.Options.Where(static option => option.Tunable).Select(static option => option.Name)];

    /// <summary>What the catalogue says of an option that the model type has.</summary>
    public ModelOption Facts(string name) => Type.Option(name) ?? throw new ArgumentException($"{modelType} has no option {name}.", nameof(name));

    /// <summary>Whether the option is set.</summary>
    public bool Has(string name) => Find(name) is not null;

    public string? String(string name) => Find(name) switch
    {
        null => null,
        string text => text,
        _ => throw Wrong(name, "a STRING"),
    };

    /// <summary>One of the option's values in any case, or the default.</summary>
    public string Word(string name) => String(name) is { } word ? Allowed(name, word) : (string)Facts(name).Default!;

    /// <summary>The one value that an array holds, one of the option's in any case, or the default.</summary>
    public string SingleWord(string name) => Strings(name) switch
    {
        null => (string)((object[])Facts(name).Default!)[0],
        [var word] => Allowed(name, word),
        _ => throw Error($"{name} takes one value."),
    };

    /// <summary>Whether it is switched on, given or by default.</summary>
    public bool Flag(string name) => Find(name) switch
    {
        null => (bool)Facts(name).Default!,
        bool flag => flag,
        _ => throw Wrong(name, "a BOOL"),
    };

    /// <summary>A number in the option's range; null when none is given.</summary>
    /// <param name="name">The option.</param>
    /// <param name="least">The least number that can be computed with, where the documentation states no range.</param>
    public double? Number(string name, double least) => Find(name) switch
    {
        null => null,
        double number => InRange(name, number, least),
        long number => InRange(name, number, least),
        decimal number => InRange(name, (double)number, least),
        HyperparameterRange or HyperparameterCandidates => throw Error($"{name} has a search space, which needs {ModelOptions.TuningName}."),
        _ => throw Wrong(name, "a number"),
    };

    /// <summary>A number in the option's range, given or by default.</summary>
    public double NumberOrDefault(string name, double least) => Number(name, least) ?? (double)Facts(name).Default!;

    /// <summary>A whole number in the option's range; null when none is given.</summary>
    /// <param name="name">The option.</param>
    /// <param name="least">The least number that can be computed with, where the documentation states no range.</param>
    public long? Integer(string name, long least) => Find(name) switch
    {
        null => null,
        long number => (long)InRange(name, number, least),
        _ => throw Wrong(name, "an INT64"),
    };

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

    /// <summary>Fails for options that cannot be together, by the catalogue: a warm start adds options to those of a statement that was checked before.</summary>
    public void CheckConditions()
    {
        var given = options.Where(static option => option.Value is not null).ToDictionary(StringComparer.OrdinalIgnoreCase);
        var conditions = new OptionConditions(Type, given, static _ => true);
        foreach (var option in Type.Options)
        {
            if (given.ContainsKey(option.Name) && conditions.Fault(option) is { } fault) throw Error(fault + ".");
            // The model is to be made for a function that needs more.
            if (option.EnablesWhen.Count > 0 && given.GetValueOrDefault(option.Name) is true && option.EnablesWhen.FirstOrDefault(condition => !conditions.Holds(condition)) is { } unmet) throw Error($"{option.Name} needs that {unmet}.");
        }
    }

    /// <summary>Fails when an option was set that has not been read: nothing is ignored silently.</summary>
    public void RefuseOthers()
    {
        if (options.FirstOrDefault(o => o.Value is not null && !_read.Contains(o.Key)).Key is { } name)
            throw Error($"{name} is not an option of {modelType} that the embedded engine supports.");
    }

    /// <summary>An error about the options.</summary>
    public static LocalQueryException Error(string message) => new("invalidQuery", message);

    private string Allowed(string name, string word) =>
        Facts(name).AllowedValues.FirstOrDefault(allowed => allowed.SqlValue.Equals(word, StringComparison.OrdinalIgnoreCase))?.SqlValue
            ?? throw Error($"{name} = '{word}' is not allowed for {modelType}: use one of {string.Join(", ", Facts(name).AllowedValues.Select(static allowed => allowed.SqlValue))}.");

    private double InRange(string name, double number, double least)
    {
        var range = Facts(name).Range ?? new NumericRange(least, true, null, false);
        return double.IsFinite(number) && range.Contains(number) ? number : throw Error(string.Create(CultureInfo.InvariantCulture, $"{name} = {number} is out of range: it must be in {range}."));
    }

    private static LocalQueryException Wrong(string name, string expected) => Error($"{name} must be {expected}.");
}
