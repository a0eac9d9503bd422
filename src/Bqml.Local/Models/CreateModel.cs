using Bqml.Catalog;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Learning;
using Bqml.Local.Remote;
using Bqml.Local.Sql;
using Bqml.Local.Statements;
using Bqml.Local.Storage;

namespace Bqml.Local.Models;

/// <summary>CREATE MODEL: checks everything first, trains, and puts the model in place as the last step, so that nothing half-made is ever seen.</summary>
internal sealed class CreateModel(StatementContext context, LocalBigQueryOptions options, Action<LocalWarning> warn)
{
    public StatementResult Run(CreateModelStatement statement, Job job)
    {
        var path = context.Resolve("model", statement.Name);
        TableStatements.RequireDataset(context, options, path);
        var old = context.Catalog.FindModel(path);
        if (old is not null && statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);

        var binder = new Binder(context);
        var given = new ModelOptions(context, binder);
        var (type, values) = given.Read(statement);
        if (Fidelity.RefusalReason(type.Id) is { } reason)
            throw context.Error(given.ModelTypeNode ?? statement, $"Model type {type.Id} is refused by the embedded engine, because {reason}. Supported: {string.Join(", ", Fidelity.SupportedModelTypes)}. Create the model in BigQuery");
        if (statement.Remote is not null) return MakeRemote(statement, type, values, old, path);
        if (statement.Input is not null || statement.Output is not null) throw context.Error(statement, $"INPUT and OUTPUT clauses are not supported for model type {type.Id}");
        if (statement.NamedQueries.Count > 0) throw context.Error(statement.NamedQueries[0], $"Named queries are not supported for model type {type.Id}");
        if (ImportModel.Imports(type)) return Import(statement, path, type, values, given, old);
        if (statement.Query is null) throw context.Error(statement, $"CREATE MODEL with model type {type.Id} needs a query: AS SELECT ...");
        if (old is not null && statement.Disposition == CreateDisposition.CreateIfNotExists)
            return new StatementResult("CREATE_MODEL") { Target = path, Operation = "SKIP" };

        var query = binder.BindQuery(statement.Query);
        CheckNames(statement.Query, query);
        if (context.Request.DryRun) return Result("CREATE", path);

        job.MaxIterations = (values.GetValueOrDefault("MAX_ITERATIONS") ?? type.Option("MAX_ITERATIONS")?.Default) as long?;
        job.TrainingModelType = type.Id;
        var started = DateTimeOffset.UtcNow;
        var input = binder.MaterializeQuery(query);
        var (model, transform) = Train(statement, type, values, old, binder, query, input, job);
        context.CancellationToken.ThrowIfCancellationRequested();
        var stored = new StoredModel(path, model, transform, [.. input.Columns.Select(c => new StoredColumn(c.Name!, c.Type))], started, DateTimeOffset.UtcNow);
        if (!context.Catalog.Put(stored, replace: statement.Disposition == CreateDisposition.CreateOrReplace))
        {
            // Another job made it in the meantime.
            if (statement.Disposition == CreateDisposition.Create) throw AlreadyExists(path);
            return Result("SKIP", path);
        }
        // A type's tier is what its models reach at best; what differs in this one takes it below exact.
        var tier = Fidelity.TierOf(type.Id) is var best and not FidelityTier.Exact ? best : FidelityTier.SameObjective;
        foreach (var difference in model.Differences) warn(new LocalWarning(job.JobId, tier, $"Model {path}: {difference}"));
        return Result(old is null ? "CREATE" : "REPLACE", path);
    }

    /// <summary>A remote model is a name for one elsewhere: nothing is trained.</summary>
    private StatementResult MakeRemote(CreateModelStatement statement, ModelType type, IReadOnlyDictionary<string, object?> values, StoredModel? old, ObjectPath path) => Make(statement, path, old, () =>
    {
        var now = DateTimeOffset.UtcNow;
        var model = new RemoteModel
        {
            ModelTypeId = type.Id,
            Options = values,
            Endpoint = (string)values[RemoteModelTypes.EndpointOption(type).Name]!,
            Connection = statement.Remote!.Connection?.FullName,
        };
        return new StoredModel(path, model, null, [], now, now);
    });

    private StatementResult Import(CreateModelStatement statement, ObjectPath path, ModelType type, IReadOnlyDictionary<string, object?> values, ModelOptions given, StoredModel? old)
    {
        var import = new ImportModel(context);
        import.Check(statement, type, values);
        return Make(statement, path, old, () => import.Run(path, type, values, given.Node(ImportModel.PathOption)));
    }

    /// <summary>Puts a model in place that is not trained.</summary>
    private StatementResult Make(CreateModelStatement statement, ObjectPath path, StoredModel? old, Func<StoredModel> make)
    {
        if (old is not null && statement.Disposition == CreateDisposition.CreateIfNotExists) return Result("SKIP", path);
        if (context.Request.DryRun) return Result("CREATE", path);
        if (context.Catalog.Put(make(), replace: statement.Disposition == CreateDisposition.CreateOrReplace)) return Result(old is null ? "CREATE" : "REPLACE", path);
        return statement.Disposition == CreateDisposition.Create ? throw AlreadyExists(path) : Result("SKIP", path);
    }

    private (TrainedModel Model, TransformPipeline? Transform) Train(
        CreateModelStatement statement, ModelType type, IReadOnlyDictionary<string, object?> values, StoredModel? old, Binder binder, BoundQuery query, InputRows input, Job job)
    {
        TransformPipeline? transform = null;
        var rows = input.Read();
        var original = rows;
        if (statement.Transform is { } clause)
        {
            transform = binder.PrepareTransform(clause, query, TrainingColumns(type, values));
            rows = binder.ApplyTransform(transform, input, learn: true);
        }
        var definition = new ModelDefinition(type.Id, values) { PreviousModel = old?.Model, RowsBeforeTransform = transform is null ? null : original };
        try
        {
            return (ModelTrainer.Train(definition, rows, job, context.CancellationToken), transform);
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw context.Error(statement, e.Message.TrimEnd('.'));
        }
    }

    /// <summary>The columns that rows to predict need not have: those with a role, as the options or their defaults name them.</summary>
    private static List<string> TrainingColumns(ModelType type, IReadOnlyDictionary<string, object?> values) =>
        [.. type.Options.Where(static option => option.Role is not null).SelectMany(option => (values.GetValueOrDefault(option.Name) ?? option.Default) switch
        {
            string name => [name],
            object?[] names => names.OfType<string>(),
            _ => [],
        })];

    private void CheckNames(Query syntax, BoundQuery query)
    {
        var columns = QueryRunner.Columns(query);
        for (var i = 0; i < query.Columns.Count; i++)
            if (query.Columns.Count == columns.Count && query.Columns[i].Name is null)
                throw context.Error(syntax, $"CREATE MODEL columns must be named, but column {i + 1} of the query has no name");
    }

    private StatementResult Result(string operation, ObjectPath path) =>
        new("CREATE_MODEL") { Target = path, Operation = operation, BytesProcessed = context.Catalog.Measure(context.ReadTables) };

    private static LocalQueryException AlreadyExists(ObjectPath path) => new("duplicate", $"Already Exists: Model {path}");
}
