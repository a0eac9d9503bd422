using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Rules;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Which properties of the catalogue hold rules, and what checks each. Those that hold none are listed too, so that a new one cannot be forgotten.</summary>
internal static class RuleFacts
{
    private const string Members = "the C# compiler: the member is not generated";
    private const string Types = "the C# compiler: the type of the member";

    public static IReadOnlyList<RuleFact<ModelOption>> Options { get; } =
    [
        new(nameof(ModelOption.AllowedValues), static o => o.AllowedValues.Count == 0 ? null : "One of " + List(o.AllowedValues.Select(static value => value.SqlValue)), OptionDiagnostics.NotAllowed),
        new(nameof(ModelOption.Range), static o => In(o.Range), OptionDiagnostics.OutOfRange),
        new(nameof(ModelOption.IntervalMinutes), static o => o.IntervalMinutes is { } range ? $"{range} minutes" : null, OptionDiagnostics.OutOfRange, OptionDiagnostics.WrongFormat),
        new(nameof(ModelOption.Required), static o => o.Required ? "Required" : null, static o => RuleList.Link(o.Role == "Label" ? RowDiagnostics.NoLabel : o.Role is not null ? RowDiagnostics.MissingRole : OptionDiagnostics.Missing)),
        new(nameof(ModelOption.RequiredWhen), static o => Each(o.RequiredWhen, "Required if "), OptionDiagnostics.Missing),
        new(nameof(ModelOption.NamesColumn), static o => o.NamesColumn ? "Names columns of the row that training reads, each once" : null, OptionColumnDiagnostics.Unknown, OptionColumnDiagnostics.WrongRole, OptionColumnDiagnostics.Repeated),
        new(nameof(ModelOption.NamesQueryColumn), static o => o.NamesQueryColumn ? "Names columns that the training query returns" : null, RemoteDiagnostics.InvalidQueryColumn, RemoteDiagnostics.QueryColumnNotReturned),
        new(nameof(ModelOption.ColumnRole), static o => o.ColumnRole is { } role ? $"The columns are marked [{role}]" : null, OptionColumnDiagnostics.WrongRole),
        new(nameof(ModelOption.IsExpression), static o => o.IsExpression ? "An expression of these forms over columns of the row: " + List(o.Formats) : null, OptionDiagnostics.WrongFormat, OptionColumnDiagnostics.UnknownInExpression),
        new(nameof(ModelOption.ColumnTypes), static o => string.Join("; ", o.ColumnTypes.Select(static rule => $"Column {(rule.IsGeneral ? "" : $"({rule.When}) ")}of type {List(rule.Types)}{(rule.Values.Count == 0 ? "" : ", with values " + List(rule.Values))}")),
            static o => o.Role is null ? o.NamesQueryColumn ? "BigQuery: needs the query's columns, whose types the text does not tell" : RuleList.Link(OptionColumnDiagnostics.WrongType)
                : RuleList.Link(RowDiagnostics.RoleColumnType) + (o.ColumnTypes.Any(static rule => rule.Values.Count > 0) ? ", " + RuleList.Link(FeatureDiagnostics.RoleValue) : "")),
        new(nameof(ModelOption.HyperparameterForms), static o => o.Tunable ? $"Tuned by {o.HyperparameterForms}" : null, OptionDiagnostics.TuningForm, OptionDiagnostics.TunedTwice, OptionDiagnostics.TunedAndFixed, OptionDiagnostics.TuningWithoutTrials, OptionDiagnostics.NoCandidates, OptionDiagnostics.TuningCandidate),
        new(nameof(ModelOption.HyperparameterRange), static o => o.HyperparameterRange is { } range ? $"Tuned in {range}, from a smaller to a larger number" : null, OptionDiagnostics.TuningOutOfRange, OptionDiagnostics.TuningEmptyRange, OptionDiagnostics.TuningBoundMissing),
        new(nameof(ModelOption.DiscreteValues), static o => o.DiscreteValues.Count == 0 ? null : $"With {List(o.DiscreteValues)} options are tuned by candidates", OptionDiagnostics.GridSearchRange),
        new(nameof(ModelOption.Requires), static o => Each(o.Requires, "Only if "), OptionDiagnostics.Requires),
        new(nameof(ModelOption.RequiresWhenTuning), static o => Each(o.RequiresWhenTuning, "When hyperparameters are tuned, only if "), OptionDiagnostics.Requires),
        new(nameof(ModelOption.Excludes), static o => Each(o.Excludes, "Not if "), OptionDiagnostics.Excludes),
        new(nameof(ModelOption.AppliesWhen), static o => Each(o.AppliesWhen, "No effect unless "), static o => RuleList.Link(o.Role is null ? OptionDiagnostics.Ignored : RowDiagnostics.RoleWithoutOption)),
        new(nameof(ModelOption.ValueConflicts), static o => string.Join("; ", o.ValueConflicts.Select(static conflict => $"{conflict.Value} not if {string.Join(", nor if ", conflict.With)}")), OptionDiagnostics.Excludes),
        new(nameof(ModelOption.ArrayLength), static o => o.ArrayLength is { } length ? $"{length} elements" : null, OptionDiagnostics.ArrayLength),
        new(nameof(ModelOption.OddLength), static o => o.OddLength ? "An odd number of elements" : null, OptionDiagnostics.ArrayLength),
        new(nameof(ModelOption.SoleValues), static o => o.SoleValues.Count == 0 ? null : List(o.SoleValues) + " only as the single element", OptionLimitDiagnostics.NotAlone),
        new(nameof(ModelOption.Limits), static o => string.Join("; ", o.Limits.Select(static limit => $"If {string.Join(" and ", limit.When)}: {(limit.Range is { } range ? $"in {range}" : $"{limit.ArrayLength} elements")}")), OptionDiagnostics.OutOfRange, OptionDiagnostics.ArrayLength),
        new(nameof(ModelOption.LessThan), static o => o.LessThan is { } other ? "Less than " + other : null, OptionLimitDiagnostics.Order),
        new(nameof(ModelOption.AtMost), static o => o.AtMost is { } other ? "At most " + other : null, OptionLimitDiagnostics.Order),
        new(nameof(ModelOption.BinaryValues), static o => o.BinaryValues.Count == 0 ? null : List(o.BinaryValues) + " for labels of two values", OptionLimitDiagnostics.BinaryValue),
        new(nameof(ModelOption.DefaultIsModelName), static o => o.DefaultIsModelName ? "Left out, the model's name must do" : null, OptionLimitDiagnostics.DefaultName),
        new(nameof(ModelOption.RefusedLocations), static o => o.RefusedLocations.Count == 0 ? null : "Not in location " + List(o.RefusedLocations), OptionLimitDiagnostics.KeyLocation),
        new(nameof(ModelOption.RefusedFeatureTypes), static o => o.RefusedFeatureTypes.Count == 0 ? null : "Not with features of type " + List(o.RefusedFeatureTypes), FeatureDiagnostics.FeatureTypeRefused),
        new(nameof(ModelOption.ElementRanges), static o => o.ElementRanges.Count == 0 ? null : "Elements in " + string.Join(", ", o.ElementRanges), OptionDiagnostics.OutOfRange),
        new(nameof(ModelOption.MaxLength), static o => o.MaxLength is { } most ? $"At most {most} characters" : null, OptionDiagnostics.TooLong),
        new(nameof(ModelOption.Pattern), static o => o.Pattern is { } pattern ? $"Matches `{pattern}`" : null, OptionDiagnostics.WrongFormat),
        new(nameof(ModelOption.Formats), static o => o.Formats.Count == 0 || o.IsExpression ? null : "Of the form " + List(o.Formats), static o => RuleList.Link(o.Pattern is null ? OptionDiagnostics.UnusualFormat : OptionDiagnostics.WrongFormat)),
        new(nameof(ModelOption.IsStorageUri), static o => o.IsStorageUri ? $"A folder, ending in /*{(o.FileEndings.Count == 0 ? "" : ", or a file, ending in " + List(o.FileEndings))}" : null, OptionDiagnostics.UnusualFile),
        new(nameof(ModelOption.Decimals), static o => o.Decimals is { } decimals ? $"At most {decimals} decimal places" : null, OptionLimitDiagnostics.Decimals),
        new(nameof(ModelOption.PartOf), static o => o.PartOf is { } whole ? $"A part of {whole}, not beside the whole" : null, static o => o.PartKey is null ? RuleList.Link(OptionDiagnostics.Requires) : RuleList.Link(OptionDiagnostics.Excludes)),
        new(nameof(ModelOption.Kind), static o => o.Kind == OptionKind.ClassWeights ? "A finite weight that is not negative, one for each value of the label" : null,
            OptionDiagnostics.ClassWeightsNotTaken, OptionDiagnostics.ClassWeightValue, OptionDiagnostics.ClassWeightDuplicate, OptionDiagnostics.ClassWeightLabel, OptionDiagnostics.ClassWeightMissing),
        new(nameof(ModelOption.Enables), static o => o.Enables is { } function && (o.EnablesWhen.Count > 0 || o.EnablesForTwoLabels)
            ? $"For {function} also: {string.Join(" and ", o.EnablesWhen)}{(o.EnablesForTwoLabels ? ", a label of two values" : "")}" : null, OptionDiagnostics.Prerequisite),
        new(nameof(ModelOption.Secret), static o => o.Secret ? "A secret that belongs into no source" : null, OptionLimitDiagnostics.Secret),
        new(nameof(ModelOption.Doubtful), static o => o.Doubtful ? "Granted by the general page only" : null, OptionLimitDiagnostics.Doubtful),
    ];

    public static IReadOnlyList<RuleFact<ModelType>> ModelTypes { get; } =
    [
        new(nameof(ModelType.RowTypeParameterCount), static t => $"Row types: {t.RowTypeParameterCount}", static t => t.RowTypeParameterCount == 0 ? "the C# compiler" : $"the C# compiler, {RuleList.Link(StructureDiagnostics.InvalidRow)}, {RuleList.Link(StructureDiagnostics.InaccessibleRow)}"),
        new(nameof(ModelType.TakesOnnxFile), static t => t.TakesOnnxFile ? $"A file of at most {ModelCatalog.Onnx.MaxBytes} bytes for {ModelCatalog.Onnx.Runtime}, whose inputs and outputs are tensors" : null,
            OnnxDiagnostics.NoFile, OnnxDiagnostics.UnlistedFile, OnnxDiagnostics.UnreadableFile, OnnxDiagnostics.FileTooNew, OnnxDiagnostics.FileTooLarge, OnnxDiagnostics.NoTensor, OnnxDiagnostics.UntypedTensor, OnnxDiagnostics.UnknownTensor, OnnxDiagnostics.MissingInput, OnnxDiagnostics.TensorType),
        new(nameof(ModelType.Clauses), static t => $"TRANSFORM: {t.Clauses.Transform}, AS query: {t.Clauses.Query}, custom holidays: {t.Clauses.CustomHoliday}, connection: {t.Clauses.Connection}",
            RowDiagnostics.TransformNotTaken, FeatureDiagnostics.TransformUndocumented, StructureDiagnostics.NoTraining, StructureDiagnostics.TrainingNotUsed, HolidayDiagnostics.NotTaken, RemoteDiagnostics.InvalidConnection),
        new(nameof(ModelType.LabelTypes), static t => t.LabelTypes.Count == 0 ? null : "One label of " + (t.LabelTypes is [ModelType.Groupable] ? "a type that can be grouped by" : "type " + List(t.LabelTypes)), RowDiagnostics.NoLabel, RowDiagnostics.SeveralLabels, RowDiagnostics.LabelType, FeatureDiagnostics.NullableLabel),
        new(nameof(ModelType.TakesFeatures), static t => t.RowTypeParameterCount != 1 ? null : t.TakesFeatures ? "At least one feature" : "Every column has a role",
            static t => t.TakesFeatures ? RuleList.Link(RowDiagnostics.NoFeature) : RuleList.Link(FeatureDiagnostics.ColumnWithoutRole)),
        new(nameof(ModelType.InputTypes), static t => t.InputTypes.Count == 0 ? null : "Inputs of type " + List(t.InputTypes), RowDiagnostics.InputOutputType, RowDiagnostics.NoInputOrOutput),
        new(nameof(ModelType.OutputTypes), static t => t.OutputTypes.Count == 0 ? null : "Outputs of type " + List(t.OutputTypes), RowDiagnostics.InputOutputType, RowDiagnostics.NoInputOrOutput, RowDiagnostics.AmbiguousOutput, RowDiagnostics.OutputRole),
        new(nameof(ModelType.MaxOutputs), static t => t.MaxOutputs is { } most ? $"At most {most} outputs" : null, RowDiagnostics.TooManyOutputs),
        new(nameof(ModelType.MaxLabelClasses), static t => t.MaxLabelClasses is { } most ? $"At most {most} values of the label" : null, static _ => RuleList.Link(FeatureDiagnostics.TooManyClasses) + " for enums; of other labels BigQuery, which needs the rows"),
        new(nameof(ModelType.MaxFeatureNameLength), static t => t.MaxFeatureNameLength is { } most ? $"Names of features of at most {most} characters" : null, FeatureDiagnostics.FeatureNameTooLong),
        new(nameof(ModelType.ExactlyOneOf), static t => string.Join("; ", t.ExactlyOneOf.Select(static choice => "One of " + List(choice))), OptionDiagnostics.Missing),
        new(nameof(ModelType.OneBelow), static t => t.OneBelow is { } below ? $"One of {List(below.Options)} below {below.Limit.ToString(CultureInfo.InvariantCulture)}" : null, OptionLimitDiagnostics.NoneBelow),
        new(nameof(ModelType.Reservation), static t => t.Reservation is { } reservation ? "Needs " + reservation : null, AvailabilityDiagnostics.Reservation),
        new(nameof(ModelType.ExportFormat), static t => t.ExportFormat is null ? "Cannot be exported" : $"Exported without features of type {List(ModelCatalog.Export.RefusedFeatureTypes)}",
            static t => t.ExportFormat is null ? RuleList.Link(StructureLimitDiagnostics.NotExportable) : RuleList.Link(FeatureDiagnostics.ExportFeature)),
        new(nameof(ModelType.CanRegister), static t => t.CanRegister ? null : "Cannot be registered", Members),
        new(nameof(ModelType.SupportsEncryptionKey), static t => t.SupportsEncryptionKey ? null : "No key of the customer's own", Members),
        new(nameof(ModelType.EndpointFamilies), static t => t.EndpointFamilies.Count == 0 ? null : "Settings by the kind of model at the endpoint: " + List(t.EndpointFamilies.Select(static family => family.Name)), Members),
        new(nameof(ModelType.Functions), static t => $"Functions: {t.Functions.Count}", static _ => $"{Members}; in SQL {RuleList.Link(AvailabilityDiagnostics.NotSupported)}"),
        new(nameof(ModelType.Preview), static t => t.Preview ? "In preview" : null, static _ => throw new InvalidOperationException("A model type in preview needs a diagnostic.")),
    ];

    public static IReadOnlyList<RuleFact<ModelFunction>> Functions { get; } =
    [
        new(nameof(ModelFunction.ModelTypeIds), static f => f.TakesModel ? $"Takes models of {f.ModelTypeIds.Count} types" : null, static f => f.MethodName is null ? RuleList.Link(AvailabilityDiagnostics.NotSupported) : $"{Members}; in SQL {RuleList.Link(AvailabilityDiagnostics.NotSupported)}"),
        new(nameof(ModelFunction.ModelRule), static f => f.ModelRule is { } rule ? char.ToUpperInvariant(rule[0]) + rule[1..] : null, "the method is not generated where the declaration tells it; otherwise BigQuery, which needs the model"),
        new(nameof(ModelFunction.Requires), static f => Each(f.Requires, "Trained with "), Members),
        new(nameof(ModelFunction.TunedModels), static f => f.TunedModels switch { TunedModels.Required => "Tuned models only", TunedModels.Refused => "Not for tuned models", _ => null }, Members),
        new(nameof(ModelFunction.Preview), static f => f.Preview ? "In preview" : null, AvailabilityDiagnostics.Preview),
        new(nameof(ModelFunction.SupersededBy), static f => f.SupersededBy is { } successor ? "Superseded by " + successor : null, static f => RuleList.Link(AvailabilityDiagnostics.Superseded) + (f.MethodName is null ? "" : ", " + RuleList.Link(AvailabilityDiagnostics.SupersededMethod))),
        new(nameof(ModelFunction.AllowedInTransform), static f => f.AllowedInTransform ? null : "Not in TRANSFORM", SqlDiagnostics.TransformForbidden),
        new(nameof(ModelFunction.ExportableInTransform), static f => f.AllowedInTransform && !f.ExportableInTransform ? "Not in models for export" : null, FeatureDiagnostics.ExportTransform),
    ];

    public static IReadOnlyList<RuleFact<FunctionArgument>> Arguments { get; } =
    [
        new(nameof(FunctionArgument.Required), static a => a.Required && a.Kind is ArgumentKind.Named or ArgumentKind.Setting ? "Required" : null, static a => $"the C# compiler; in SQL {RuleList.Link(ArgumentDiagnostics.MissingSetting)}"),
        new(nameof(FunctionArgument.Alternative), static a => a.Alternative is { } other ? $"Required unless {other} is given" : null, ArgumentDiagnostics.MissingSetting),
        new(nameof(FunctionArgument.Range), static a => In(a.Range), ArgumentDiagnostics.CallValue, SqlFunctionDiagnostics.SettingValue),
        new(nameof(FunctionArgument.NegativeMeans), static a => a.NegativeMeans is { } meaning ? "Or a negative number for " + meaning : null, ArgumentDiagnostics.CallValue, SqlFunctionDiagnostics.SettingValue),
        new(nameof(FunctionArgument.AllowedNumbers), static a => a.AllowedNumbers.Count == 0 ? null : "One of " + string.Join(", ", a.AllowedNumbers), ArgumentDiagnostics.CallValue, SqlFunctionDiagnostics.SettingValue),
        new(nameof(FunctionArgument.AllowedValues), static a => a.AllowedValues.Count == 0 ? null : "One of " + List(a.AllowedValues.Select(static value => value.SqlValue)), static _ => $"{Types}; in SQL {RuleList.Link(SqlFunctionDiagnostics.SettingValue)}"),
        new(nameof(FunctionArgument.Conditions), static a => a.Conditions == ArgumentConditions.None ? null : "Only with " + a.Conditions, Members),
        new(nameof(FunctionArgument.When), static a => Each(a.When.Where(static condition => condition.Kind == OutputConditionKind.Setting).Select(static condition => condition.Words), "Only with "), ArgumentDiagnostics.Circumstance),
        new(nameof(FunctionArgument.Unless), static a => Each(a.Unless.Select(static condition => condition.Words), "Not with "), static a => a.Unless.All(static condition => condition.Kind == OutputConditionKind.Option) ? Members : RuleList.Link(ArgumentDiagnostics.Circumstance)),
        new(nameof(FunctionArgument.Excludes), static a => a.Excludes.Count == 0 ? null : "Not together with " + List(a.Excludes), ArgumentDiagnostics.Excluded),
        new(nameof(FunctionArgument.Columns), static a => a.Columns.Any(static column => !column.Optional) ? "Rows with " + List(a.Columns.Where(static column => !column.Optional).Select(static column => column.Name)) : null, static a => a.RecordType is null ? RuleList.Link(CallDiagnostics.MissingColumn) : $"{Types}, {RuleList.Link(CallDiagnostics.MissingColumn)}"),
        new(nameof(FunctionArgument.ColumnTypes), static a => a.ColumnTypes.Count == 0 ? null : "A column of type " + List(a.ColumnTypes), static a => a.Role is null ? "BigQuery: needs the query's columns, whose types the text does not tell" : RuleList.Link(RowDiagnostics.FunctionColumnType)),
        new(nameof(FunctionArgument.MaxColumns), static a => a.MaxColumns is { } most ? $"At most {most} columns" : null, RowDiagnostics.FunctionColumnCount),
        new(nameof(FunctionArgument.IsInBigQuery), static a => a.IsInBigQuery ? "An object table" : null, Types),
        new(nameof(FunctionArgument.IsSchema), static a => a.IsSchema ? "Types that can be generated" : null, "an ArgumentException before anything is sent"),
        new(nameof(FunctionArgument.IsTemplate), static a => a.IsTemplate ? "In attributes a text with the properties of the row in braces" : null, AiDiagnostics.PromptBraces, AiDiagnostics.PromptProperty, AiDiagnostics.PromptType, AiDiagnostics.PromptWithoutColumn),
        new(nameof(FunctionArgument.Preview), static a => a.Preview ? "In preview" : null, ArgumentDiagnostics.PreviewSetting),
    ];

    /// <summary>Arguments of preprocessing functions, which attributes hold.</summary>
    public static IReadOnlyList<RuleFact<FunctionArgument>> TransformArguments { get; } =
    [
        new(nameof(FunctionArgument.Required), static a => a.Required && !a.IsColumn ? "Required" : null, "the C# compiler"),
        new(nameof(FunctionArgument.Range), static a => In(a.Range), RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.AlsoAllowed), static a => a.AlsoAllowed.Count == 0 ? null : "Also " + string.Join(", ", a.AlsoAllowed.Select(static number => number.ToString(CultureInfo.InvariantCulture))), RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.Infinity), static a => a.Infinity ? "Also infinity" : null, RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.AllowedValues), static a => a.AllowedValues.Count == 0 ? null : "One of " + List(a.AllowedValues.Select(static value => value.SqlValue)), RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.AnyTypeValues), static a => a.AnyTypeValues.Count == 0 ? null : $"For columns that are no numbers {List(a.AnyTypeValues)}", RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.ArrayLength), static a => a.ArrayLength is { } length ? $"{length} elements" : null, RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.Ascending), static a => a.Ascending ? a.MayRepeat ? "Finite numbers that do not descend" : "Finite numbers in ascending order" : null, RowDiagnostics.TransformArgument),
        new(nameof(FunctionArgument.Type), static a => a.IsColumn ? $"A column of type {a.Type}" : null, RowDiagnostics.TransformColumnType),
        new(nameof(FunctionArgument.MaxColumns), static a => a.MaxColumns is { } most ? $"At most {most} columns" : null, FeatureDiagnostics.CombinedColumns),
    ];

    public static IReadOnlyList<RuleFact<AlterOption>> AlterOptions { get; } =
    [
        new(nameof(AlterOption.ModelTypeIds), static o => o.ModelTypeIds.Count == 0 ? null : $"For {o.ModelTypeIds.Count} model types", Types),
        new(nameof(AlterOption.Pattern), static o => o.Pattern is { } pattern ? $"Matches `{pattern}`" : null, OptionLimitDiagnostics.ChangedValue),
        new(nameof(AlterOption.Formats), static o => o.Formats.Count == 0 ? null : "Of the form " + List(o.Formats), OptionLimitDiagnostics.ChangedValue),
        new(nameof(AlterOption.IntervalMinutes), static o => o.IntervalMinutes is { } range ? $"{range} minutes" : null, OptionLimitDiagnostics.ChangedValue),
        new(nameof(AlterOption.HoldsLabels), static o => o.HoldsLabels ? $"At most {ModelCatalog.Labels.MaxEntries} labels, as those of jobs and tables; keys {ModelCatalog.Labels.KeyForm}; values {ModelCatalog.Labels.ValueForm}" : null, OptionFormDiagnostics.Label),
    ];

    /// <summary>What the catalogue says of no model type or function in particular.</summary>
    public static IReadOnlyList<RuleFact<string>> Catalog { get; } =
    [
        new(nameof(ModelCatalog.DeprecatedModelTypes), static _ => $"Deprecated model types: {List(ModelCatalog.DeprecatedModelTypes.Keys)}", SupportDiagnostics.DeprecatedModelType),
        new(nameof(ModelCatalog.RefusedFeatureTypes), static _ => $"No feature is {List(ModelCatalog.RefusedFeatureTypes)}", RowDiagnostics.UntrainableFeature),
        new(nameof(ModelCatalog.SparseVectorType), static _ => $"Of arrays of STRUCT only {ModelCatalog.SparseVectorType} is a feature", RowDiagnostics.UntrainableFeature),
        new(nameof(ModelCatalog.TransformRefusedTypes), static _ => $"TRANSFORM reads no {List(ModelCatalog.TransformRefusedTypes)}", FeatureDiagnostics.TransformInput),
        new(nameof(ModelCatalog.CustomHoliday), static _ => $"Custom holidays: at most {ModelCatalog.CustomHoliday.MaxRows} days, {ModelCatalog.CustomHoliday.MaxNames} names, windows of {ModelCatalog.CustomHoliday.MaxWindowDays} days",
            HolidayDiagnostics.NotTaken, HolidayDiagnostics.SeveralSources, HolidayDiagnostics.Value, HolidayDiagnostics.Window, HolidayDiagnostics.Repeated, SqlDiagnostics.HolidayQuery, SqlDiagnostics.HolidayColumn),
        new(nameof(ModelCatalog.Endpoints), static _ => $"{ModelCatalog.Endpoints.Count} known endpoints, some of which are retired on a day", RemoteDiagnostics.RetiredEndpoint, RemoteDiagnostics.RetiringEndpoint, RemoteDiagnostics.OtherEndpoint),
        new(nameof(ModelCatalog.ObjectTable), static _ => $"Object tables: paths {ModelCatalog.ObjectTable.UriScheme}... with at most {ModelCatalog.ObjectTable.MaxWildcards} wildcard", [.. ObjectTableDiagnostics.All]),
        new(nameof(ModelCatalog.VectorIndex), static _ => $"Vector indexes: {List(ModelCatalog.VectorIndex.Options.SelectMany(static option => option.Fields).Where(static field => field.Range is not null).Select(static field => $"{field.PropertyName} {field.Numbers}"))}", ArgumentDiagnostics.CallValue),
        new(nameof(ModelCatalog.Images), static _ => $"Image inputs: tensors of {ImageInputs.Dimensions} dimensions with {ModelCatalog.Images.Channels} channels", [.. ImageDiagnostics.All]),
        new(nameof(ModelCatalog.RowFunctions), static _ => "Rows of functions without a model have their columns", RowDiagnostics.FunctionColumnType, RowDiagnostics.FunctionColumnCount, RowDiagnostics.FunctionRoleMissing),
    ];

    private static string? In(NumericRange? range) => range is null ? null : "In " + range;

    private static string Each<T>(IEnumerable<T> conditions, string opening) => string.Join("; ", conditions.Select(condition => opening + condition));

    private static string List(IEnumerable<string> words) => string.Join(", ", words);
}
