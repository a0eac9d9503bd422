using System.Diagnostics.CodeAnalysis;

namespace Bqml;

/// <summary>
/// A free GoogleSQL expression in the model's TRANSFORM clause. On a property it replaces the column of that property,
/// on the class it adds a column. The expression may read every column of the row, and BigQuery applies it again when predicting.
/// </summary>
/// <param name="expression">
/// A GoogleSQL expression: <c>"LN(body_mass_g)"</c>. BigQuery allows no aggregate functions, subqueries or user-defined functions here,
/// and of the analytic functions only those of ML with an empty OVER().
/// </param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create#transform"/>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property | AttributeTargets.Parameter, AllowMultiple = true, Inherited = false)]
public sealed class TransformAttribute([StringSyntax(SqlLanguage.Name)] string expression) : Attribute
{
    /// <summary>The expression, as written.</summary>
    public string Expression { get; } = expression;

    /// <summary>The transformed column's name. Needed on the class; on a property null (the default) keeps the property's column name.</summary>
    public string? As { get; set; }

    /// <summary>
    /// The GoogleSQL type of the result, say <c>"FLOAT64"</c>: a scalar type or an ARRAY of one. The rows of <c>TransformAsync</c> hold the column in this type.
    /// Null (the default) tells it from the expression, where columns, casts, arithmetic, comparisons and common functions are understood; a column of another
    /// expression is left out of these rows. The statement is the same either way.
    /// </summary>
    public string? Type { get; set; }
}
