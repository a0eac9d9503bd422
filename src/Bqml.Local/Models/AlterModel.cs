using Bqml.Catalog;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Jobs;
using Bqml.Local.Sql;

namespace Bqml.Local.Models;

/// <summary>ALTER MODEL: checks all options by the catalogue first, then changes them together.</summary>
internal sealed class AlterModel(StatementContext context)
{
    public StatementResult Run(AlterModelStatement statement)
    {
        var path = context.Resolve("model", statement.Name);
        if (context.Catalog.FindModel(path) is not { } model)
            return statement.IfExists ? new StatementResult("ALTER_MODEL") { Target = path, Operation = "SKIP" } : throw context.Catalog.NotFound("Model", path);
        var binder = new Binder(context);
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var changes = new List<Func<ModelDetails, ModelDetails>>();
        foreach (var entry in statement.Options)
        {
            if (!given.Add(entry.Name.Name)) throw context.Error(entry, $"Duplicate option specified for '{entry.Name.Name}'");
            changes.Add(Change(binder, entry, model.Model.ModelTypeId));
        }
        // Another job may have dropped it since.
        if (!context.Request.DryRun && context.Catalog.Change(path, details => changes.Aggregate(details, static (changed, change) => change(changed))) is null) throw context.Catalog.NotFound("Model", path);
        return new StatementResult("ALTER_MODEL") { Target = path };
    }

    private Func<ModelDetails, ModelDetails> Change(Binder binder, OptionEntry entry, string modelTypeId)
    {
        var option = ModelCatalog.AlterOptions.FirstOrDefault(known => known.Name.Equals(entry.Name.Name, StringComparison.OrdinalIgnoreCase))
            ?? throw context.Error(entry, $"Unknown option: {entry.Name.Name}. ALTER MODEL takes {string.Join(", ", ModelCatalog.AlterOptions.Select(known => known.Name))}");
        if (!option.AppliesTo(modelTypeId)) throw context.Error(entry, $"Option {option.Name} is not supported for model type {modelTypeId}");
        switch (option.Name)
        {
            case "description":
                var description = Value<string>(binder, entry, option);
                return details => details with { Description = description };
            case "expiration_timestamp":
                var expires = Value<object>(binder, entry, option) switch
                {
                    null => default(DateTimeOffset?),
                    DateTimeOffset time => time,
                    _ => throw WrongType(entry, option),
                };
                return details => details with { Expires = expires };
            case "labels":
                var labels = Labels(binder, entry, option);
                return details => details with { Labels = labels };
            default:
                // No registry, no keys: an error is better than a model that only seems to be registered or encrypted.
                throw context.Unsupported(entry, $"Option {option.Name}");
        }
    }

    private T? Value<T>(Binder binder, OptionEntry entry, AlterOption option) where T : class => binder.EvaluateConstant(entry.Value).Value switch
    {
        null => null,
        T value => value,
        _ => throw WrongType(entry, option),
    };

    private Dictionary<string, string> Labels(Binder binder, OptionEntry entry, AlterOption option)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Value<object?[]>(binder, entry, option) ?? [])
        {
            if (pair is not object?[] { Length: 2 } fields || fields[0] is not string key || fields[1] is not string value) throw WrongType(entry, option);
            if (!labels.TryAdd(key, value)) throw context.Error(entry, $"Duplicate label key '{key}'");
        }
        return labels;
    }

    private LocalQueryException WrongType(OptionEntry entry, AlterOption option) => context.Error(entry.Value, $"Option {option.Name} must be of type {option.Type}");
}
