namespace Bqml.Catalog;

/// <summary>The ways to write the search space of a tuned option.</summary>
[Flags]
public enum HyperparameterForms
{
    /// <summary>The option cannot be tuned.</summary>
    None = 0,
    /// <summary><c>HPARAM_RANGE(min, max)</c></summary>
    Range = 1,
    /// <summary><c>HPARAM_CANDIDATES([...])</c></summary>
    Candidates = 2,
}

/// <summary>How the tuner walks through a range.</summary>
public enum HyperparameterScale
{
    /// <summary>Not stated, or the option has no range.</summary>
    None,
    /// <summary>Evenly.</summary>
    Linear,
    /// <summary>Evenly in the logarithm; a lower bound of 0 becomes 1e-14.</summary>
    Log,
}
