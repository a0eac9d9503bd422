using System.ComponentModel;
using Bqml.GoogleSql;
using Bqml.Runtime;

namespace Bqml;

/// <summary>A model in a BigQuery project: the base of every class marked <see cref="BigQueryModelAttribute"/>, added by its generated part.</summary>
public abstract class DeclaredModel : IBigQueryModel
{
    private readonly BigQueryML _bigquery;
    private readonly string _definition;

    /// <summary>Called by generated code.</summary>
    /// <param name="bigquery">The client that runs the statements.</param>
    /// <param name="name">The model's name in place of the declared one; null for that.</param>
    /// <param name="declaredName">The declared name between backticks.</param>
    /// <param name="definition">What follows the name in CREATE MODEL.</param>
    /// <exception cref="ArgumentException">BigQuery does not allow the name.</exception>
    protected DeclaredModel(BigQueryML bigquery, string? name, string declaredName, string definition)
    {
        ArgumentNullException.ThrowIfNull(bigquery);
        (_bigquery, _definition) = (bigquery, definition);
        QuotedName = name is null ? declaredName : SqlIdentifier.QuoteModelPath(name);
    }

    /// <summary>The model's name as its statements write it, between backticks.</summary>
    public string QuotedName { get; }

    BigQueryML IBigQueryModel.Client => _bigquery;

    /// <summary><c>CREATE MODEL</c>: makes the model, training it where its type is trained, and waits until it is ready.</summary>
    /// <param name="mode">What to do when the model exists: fail, leave it, or replace it.</param>
    /// <param name="progress">Hears of each iteration.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What the job did.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused or the training failed.</exception>
    public Task<TrainingResult> CreateAsync(CreateMode mode = CreateMode.Create, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default) =>
        _bigquery.CreateModelAsync(new BigQueryCommand(Opening(mode) + _definition), QuotedName, progress, cancellationToken);

    /// <summary>Called by generated code: <c>CREATE MODEL</c> with an option whose value is a secret. It is sent to BigQuery only; logs, traces and exceptions show <c>***</c> in its place.</summary>
    /// <param name="option">The option's name.</param>
    /// <param name="secret">Its value.</param>
    /// <param name="mode">What to do when the model exists.</param>
    /// <param name="progress">Hears of each iteration.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TrainingResult> CreateWithSecretAsync(string option, string secret, CreateMode mode, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        // A model type with such an option has others that must be given, and no training query behind them.
        const string end = "\n)";
        var opening = Opening(mode) + _definition[..^end.Length] + ",\n  " + option + " = ";
        return _bigquery.CreateModelAsync(new BigQueryCommand(opening + "'***'" + end) { SentText = opening + SqlLiteral.String(secret) + end }, QuotedName, progress, cancellationToken);
    }

    private string Opening(CreateMode mode) => mode switch
    {
        CreateMode.Create => CreateModelOpening.Create,
        CreateMode.CreateIfNotExists => CreateModelOpening.CreateIfNotExists,
        CreateMode.CreateOrReplace => CreateModelOpening.CreateOrReplace,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is no member of CreateMode."),
    } + QuotedName;

    /// <summary>Called by generated code: begins a call of a function on the model.</summary>
    /// <param name="function">The function: <c>ML.PREDICT</c>.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ModelCall Call(string function) => new(_bigquery, function, QuotedName);
}
