namespace Bqml.Local;

/// <summary>How near the embedded engine's figures come to BigQuery's: the public contract of each model type.</summary>
public enum FidelityTier
{
    /// <summary>Tier A: BigQuery's published figures to 1e-6, relative.</summary>
    Exact,

    /// <summary>Tier B: the same objective is optimised; accuracy and AUC within 0.02, cluster cost within 5 %.</summary>
    SameObjective,

    /// <summary>Tier C: the same columns, types and row counts; the figures are not BigQuery's.</summary>
    SameShape,

    /// <summary>Tier D: the answers come from a client that the user registered.</summary>
    Delegated,

    /// <summary>The engine refuses the type with an error that names it.</summary>
    Refused,
}

/// <summary>Something that a user of the embedded engine should know about a result, such as a fidelity tier below exact.</summary>
/// <param name="JobId">The job that gave rise to it.</param>
/// <param name="Tier">The fidelity tier of the model concerned.</param>
/// <param name="Message">What differs from BigQuery.</param>
public sealed record LocalWarning(string JobId, FidelityTier Tier, string Message);
