namespace Bqml;

/// <summary>Searches an option's best value between two bounds when the model is trained: <c>HPARAM_RANGE(min, max)</c>. Needs <c>NumTrials</c> on the type attribute.</summary>
/// <remarks><see cref="TuneCandidatesAttribute"/> searches among listed values instead. Tune an option by one of the two, and do not also set it.</remarks>
/// <param name="hyperparameter">The option to search; the model type must allow tuning it.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-hp-tuning-overview"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TuneAttribute(Hyperparameter hyperparameter) : Attribute
{
    /// <summary>The option to search.</summary>
    public Hyperparameter Hyperparameter { get; } = hyperparameter;

    /// <summary>The lower bound, inclusive. Needed together with <see cref="Max"/>.</summary>
    public double Min { get; set; } = double.NaN;

    /// <summary>The upper bound, inclusive. Needed together with <see cref="Min"/>.</summary>
    public double Max { get; set; } = double.NaN;
}
