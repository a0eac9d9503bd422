namespace Bqml;

/// <summary>Searches an option's best value among listed ones when the model is trained: <c>HPARAM_CANDIDATES([...])</c>. Needs <c>NumTrials</c> on the type attribute.</summary>
/// <remarks><see cref="TuneAttribute"/> searches a range instead. Tune an option by one of the two, and do not also set it.</remarks>
/// <param name="hyperparameter">The option to search; the model type must allow tuning it.</param>
/// <param name="candidates">The values to try: numbers, strings, members of the option's enum, or arrays of integers for options that are arrays.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-hp-tuning-overview"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TuneCandidatesAttribute(Hyperparameter hyperparameter, params object[] candidates) : Attribute
{
    /// <summary>The option to search.</summary>
    public Hyperparameter Hyperparameter { get; } = hyperparameter;

    /// <summary>The values to try.</summary>
    public IReadOnlyList<object> Candidates { get; } = candidates;
}
