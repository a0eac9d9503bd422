using System.Collections.Concurrent;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The options of a model type by what is asked of them for every model, found once.</summary>
internal sealed class TypeOptions
{
    private static readonly ConcurrentDictionary<ModelType, TypeOptions> s_types = new();

    private TypeOptions(ModelType type)
    {
        var options = type.Options;
        Tuning = type.OptionOf(OptionPurpose.Tuning);
        Endpoint = options.FirstOrDefault(static option => option.IsEndpoint);
        OfRoles = [.. options.Where(static option => option.Role is not null)];
        OfColumns = [.. options.Where(static option => option.NamesColumn || option.IsExpression)];
        OfQueryColumns = [.. options.Where(static option => option.NamesQueryColumn)];
        Enabling = [.. options.Where(static option => option is { Enables: not null, EnablesWhen.Count: > 0 })];
        NamedAsModel = [.. options.Where(static option => option is { DefaultIsModelName: true, Pattern: not null })];
        Needed = [.. type.OptionsAndParts.Where(static option => (IsRequired(option) || option.RequiredWhen.Count > 0) && option.Fixed is null && option.Role != nameof(ColumnRole.Label))];
    }

    /// <summary>The option that turns the search of hyperparameters on; null when the type has none.</summary>
    public ModelOption? Tuning { get; }

    /// <summary>The option that names the endpoint; null when the type has none.</summary>
    public ModelOption? Endpoint { get; }

    /// <summary>Those that a role on the row stands for.</summary>
    public ModelOption[] OfRoles { get; }

    /// <summary>Those that name columns of the row, or hold an expression of columns.</summary>
    public ModelOption[] OfColumns { get; }

    /// <summary>Those that name columns of the training query.</summary>
    public ModelOption[] OfQueryColumns { get; }

    /// <summary>Those that are set for the sake of a function that needs more than the option.</summary>
    public ModelOption[] Enabling { get; }

    /// <summary>Those whose default is the model's name and whose values have a form.</summary>
    public ModelOption[] NamedAsModel { get; }

    /// <summary>Those that must be there, always or under a condition, parts included.</summary>
    public ModelOption[] Needed { get; }

    /// <summary>The options of a type.</summary>
    public static TypeOptions Of(ModelType type) => s_types.GetOrAdd(type, static type => new TypeOptions(type));

    /// <summary>Whether an option must always be there. A column that BigQuery would find by a default name is told by its role.</summary>
    public static bool IsRequired(ModelOption option) => option.Required || option is { Role: not null, Default: string };

    /// <summary>The option that the role stands for; null when the type has none.</summary>
    public ModelOption? OfRole(ColumnRole role)
    {
        var name = ColumnSpec.NameOf(role);
        foreach (var option in OfRoles)
        {
            if (option.Role == name) return option;
        }
        return null;
    }
}
