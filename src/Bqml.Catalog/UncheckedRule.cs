namespace Bqml.Catalog;

/// <summary>A rule of BigQuery that no compiler can check: more decides than what is declared.</summary>
/// <param name="Rule">The rule, in a short sentence.</param>
/// <param name="Needs">What decides.</param>
/// <param name="Range">The numbers that the rule allows; null when it is not about a number.</param>
public sealed record UncheckedRule(string Rule, RuleNeed Needs, NumericRange? Range = null);

/// <summary>What decides about a rule, besides the declaration.</summary>
public enum RuleNeed
{
    /// <summary>The rows that the model is trained on, or that a function reads.</summary>
    Rows,
    /// <summary>The query that the rows come from, when it runs.</summary>
    Query,
    /// <summary>The files of a model made elsewhere, in Cloud Storage.</summary>
    Files,
    /// <summary>The service behind a remote model.</summary>
    Service,
    /// <summary>What the project has: models, tables, reservations, grants.</summary>
    Project,
}
