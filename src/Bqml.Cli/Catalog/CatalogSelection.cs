using Bqml.Catalog;
using Bqml.Generators.Rules;

namespace Bqml.Cli.Catalog;

/// <summary>The part of the catalogue to print.</summary>
/// <param name="ModelTypes">The model types, with all their options.</param>
/// <param name="Functions">The functions.</param>
/// <param name="ModelType">The model type asked for; null: none in particular.</param>
internal sealed record CatalogSelection(IReadOnlyList<ModelType> ModelTypes, IReadOnlyList<ModelFunction> Functions, ModelType? ModelType)
{
    /// <summary>How many options the model types have, one counted once for each of them.</summary>
    public int OptionCount => ModelTypes.Sum(static type => type.Options.Count);

    /// <summary>The endpoints that the model types call: all with the whole catalogue, none where no selected type calls any.</summary>
    public IReadOnlyList<RemoteEndpoint> Endpoints => [.. ModelCatalog.Endpoints.Where(endpoint => ModelTypes.Any(type => endpoint.ModelTypeIds.Contains(type.Id)))];

    /// <summary>The arguments that a signature has for the selected model types.</summary>
    public bool Applies(IReadOnlyList<string> modelTypeIds) => ModelType is null || modelTypeIds.Count == 0 || modelTypeIds.Contains(ModelType.Id);

    /// <summary>Selects by name, in any case.</summary>
    /// <param name="modelType">A model type's id or attribute: it, its options and its functions; null: all.</param>
    /// <param name="function">A function's name: it alone, without model types unless one is asked for; null: all.</param>
    /// <exception cref="CommandException">There is no such model type or function, or the one does not support the other.</exception>
    public static CatalogSelection Of(string? modelType, string? function)
    {
        var type = modelType is null ? null : FindModelType(modelType);
        var single = function is null ? null : FindFunction(function);
        if (type is not null && single is not null && !type.Supports(single.Name))
            throw new CommandException($"{type.Id} does not support {single.Name}. It supports {List(type.Functions, "no function")}; {single.Name} is supported by {List(single.ModelTypeIds, "no model type")}.");

        IReadOnlyList<ModelType> types = type is not null ? [type] : single is not null ? [] : ModelCatalog.ModelTypes;
        IReadOnlyList<ModelFunction> functions =
            single is not null ? [single] : type is not null ? [.. ModelCatalog.Functions.Where(candidate => type.Supports(candidate.Name))] : ModelCatalog.Functions;
        return new(types, functions, type);
    }

    private static ModelType FindModelType(string name)
    {
        foreach (var type in ModelCatalog.ModelTypes)
            if (Is(type.Id) || Is(type.AttributeName)) return type;
        var nearest = Spelling.Closest(name, ModelCatalog.ModelTypes.SelectMany(static type => new[] { type.Id, type.AttributeName }));
        throw new CommandException($"There is no model type {name}.{Suggestion(nearest)} 'bqml catalog' lists all.");

        bool Is(string candidate) => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase);
    }

    private static ModelFunction FindFunction(string name)
    {
        if (ModelCatalog.FindFunction(name) is { } function) return function;
        var names = ModelCatalog.Functions.Select(static candidate => candidate.Name);
        var nearest = Spelling.Closest(name, names) ?? Spelling.Closest("ML." + name, names) ?? Spelling.Closest("AI." + name, names);
        throw new CommandException($"There is no function {name}.{Suggestion(nearest)} 'bqml catalog' lists all.");
    }

    private static string Suggestion(string? nearest) => nearest is null ? "" : $" Did you mean {nearest}?";

    private static string List(IReadOnlyList<string> names, string none) => names.Count == 0 ? none : string.Join(", ", names);
}
