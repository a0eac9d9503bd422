using Bqml.Catalog;
using Bqml.Local.Learning;

namespace Bqml.Local.Models;

/// <summary>What options demand of each other, by the catalogue.</summary>
/// <param name="type">The model type.</param>
/// <param name="values">The options that are given, by name.</param>
/// <param name="hasClause">Whether the statement has a clause that conditions name.</param>
internal sealed class OptionConditions(ModelType type, IReadOnlyDictionary<string, object?> values, Func<string, bool> hasClause)
{
    /// <summary>Why an option that is given cannot be with the others; null when it can.</summary>
    public string? Fault(ModelOption option)
    {
        var value = values[option.Name];
        var isTuning = values.GetValueOrDefault(ModelOptions.TuningName) is not null;
        if (option.Requires.FirstOrDefault(condition => !Holds(condition)) is { } required) return $"Option {option.Name} requires that {required}";
        if (isTuning && option.RequiresWhenTuning.FirstOrDefault(condition => !Holds(condition)) is { } requiredNow) return $"Option {option.Name} with {ModelOptions.TuningName} requires that {requiredNow}";
        if (option.Excludes.FirstOrDefault(Holds) is { } excluded) return $"Option {option.Name} cannot be used when {excluded}";
        if (option.ValueConflicts.Where(conflict => Same(conflict.Value, value)).SelectMany(static conflict => conflict.With).FirstOrDefault(Holds) is { } conflicting) return $"Option {option.Name} = '{value}' cannot be used when {conflicting}";
        return value is HyperparameterRange or HyperparameterCandidates && !isTuning ? $"Option {option.Name} has a search space, which needs option {ModelOptions.TuningName}" : null;
    }

    /// <summary>Why an option that is not given must be; null when it need not.</summary>
    public string? Missing(ModelOption option) =>
        values.ContainsKey(option.Name) ? null
        : option.Required ? $"Model type {type.Id} requires option {option.Name}"
        : option.RequiredWhen.FirstOrDefault(Holds) is { } condition ? $"Option {option.Name} is required when {condition}" : null;

    /// <summary>Whether a condition holds, with the defaults of options that are not given.</summary>
    public bool Holds(OptionCondition condition)
    {
        if (condition.Clause is { } clause) return hasClause(clause);
        var isGiven = values.TryGetValue(condition.Option!, out var value) && value is not null;
        if (condition.IsSet) return isGiven;
        if (!isGiven) value = type.Option(condition.Option!)?.Default;
        if (condition.Element is { } element) value = (value as object?[])?.ElementAtOrDefault(element);
        return condition.Values.Any(v => Same(v, value));
    }

    private static bool Same(object a, object? b) => (a, b) switch
    {
        (string x, string y) => x.Equals(y, StringComparison.OrdinalIgnoreCase),
        (string x, object?[] array) => array.Length == 1 && Same(x, array[0]),
        (bool x, bool y) => x == y,
        _ => Number(a) is { } p && Number(b) is { } q && p == q,
    };

    /// <summary>The number that a value is; null when it is none.</summary>
    public static double? Number(object? value) => value switch { long whole => whole, double number => number, _ => null };
}
