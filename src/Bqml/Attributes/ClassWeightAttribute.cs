namespace Bqml;

/// <summary>The weight of one class of the label, for the option <c>CLASS_WEIGHTS</c> of classifiers. Give one for each class.</summary>
/// <remarks>Excludes <c>AutoClassWeights = true</c>.</remarks>
/// <param name="label">The class: a value of the label column, as a string, number or bool.</param>
/// <param name="weight">Its weight; a class of weight 2 counts twice in the loss.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create-glm#class_weights"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClassWeightAttribute(object label, double weight) : Attribute
{
    /// <summary>The class.</summary>
    public object Label { get; } = label;

    /// <summary>Its weight.</summary>
    public double Weight { get; } = weight;
}
