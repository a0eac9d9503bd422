using Bqml.Catalog;
using Bqml.Generators.Images;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Models;

/// <summary>What follows from a model's declaration, in which the rules found no error, and the catalogue: the facts that SQL and members are written from.</summary>
internal sealed class ModelDeclaration
{
    private readonly ModelTypeUse _use;
    private readonly TypeOptions _options;

    public ModelDeclaration(ModelSpec spec)
    {
        Spec = spec;
        _use = spec.ModelTypes[0];
        ModelType = ModelCatalog.FindModelType(_use.Id)!;
        _options = TypeOptions.Of(ModelType);
        Columns = Used(Row);
        Outputs = Used(_use.Output);
        Images = [.. ImageInput.Of(spec)];
        ImageColumns = FindImageColumns();
        Labels = WithRole(ColumnRole.Label);
        Features = ModelType.TakesFeatures ? FindFeatures() : [];
        Inputs = [.. Columns.Where(column => !ImageColumns.Contains(column) && (Features.Contains(column) || Has(column, ColumnRole.PassThrough) || IsKey(column)))];
        Labelled = [.. Columns.Where(column => Features.Contains(column) || IsKey(column) || IsOutcome(column))];
        Trained = [.. Columns.Where(column => !Has(column, ColumnRole.PassThrough) && (ModelType.TakesFeatures || column.Roles.Length > 0))];
        IsTuned = _options.Tuning is { } trials && IsWritten(trials.Name);
    }

    public ModelSpec Spec { get; }

    /// <summary>The declared type.</summary>
    public ModelType ModelType { get; }

    /// <summary>The row type; null for a model type without one.</summary>
    public RowSpec? Row => _use.Row;

    /// <summary>Every column of the row.</summary>
    public ColumnSpec[] Columns { get; }

    /// <summary>The columns that a model made elsewhere predicts.</summary>
    public ColumnSpec[] Outputs { get; }

    /// <summary>The inputs that are images.</summary>
    public ImageInput[] Images { get; }

    /// <summary>The columns that hold the files of images: the row's own, or columns that only the input has. They do not come out of predictions again.</summary>
    public ColumnSpec[] ImageColumns { get; }

    /// <summary>Whether a row of the user's has everything that a prediction starts from.</summary>
    public bool HasOwnRow => Row is { IsGenerated: false } && ImageColumns.All(Columns.Contains);

    /// <summary>The columns that training reads, or a model made elsewhere: all but those that are only passed through.</summary>
    public ColumnSpec[] Trained { get; }

    /// <summary>The names of the columns of the training query: those of the row, or those that options name where no row is declared.</summary>
    public IEnumerable<string> TrainedColumns => Row is not null ? Trained.Select(static column => column.Column) : _options.OfQueryColumns.SelectMany(option => QueryColumns.Of(option, FindOption(option.Name)));

    /// <summary>The columns that the model learns from: those without a role that no option names.</summary>
    public ColumnSpec[] Features { get; }

    /// <summary>The columns that predictions start from: features, what tells rows apart (user, item, series, time) and what is passed through.</summary>
    public ColumnSpec[] Inputs { get; }

    /// <summary>The columns that evaluation needs: the inputs that count and what they led to.</summary>
    public ColumnSpec[] Labelled { get; }

    /// <summary>The columns to predict.</summary>
    public ColumnSpec[] Labels { get; }

    /// <summary>Whether the statement has rows to train on.</summary>
    public bool IsTrained => Spec.Training is not null;

    /// <summary>The connection that a remote model is called through; null when none is named, which stands for the default one.</summary>
    public string? Connection => _use.Connection;

    /// <summary>The kind of model behind the endpoint; null when there is none, or its name does not tell.</summary>
    public EndpointFamily? EndpointFamily =>
        _options.Endpoint is { } endpoint && FindOption(endpoint.Name) is OptionValue.String({ } name) ? ModelType.FindEndpointFamily(name) : null;

    /// <summary>Whether training searches hyperparameters.</summary>
    public bool IsTuned { get; }

    /// <summary>The accessibility of members that show the row type or types of its columns.</summary>
    public string Access => Row is { IsExposable: false } || _use.Output is { IsExposable: false } ? "internal" : "public";

    /// <summary>The columns with a role.</summary>
    public ColumnSpec[] WithRole(ColumnRole role) => [.. Columns.Where(column => Has(column, role))];

    /// <summary>The columns that the option with this placeholder names; without it, the features. Null when no option of the type has it.</summary>
    public ColumnSpec[]? NamedBy(string placeholder)
    {
        if (ModelType.Options.FirstOrDefault(option => option.Placeholder == placeholder) is not { } option) return null;
        return FindOption(option.Name) is { } named ? [.. Columns.Where(column => Names(named, column))] : Features;
    }

    /// <summary>The value written for an option; null when it is not written.</summary>
    public OptionValue? FindOption(string name)
    {
        if (ModelType.Option(name)?.PropertyName is { } property && _use.Options.Find(property) is { } value) return value;
        foreach (var option in Spec.UnlistedOptions)
        {
            if (string.Equals(option.Name, name, StringComparison.OrdinalIgnoreCase)) return option.Value;
        }
        return null;
    }

    /// <summary>Whether an option is written.</summary>
    public bool IsWritten(string name) => FindOption(name) is not null;

    public static bool Has(ColumnSpec column, ColumnRole role) => column.Roles.Contains(role);

    private static ColumnSpec[] Used(RowSpec? row) => row is null ? [] : [.. row.Columns.Where(static column => !Has(column, ColumnRole.Ignore))];

    /// <summary>Whether a column tells what a row is about, rather than what is known of it.</summary>
    private static bool IsKey(ColumnSpec column) =>
        Has(column, ColumnRole.TimeSeriesTimestamp) || Has(column, ColumnRole.TimeSeriesId) || Has(column, ColumnRole.UserId) || Has(column, ColumnRole.ItemId);

    private static bool IsOutcome(ColumnSpec column) =>
        Has(column, ColumnRole.Label) || Has(column, ColumnRole.TimeSeriesData) || Has(column, ColumnRole.Rating);

    private ColumnSpec[] FindFeatures()
    {
        var features = Columns.Where(static column => column.Roles.Length == 0);
        foreach (var option in _options.OfColumns)
        {
            if (FindOption(option.Name) is not { } value) continue;
            if (option is { NamesColumn: true, Role: null }) features = features.Where(column => !Names(value, column));
            if (option.IsExpression && value is OptionValue.String({ } text))
            {
                var read = new HashSet<string>(option.Formats.SelectMany(format => MetricFormat.Columns(format, text)).Select(static read => read.Column), StringComparer.OrdinalIgnoreCase);
                features = features.Where(column => !read.Contains(column.Column));
            }
        }
        return [.. features.Except(ImageColumns)];
    }

    private ColumnSpec[] FindImageColumns()
    {
        var columns = new List<ColumnSpec>(Images.Length);
        foreach (var name in Images.Select(static image => image.Column).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var property = MemberName.OfColumn(name);
            while (Columns.Any(column => column.Property == property)) property += "File";
            columns.Add(Columns.FirstOrDefault(column => column.Column.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new ColumnSpec
            {
                Property = property, Column = name, CSharpType = "byte[]?", Type = SqlType.Bytes, IsNullable = true, Shape = new ColumnShape.Scalar("byte[]"),
            });
        }
        return [.. columns];
    }

    /// <summary>Whether a value names the column: by its property, or in [ModelOption] by its own name.</summary>
    private static bool Names(OptionValue value, ColumnSpec column) => value switch
    {
        OptionValue.String({ } name) => name == column.Property || name.Equals(column.Column, StringComparison.OrdinalIgnoreCase),
        OptionValue.Array(var items) => items.Any(item => Names(item, column)),
        _ => false,
    };
}
