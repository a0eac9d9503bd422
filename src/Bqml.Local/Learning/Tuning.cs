using Bqml.Catalog;
using Bqml.Local.Models;

namespace Bqml.Local.Learning;

/// <summary>The values that a hyperparameter may take while it is tuned.</summary>
/// <param name="Name">The option: <c>L1_REG</c>.</param>
/// <param name="Minimum">The lowest value of a range.</param>
/// <param name="Maximum">The highest value of a range.</param>
/// <param name="Candidates">The values to choose from; null for a range, which is searched on a logarithmic scale.</param>
internal sealed record SearchSpace(string Name, double Minimum, double Maximum, IReadOnlyList<double>? Candidates)
{
    /// <summary>What BigQuery takes for a lower bound of 0, which has no logarithm.</summary>
    public const double Smallest = 1e-14;

    /// <summary>The range in which an option without a search space is tuned.</summary>
    public static SearchSpace Default(ModelOption option) => new(option.Name, Math.Max(option.HyperparameterDefaultRange!.Min!.Value, Smallest), option.HyperparameterDefaultRange.Max!.Value, null);

    /// <summary>The value at a place from 0 to 1.</summary>
    public double At(double place) => Candidates is { } values
        ? values[Math.Min((int)(place * values.Count), values.Count - 1)]
        : Math.Clamp(Math.Exp(Math.Log(Minimum) + place * Math.Log(Maximum / Minimum)), Minimum, Maximum);

    /// <summary>The place of the value nearest to the option's default, 0, where a search starts.</summary>
    public double Start => Candidates is { } values ? (values.Index().MinBy(static v => Math.Abs(v.Item)).Index + 0.5) / values.Count : 0;
}

/// <summary>What to tune and how.</summary>
/// <param name="Trials">NUM_TRIALS: the most trials to run.</param>
/// <param name="Algorithm">VIZIER_DEFAULT, RANDOM_SEARCH or GRID_SEARCH.</param>
/// <param name="Objective">The metric to improve: <c>R2_SCORE</c>.</param>
/// <param name="Spaces">The hyperparameters.</param>
internal sealed record TuningOptions(int Trials, string Algorithm, string Objective, IReadOnlyList<SearchSpace> Spaces)
{
    /// <summary>The column of ML.EVALUATE that holds the objective.</summary>
    public string Metric => Objective.ToLowerInvariant();

    /// <summary>Whether less is better.</summary>
    public bool Minimises => Objective.EndsWith("_ERROR", StringComparison.Ordinal) || Objective == "LOG_LOSS";

    /// <summary>Reads the options of tuning; null without NUM_TRIALS.</summary>
    /// <param name="reader">The options.</param>
    public static TuningOptions? Read(OptionReader reader)
    {
        var trials = reader.Integer(ModelOptions.TuningName, 1);
        if (trials is null) return null;
        // One trial runs at a time: the option only sets a maximum.
        reader.Integer("MAX_PARALLEL_TRIALS", 1);
        var algorithm = reader.Word("HPARAM_TUNING_ALGORITHM");
        var objective = reader.SingleWord("HPARAM_TUNING_OBJECTIVES");
        var tunable = reader.Tunable;
        var spaces = tunable.Select(name => Space(name, reader.Find(name))).OfType<SearchSpace>().ToArray();
        if (spaces.Length == 0) spaces = [.. tunable.Where(name => !reader.Has(name)).Select(name => SearchSpace.Default(reader.Facts(name)))];
        if (spaces.Length == 0) throw OptionReader.Error($"{ModelOptions.TuningName} is set, but {string.Join(" and ", tunable)} have fixed values: give one a search space by HPARAM_RANGE or HPARAM_CANDIDATES.");
        if (algorithm == "GRID_SEARCH" && spaces.FirstOrDefault(static s => s.Candidates is null) is { } continuous)
            throw OptionReader.Error($"HPARAM_TUNING_ALGORITHM = 'GRID_SEARCH' needs HPARAM_CANDIDATES for {continuous.Name}: a range has no grid.");
        return new((int)trials.Value, algorithm, objective, spaces);
    }

    private static SearchSpace? Space(string name, object? value)
    {
        switch (value)
        {
            case HyperparameterRange { Minimum: var minimum, Maximum: var maximum }:
                if (!(minimum >= 0 && maximum > minimum && double.IsFinite(maximum)))
                    throw OptionReader.Error(FormattableString.Invariant($"{name} = HPARAM_RANGE({minimum}, {maximum}) is not a range of numbers from 0 up."));
                return new SearchSpace(name, Math.Max(minimum, SearchSpace.Smallest), maximum, null);
            case HyperparameterCandidates { Values: var values }:
                if (values.Count == 0 || values.Any(static v => v is not (long or double or decimal)))
                    throw OptionReader.Error($"{name} = HPARAM_CANDIDATES needs at least one number.");
                var numbers = values.Select(SqlNumbers.ToDouble).Distinct().ToArray();
                if (numbers.Any(static n => !(n >= 0) || !double.IsFinite(n))) throw OptionReader.Error($"{name} = HPARAM_CANDIDATES needs finite numbers of at least 0.");
                return new SearchSpace(name, numbers.Min(), numbers.Max(), numbers);
            default:
                return null;
        }
    }
}
