using Bqml.Catalog;
using Bqml.Generators.Onnx;

namespace Bqml.Generators.Specs;

/// <summary>
/// One class marked [BigQueryModel], exactly as the user wrote it: values only, no Roslyn object, compared by value.
/// The parser makes it, the rules judge it, the emitter writes from it.
/// </summary>
internal sealed record ModelSpec
{
    /// <summary>Where the generated part goes and what it is called.</summary>
    public required TypeSpec Type { get; init; }

    /// <summary>Whether it is a class that can get the generated base class: no record, and no other base class.</summary>
    public bool CanHaveBase { get; init; } = true;

    /// <summary>The argument of [BigQueryModel], as written: <c>model</c>, <c>dataset.model</c> or <c>project.dataset.model</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type attributes on the class, in order; exactly one in a valid declaration (or none with <see cref="UnlistedModelType"/>).</summary>
    public required EquatableArray<ModelTypeUse> ModelTypes { get; init; }

    /// <summary>[BigQueryModel(ModelType = "...")]: the escape hatch for a MODEL_TYPE the catalogue does not know.</summary>
    public string? UnlistedModelType { get; init; }

    /// <summary>[BigQueryModel(Exportable = true)]: the model is meant for EXPORT MODEL.</summary>
    public bool IsExportable { get; init; }

    /// <summary>[TrainingTable] or [TrainingQuery]; null when neither is there.</summary>
    public TrainingSource? Training { get; init; }

    /// <summary>Whether both [TrainingTable] and [TrainingQuery] are there; <see cref="Training"/> is then the first of them.</summary>
    public bool HasSeveralTrainingSources { get; init; }

    /// <summary>[CustomHoliday(region, name, dates)], in order.</summary>
    public EquatableArray<CustomHoliday> CustomHolidays { get; init; } = [];

    /// <summary>[CustomHolidayTable] or [CustomHolidayQuery]; null when neither is there.</summary>
    public TrainingSource? HolidaySource { get; init; }

    /// <summary>Whether both [CustomHolidayTable] and [CustomHolidayQuery] are there; <see cref="HolidaySource"/> is then the first of them.</summary>
    public bool HasSeveralHolidaySources { get; init; }

    /// <summary>[ModelOption("NAME", value)], in order.</summary>
    public EquatableArray<OptionUse> UnlistedOptions { get; init; } = [];

    /// <summary>[ClassWeight(label, weight)], in order.</summary>
    public EquatableArray<ClassWeight> ClassWeights { get; init; } = [];

    /// <summary>[Tune] and [TuneCandidates], in order.</summary>
    public EquatableArray<TuneUse> Tunings { get; init; } = [];

    /// <summary>[FeatureCross] and other transforms that stand on the class, in order; those on properties are in the row.</summary>
    public EquatableArray<TransformUse> Transforms { get; init; } = [];

    /// <summary>[ImageInput], in order.</summary>
    public EquatableArray<ImageUse> Images { get; init; } = [];

    /// <summary>The project's files that <see cref="ModelTypeUse.File"/> can mean, exactly one in a valid declaration; null when nobody has looked.</summary>
    public EquatableArray<OnnxSource>? OnnxSources { get; init; }
}

/// <summary>A type attribute, say [LinearRegression&lt;Penguin&gt;(L2Reg = 0.1)].</summary>
/// <param name="Id">The catalogue's id of the model type: LINEAR_REG.</param>
/// <param name="Row">The row type it is declared over, TInput of a model made elsewhere; null when the type argument is not a type one can read.</param>
/// <param name="Options">The named arguments, in the order written.</param>
internal sealed record ModelTypeUse(string Id, RowSpec? Row, EquatableArray<OptionUse> Options)
{
    /// <summary>What a model made elsewhere predicts, TOutput; null for the other types, and when the type argument is not a type one can read.</summary>
    public RowSpec? Output { get; init; }

    /// <summary>Whether the attribute has type arguments.</summary>
    public bool HasRowTypes { get; init; }

    /// <summary>The connection named, as written; null when none is.</summary>
    public string? Connection => Options.FindText(ModelClauses.ConnectionProperty);

    /// <summary>The ONNX file named, as written; null when none is.</summary>
    public string? File => Options.FindText(OnnxImport.FileProperty);
}

/// <summary>An option with the value written for it.</summary>
/// <param name="Name">As written: the attribute's property (L2Reg), or GoogleSQL's name in [ModelOption] (L2_REG).</param>
/// <param name="Value">The constant written.</param>
internal sealed record OptionUse(string Name, OptionValue Value);

/// <summary>A constant that an attribute argument can hold.</summary>
internal abstract record OptionValue
{
    internal sealed record Float64(double Value) : OptionValue;
    internal sealed record Int64(long Value) : OptionValue;
    internal sealed record Bool(bool Value) : OptionValue;
    internal sealed record String(string? Value) : OptionValue;
    /// <summary>A member of one of the catalogue's enums, by its C# name; null name: a number that is no member.</summary>
    internal sealed record Enum(string EnumType, string? Member, long Number) : OptionValue;
    internal sealed record Array(EquatableArray<OptionValue> Items) : OptionValue;
    /// <summary>An expression that the compiler reports: nothing is known of its value.</summary>
    internal sealed record Unknown : OptionValue;
}

/// <summary>[ClassWeight(label, weight)].</summary>
internal sealed record ClassWeight(OptionValue Label, double Weight);

/// <summary>[Tune(Hyperparameter.L2Reg, Min = 0, Max = 5)] or [TuneCandidates(Hyperparameter.L2Reg, 0, 0.1, 1)].</summary>
/// <param name="Option">The catalogue's name of the option: L2_REG; null when the enum value is no member.</param>
/// <param name="Min">Lower bound of a range; null when not given.</param>
/// <param name="Max">Upper bound of a range; null when not given.</param>
/// <param name="Candidates">The candidates; null for a range.</param>
internal sealed record TuneUse(string? Option, double? Min, double? Max, EquatableArray<OptionValue>? Candidates);

/// <summary>[CustomHoliday(region, name, dates, PreholidayDays = ..., PostholidayDays = ...)]: values as written, the days null when they are not.</summary>
internal sealed record CustomHoliday(string Region, string Name, EquatableArray<string> Dates, long? PreholidayDays, long? PostholidayDays);

/// <summary>[ImageInput("input", Height = 224, Width = 224)]: values as written, null when they are not.</summary>
/// <param name="Input">The model's input; null for the one that takes images.</param>
/// <param name="Height">The height that images are given.</param>
/// <param name="Width">The width that images are given.</param>
/// <param name="KeepsAspectRatio">Whether height and width are only the most that an image may have.</param>
/// <param name="ColorSpace">The member of enum ColorSpace; null for RGB.</param>
/// <param name="IntegerPixels">Whether pixels are integers.</param>
/// <param name="Column">The column that holds the files' contents.</param>
internal sealed record ImageUse(string? Input, long? Height, long? Width, bool? KeepsAspectRatio, OptionValue? ColorSpace, bool? IntegerPixels, string? Column);

/// <summary>Where the training rows, or the holidays, come from.</summary>
/// <param name="IsQuery">True for [TrainingQuery] and [CustomHolidayQuery], false for [TrainingTable] and [CustomHolidayTable].</param>
/// <param name="Text">The query, or the table's name, as written.</param>
/// <param name="Where">The condition of [TrainingTable(Where = "...")].</param>
internal sealed record TrainingSource(bool IsQuery, string Text, string? Where);

/// <summary>A preprocessing function asked for by an attribute.</summary>
/// <param name="Function">The catalogue's function: ML.STANDARD_SCALER; null for a free [Transform].</param>
/// <param name="Columns">The columns it reads: C# property names.</param>
/// <param name="Arguments">Constant arguments by the catalogue's argument name.</param>
/// <param name="Expression">The expression of a free [Transform("...", As = "...")].</param>
/// <param name="As">The name of the transformed column; null: the column's own.</param>
/// <param name="Type">The type that a free [Transform("...", Type = "...")] declares.</param>
internal sealed record TransformUse(string? Function, EquatableArray<string> Columns, EquatableArray<OptionUse> Arguments, string? Expression, string? As, string? Type = null);
