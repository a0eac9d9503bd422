using Bqml.GoogleSql;
using Bqml.Models;

namespace Bqml;

/// <content>Managing models by their names. Where a class marked [BigQueryModel] is at hand, <see cref="BigQueryModelExtensions"/> does the same.</content>
public partial class BigQueryML
{
    /// <summary>Reads what BigQuery knows about a model: columns, options, training runs, trials, location, expiry.</summary>
    /// <param name="model">The model's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The model's metadata.</returns>
    /// <exception cref="BigQueryMLException">There is no such model, or the account may not see it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public Task<ModelMetadata> GetModelAsync(string model, CancellationToken cancellationToken = default) => _models.GetAsync(ParseModel(model), cancellationToken);

    /// <summary>Lists the models of a dataset. Nothing is sent before the first is asked for.</summary>
    /// <param name="dataset">The dataset, <c>dataset</c> or <c>project.dataset</c>; null: <see cref="BigQueryMLOptions.DefaultDataset"/>.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>The models in BigQuery's order, with what a list tells about each; <see cref="GetModelAsync"/> tells the rest.</returns>
    /// <exception cref="BigQueryMLException">While enumerating: there is no such dataset, or the account may not see it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or none is given and there is no default dataset.</exception>
    public IAsyncEnumerable<ModelSummary> ListModelsAsync(string? dataset = null, CancellationToken cancellationToken = default) =>
        _models.ListAsync(ParseDataset(dataset), _options.PageSize, cancellationToken);

    /// <summary>Changes metadata of a model without running a statement (<c>models.patch</c>).</summary>
    /// <param name="model">The model's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="update">What to change: the properties that are set.</param>
    /// <param name="etag">Change the model only if it still is the one with this <see cref="ModelMetadata.ETag"/>; null: whatever it is by now.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The model's metadata after the change.</returns>
    /// <exception cref="BigQueryMLException">There is no such model, it was changed by somebody else (reason <c>conditionNotMet</c>), or the account may not change it.</exception>
    /// <exception cref="ArgumentException">No property of <paramref name="update"/> is set, BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public Task<ModelMetadata> UpdateModelAsync(string model, ModelUpdate update, string? etag = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.IsEmpty) throw new ArgumentException("Nothing is to be changed: set a property.", nameof(update));
        return _models.PatchAsync(ParseModel(model), update, etag, cancellationToken);
    }

    /// <summary>Deletes a model by <c>models.delete</c>, which needs no job and so no permission to run one. <see cref="DropModelAsync"/> does it by a statement.</summary>
    /// <param name="model">The model's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="BigQueryMLException">There is no such model, or the account may not delete it.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or it has no dataset and there is no default one.</exception>
    public Task DeleteModelAsync(string model, CancellationToken cancellationToken = default) => _models.DeleteAsync(ParseModel(model), cancellationToken);

    /// <summary><c>ALTER MODEL ... SET OPTIONS</c>: changes options of a model.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="changes">What to change: the properties that are set.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, or no property of <paramref name="changes"/> is set.</exception>
    public async Task<StatementStatistics> AlterModelAsync(string model, ModelOptionChanges changes, bool ifExists = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return (await ManageAsync(SqlModelStatement.Alter(QuoteModel(model), changes.Literals, ifExists), "alter the model", cancellationToken).ConfigureAwait(false)).Statistics;
    }

    /// <summary><c>DROP MODEL</c>: deletes a model and its data for good.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="ifExists">Whether a missing model is no error.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>Whether there was a model to delete.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name.</exception>
    public async Task<bool> DropModelAsync(string model, bool ifExists = false, CancellationToken cancellationToken = default)
    {
        var (job, _) = await ManageAsync(SqlModelStatement.Drop(QuoteModel(model), ifExists), "drop the model", cancellationToken).ConfigureAwait(false);
        return job.DdlOperation != "SKIP";
    }

    /// <summary><c>EXPORT MODEL</c>: writes a model to Cloud Storage.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="uri">The folder: <c>gs://bucket/path/</c>, in the location of the model's dataset.</param>
    /// <param name="trialId">The trial of a model with tuned hyperparameters, from 1; null: the optimal one.</param>
    /// <param name="cancellationToken">Cancels the statement's job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The statement was refused (not every model type can be exported) or failed.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow the name, <paramref name="uri"/> names no folder in Cloud Storage, or <paramref name="trialId"/> is below 1.</exception>
    public async Task<StatementStatistics> ExportModelAsync(string model, string uri, long? trialId = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(uri);
        const string scheme = "gs://";
        if (!uri.StartsWith(scheme, StringComparison.Ordinal) || uri[scheme.Length..].TrimStart('/').Length == 0)
            throw new ArgumentException($"'{uri}' is no folder in Cloud Storage: write gs://bucket/path/.", nameof(uri));
        if (trialId is { } trial) ArgumentOutOfRangeException.ThrowIfLessThan(trial, 1, nameof(trialId));
        var options = new List<KeyValuePair<string, string>> { new(ExportOptions.Uri, SqlLiteral.String(uri)) };
        if (trialId is { } id) options.Add(new(ExportOptions.TrialId, SqlLiteral.Int64(id)));
        return (await ManageAsync(SqlModelStatement.Export(QuoteModel(model), options), "export the model", cancellationToken).ConfigureAwait(false)).Statistics;
    }

    /// <summary>Copies a model with all it has learned, by a copy job; there is no statement for it.</summary>
    /// <param name="source">The model's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="destination">The copy's name; <see cref="BigQueryMLOptions.DefaultDataset"/> completes it.</param>
    /// <param name="mode">What to do when there is a model of that name.</param>
    /// <param name="cancellationToken">Cancels the job.</param>
    /// <returns>What it cost, and where it ran.</returns>
    /// <exception cref="BigQueryMLException">The job was refused or failed.</exception>
    /// <exception cref="ArgumentException">BigQuery does not allow a name, or it has no dataset and there is no default one.</exception>
    public async Task<StatementStatistics> CopyModelAsync(string source, string destination, CopyMode mode = CopyMode.Create, CancellationToken cancellationToken = default) =>
        (await _runner.RunAsync(ModelCopy.Work(ParseModel(source), ParseModel(destination), mode), watch: null, cancellationToken).ConfigureAwait(false)).Statistics;

    private Task<(Jobs.Job Job, StatementStatistics Statistics)> ManageAsync(string statement, string purpose, CancellationToken cancellationToken) =>
        _runner.RunAsync(_jobs.Work(new BigQueryCommand(statement), purpose), watch: null, cancellationToken);

    private ModelName ParseModel(string model)
    {
        QuoteModel(model);
        return ModelName.TryParse(model, ProjectId, _options.DefaultDataset)
            ?? throw new ArgumentException($"'{model}' names no dataset: write dataset.{model}, or set BigQueryMLOptions.DefaultDataset.", nameof(model));
    }

    /// <summary>The name for a statement, with or without the quotes that statements need, so that a model's QuotedName will do.</summary>
    private static string QuoteModel(string model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        var path = model is ['`', .. var unquoted, '`'] ? unquoted : model;
        return SqlIdentifier.TryQuoteModelPath(path, out var quoted, out var error) ? quoted : throw new ArgumentException(error, nameof(model));
    }

    private (string ProjectId, string DatasetId) ParseDataset(string? dataset)
    {
        var path = dataset ?? _options.DefaultDataset ?? throw new ArgumentException("No dataset is given: name one, or set BigQueryMLOptions.DefaultDataset.", nameof(dataset));
        var dot = path.LastIndexOf('.');
        var (project, name) = dot < 0 ? (ProjectId, path) : (path[..dot], path[(dot + 1)..]);
        if (!SqlIdentifier.IsValidDatasetName(name, out var error) || !SqlIdentifier.IsValidProjectId(project, out error)) throw new ArgumentException(error, nameof(dataset));
        return (project, name);
    }
}
