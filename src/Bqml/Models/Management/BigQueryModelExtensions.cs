namespace Bqml;

/// <summary>What can be done with a model besides creating it and calling functions on it. Each goes through the model's client.</summary>
public static class BigQueryModelExtensions
{
    /// <summary><c>ALTER MODEL ... SET OPTIONS</c>: changes options of the model.</summary>
    /// <typeparam name="TChanges">The options that models of its type have.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="changes">What to change: the properties that are set. <c>new() { Description = "..." }</c> will do.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <exception cref="ArgumentException">No property of <paramref name="changes"/> is set.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-alter-model"/>
    public static Task<StatementStatistics> AlterAsync<TChanges>(this IBigQueryModel<TChanges> model, TChanges changes, bool ifExists = false, CancellationToken cancellationToken = default) where TChanges : ModelOptionChanges
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.AlterModelAsync(model.QuotedName, changes, ifExists, cancellationToken);
    }

    /// <summary><c>DROP MODEL</c>: deletes the model and its data for good. One that is deployed from the Vertex AI Model Registry must be undeployed first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>Whether there was a model to delete.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-drop-model"/>
    public static Task<bool> DropAsync(this IBigQueryModel model, bool ifExists = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.DropModelAsync(model.QuotedName, ifExists, cancellationToken);
    }

    /// <summary><c>EXPORT MODEL</c>: writes the model to Cloud Storage, the optimal trial where hyperparameters were tuned.</summary>
    /// <param name="model">The model.</param>
    /// <param name="uri">The folder: <c>gs://bucket/path/</c>, in the location of the model's dataset.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused or failed.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> names no folder in Cloud Storage.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-export-model"/>
    public static Task<StatementStatistics> ExportAsync(this IExportableModel model, string uri, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.ExportModelAsync(model.QuotedName, uri, trialId: null, cancellationToken);
    }

    /// <summary><c>EXPORT MODEL</c>: writes one trial of a model with tuned hyperparameters to Cloud Storage.</summary>
    /// <param name="model">The model.</param>
    /// <param name="uri">The folder: <c>gs://bucket/path/</c>, in the location of the model's dataset.</param>
    /// <param name="trialId">The trial, from 1.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused or failed.</exception>
    /// <exception cref="ArgumentException"><paramref name="uri"/> names no folder in Cloud Storage, or <paramref name="trialId"/> is below 1.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/standard-sql/bigqueryml-syntax-export-model"/>
    public static Task<StatementStatistics> ExportAsync(this IExportableTunedModel model, string uri, long trialId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.ExportModelAsync(model.QuotedName, uri, trialId, cancellationToken);
    }

    /// <summary>Copies the model with all it has learned, by a copy job; there is no statement for it. Renaming is copying and dropping.</summary>
    /// <param name="model">The model.</param>
    /// <param name="destination">The copy's name: <c>model</c>, <c>dataset.model</c> or <c>project.dataset.model</c>; the client's project and default dataset complete it.</param>
    /// <param name="mode">What to do when there is a model of that name.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The job was refused or failed.</exception>
    /// <exception cref="ArgumentException">A name is not possible, or has no dataset.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/managing-models"/>
    public static Task<StatementStatistics> CopyToAsync(this IBigQueryModel model, string destination, CopyMode mode = CopyMode.Create, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.CopyModelAsync(model.QuotedName, destination, mode, cancellationToken);
    }

    /// <summary>Reads what BigQuery knows about the model: columns, options, training runs, trials, location, expiry.</summary>
    /// <param name="model">The model.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The model's metadata.</returns>
    /// <exception cref="BigQueryMLException">There is no such model, or the account may not see it.</exception>
    /// <exception cref="ArgumentException">The model's name has no dataset, and there is no default one.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/rest/v2/models/get"/>
    public static Task<ModelMetadata> GetAsync(this IBigQueryModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.GetModelAsync(model.QuotedName, cancellationToken);
    }

    /// <summary>Changes metadata of the model without running a statement.</summary>
    /// <param name="model">The model.</param>
    /// <param name="update">What to change: the properties that are set.</param>
    /// <param name="etag">Change the model only if it still is the one with this <see cref="ModelMetadata.ETag"/>; null: whatever it is by now.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The model's metadata after the change.</returns>
    /// <exception cref="BigQueryMLException">There is no such model, it was changed by somebody else, or the account may not change it.</exception>
    /// <exception cref="ArgumentException">No property of <paramref name="update"/> is set, or the model's name has no dataset.</exception>
    /// <seealso href="https://cloud.google.com/bigquery/docs/reference/rest/v2/models/patch"/>
    public static Task<ModelMetadata> UpdateAsync(this IBigQueryModel model, ModelUpdate update, string? etag = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Client.UpdateModelAsync(model.QuotedName, update, etag, cancellationToken);
    }
}
