namespace Bqml;

/// <summary>Makes a <c>partial</c> class a BigQuery ML model: its statements and typed members are generated at compile time.</summary>
/// <remarks>
/// The class also carries one type attribute, say <c>[LinearRegression&lt;Penguin&gt;]</c>, whose properties are the options of that model type,
/// and for types that are trained on rows <see cref="TrainingTableAttribute"/> or <see cref="TrainingQueryAttribute"/>.
/// </remarks>
/// <example>
/// <code>
/// [BigQueryModel("ml.penguin_weight")]
/// [LinearRegression&lt;Penguin&gt;(L2Reg = 0.1)]
/// [TrainingTable("bigquery-public-data.ml_datasets.penguins", Where = "body_mass_g IS NOT NULL")]
/// public sealed partial class PenguinWeight;
/// </code>
/// </example>
/// <param name="name">
/// The model's name: <c>model</c>, <c>dataset.model</c> or <c>project.dataset.model</c>, without quotes. What is left out is completed by the client's
/// project and default dataset. The constructor of the generated class can replace it at run time.
/// </param>
/// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-create"/>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class BigQueryModelAttribute(string name) : Attribute
{
    /// <summary>The model's name, as written.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The <c>MODEL_TYPE</c> to write in place of the one that the type attribute stands for: for model types that BigQuery has added since this version.
    /// Null (the default) writes the type attribute's own. An analyzer reports the use.
    /// </summary>
    public string? ModelType { get; set; }

    /// <summary>
    /// Whether the model is meant to be exported by <c>EXPORT MODEL</c>, say to serve it elsewhere: analyzers then report what would keep it from that, a
    /// TIMESTAMP among the features for example. False (the default) checks nothing; the statements are the same.
    /// </summary>
    public bool Exportable { get; set; }
}
