using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>What follows from a model's declaration, in which the rules found no error, and the catalogue: the facts that SQL and members are written from.</summary>
internal sealed class ModelDeclaration
{
    private readonly ModelTypeUse _use;

    public ModelDeclaration(ModelSpec spec)
    {
        Spec = spec;
        _use = spec.ModelTypes[0];
        ModelType = ModelCatalog.FindModelType(_use.Id)!;
        Columns = Row is null ? [] : [.. Row.Columns.Where(static column => !Has(column, ColumnRole.Ignore))];
        Labels = [.. Columns.Where(static column => Has(column, ColumnRole.Label))];
        Inputs = [.. Columns.Where(static column => column.Roles.Length == 0 || Has(column, ColumnRole.PassThrough))];
        Labelled = [.. Columns.Where(static column => column.Roles.Length == 0 || Has(column, ColumnRole.Label))];
        Trained = [.. Columns.Where(static column => !Has(column, ColumnRole.PassThrough))];
        IsTuned = IsWritten("NUM_TRIALS");
    }

    public ModelSpec Spec { get; }

    /// <summary>The declared type.</summary>
    public ModelType ModelType { get; }

    /// <summary>The row type; null for a model type without one.</summary>
    public RowSpec? Row => _use.Row;

    /// <summary>Every column of the row.</summary>
    public ColumnSpec[] Columns { get; }

    /// <summary>The columns of the training query: all but those that are only passed through.</summary>
    public ColumnSpec[] Trained { get; }

    /// <summary>The columns that predictions start from: features and what is passed through.</summary>
    public ColumnSpec[] Inputs { get; }

    /// <summary>The columns that evaluation needs: features and labels.</summary>
    public ColumnSpec[] Labelled { get; }

    /// <summary>The columns to predict.</summary>
    public ColumnSpec[] Labels { get; }

    /// <summary>Whether training searches hyperparameters.</summary>
    public bool IsTuned { get; }

    /// <summary>The accessibility of members that show the row type or types of its columns.</summary>
    public string Access => Row is { IsExposable: false } ? "internal" : "public";

    /// <summary>The value written for an option; null when it is not written.</summary>
    public OptionValue? FindOption(string name)
    {
        if (ModelType.Option(name)?.PropertyName is { } property)
        {
            foreach (var option in _use.Options)
            {
                if (option.Name == property) return option.Value;
            }
        }
        foreach (var option in Spec.UnlistedOptions)
        {
            if (string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase)) return option.Value;
        }
        return null;
    }

    /// <summary>Whether an option is written.</summary>
    public bool IsWritten(string name) => FindOption(name) is not null;

    /// <summary>Whether a BOOL option is switched on.</summary>
    public bool IsOn(string name) => FindOption(name) is OptionValue.Bool(true);

    public static bool Has(ColumnSpec column, ColumnRole role) => column.Roles.Contains(role);
}
