using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>From which probability of harm on a language model's answer is blocked, for one category of harm.</summary>
/// <param name="Category">The category.</param>
/// <param name="Threshold">What is blocked.</param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-ai-generate-text"/>
public sealed record SafetySetting(HarmCategory Category, HarmBlockThreshold Threshold)
{
    /// <summary>The setting as a STRUCT.</summary>
    internal string Literal => $"STRUCT({SqlLiteral.String(EnumTexts.Of(Category)!)} AS category, {SqlLiteral.String(EnumTexts.Of(Threshold)!)} AS threshold)";
}
