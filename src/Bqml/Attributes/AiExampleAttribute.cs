namespace Bqml;

/// <summary>An input with the answer that is right, for <see cref="AiIfAttribute"/> and <see cref="AiClassifyAttribute"/> on the same property. BigQuery recommends five at most.</summary>
/// <param name="input">The input.</param>
/// <param name="output">The answer: true or false, or a category; an array of categories where the property holds several.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-ai-if"/>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true, Inherited = true)]
public sealed class AiExampleAttribute(string input, object output) : Attribute
{
    /// <summary>The input.</summary>
    public string Input { get; } = input;

    /// <summary>The answer.</summary>
    public object Output { get; } = output;
}
