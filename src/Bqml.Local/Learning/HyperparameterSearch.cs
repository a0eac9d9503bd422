namespace Bqml.Local.Learning;

/// <summary>
/// Suggests the hyperparameters of the next trial. GRID_SEARCH walks the grid, RANDOM_SEARCH draws from a fixed seed. VIZIER_DEFAULT, whose algorithm is not published, starts at the
/// default values, spreads half of the trials evenly (a Halton sequence) and then looks ever closer around the best trial. Every search is deterministic.
/// </summary>
internal sealed class HyperparameterSearch(TuningOptions options)
{
    private readonly Random _random = new(20180726);
    private readonly HashSet<string> _tried = [];
    private (double[] Places, double Score)? _best;
    private double[] _last = [];

    /// <summary>The values of the next trial, in the order of the search spaces; null when all have been tried.</summary>
    /// <param name="trial">The trial's number from 1.</param>
    public double[]? Next(int trial)
    {
        // A space of candidates runs out; a draw that repeats a trial is drawn again.
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            if (options.Algorithm == "GRID_SEARCH" && trial + attempt > Grid()) return null;
            _last = options.Algorithm switch
            {
                "GRID_SEARCH" => GridPlaces(trial - 1 + attempt),
                "RANDOM_SEARCH" => [.. options.Spaces.Select(_ => _random.NextDouble())],
                _ => Adaptive(trial, attempt),
            };
            var values = options.Spaces.Zip(_last, static (space, place) => space.At(place)).ToArray();
            if (_tried.Add(string.Join('|', values.Select(static v => CategoryText.Of(v))))) return values;
            if (options.Spaces.All(static s => s.Candidates is not null) && _tried.Count >= Grid()) return null;
        }
        return null;
    }

    /// <summary>Tells how the last suggestion did; more is better.</summary>
    public void Report(double score)
    {
        if (_best is null || score > _best.Value.Score) _best = (_last, score);
    }

    private long Grid() => options.Spaces.Aggregate(1L, static (product, space) => product * space.Candidates!.Count);

    private double[] GridPlaces(long number)
    {
        var places = new double[options.Spaces.Count];
        for (var i = places.Length - 1; i >= 0; i--)
        {
            var count = options.Spaces[i].Candidates!.Count;
            places[i] = (number % count + 0.5) / count;
            number /= count;
        }
        return places;
    }

    private double[] Adaptive(int trial, int attempt)
    {
        if (trial == 1 && attempt == 0) return [.. options.Spaces.Select(static s => s.Start)];
        var explore = Math.Max(2, options.Trials / 2);
        if (trial <= explore && attempt == 0) return [.. options.Spaces.Select((_, i) => Halton(trial - 1, i == 0 ? 2 : 3))];
        if (_best is not { } best) return [.. options.Spaces.Select(_ => _random.NextDouble())];
        var radius = 0.5 * Math.Pow(0.7, trial - explore) + 0.01 * attempt;
        return [.. best.Places.Select(place => Math.Clamp(place + radius * (2 * _random.NextDouble() - 1), 0, 1))];
    }

    private static double Halton(int index, int radix)
    {
        var (value, fraction) = (0.0, 1.0);
        for (; index > 0; index /= radix)
        {
            fraction /= radix;
            value += fraction * (index % radix);
        }
        return value;
    }
}
