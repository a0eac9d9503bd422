using Bqml.Catalog.Tables;

namespace Bqml.Catalog;

/// <summary>
/// What BigQuery ML is: its model types with their options, its functions with their arguments and results, and which type supports which function.
/// Static tables generated from <c>data/*.json</c>. A type, an option or a function is built when it is first asked for, so that a compiler that looks at
/// one model does not pay for all.
/// </summary>
public static class ModelCatalog
{
    /// <summary>The day of the documentation that the facts are taken from, as yyyy-MM-dd.</summary>
    public static string Snapshot => CatalogTable.Snapshot;

    /// <summary>Every model type, in the documentation's order.</summary>
    public static IReadOnlyList<ModelType> ModelTypes => field ??= ModelTypeTable.All();

    /// <summary>Every <c>ML.*</c> and <c>AI.*</c> function, and <c>VECTOR_SEARCH</c>.</summary>
    public static IReadOnlyList<ModelFunction> Functions => field ??= FunctionTable.All();

    /// <summary>The options that <c>ALTER MODEL ... SET OPTIONS</c> takes.</summary>
    public static IReadOnlyList<AlterOption> AlterOptions => ManagementTable.AlterOptions;

    /// <summary>The options of ALTER MODEL by what model types have in common; each model type is in one set.</summary>
    public static IReadOnlyList<ModelChangeSet> ChangeSets => ManagementTable.ChangeSets;

    /// <summary>What labels of jobs, tables and models may be.</summary>
    public static ResourceLabels Labels => ManagementTable.Labels;

    /// <summary>What EXPORT MODEL takes.</summary>
    public static ExportRules Export => ManagementTable.Export;

    /// <summary>The fields in which a model's metadata tell the options it was trained with.</summary>
    public static IReadOnlyList<TrainingOptionField> TrainingOptions => ManagementTable.TrainingOptions;

    /// <summary>The functions without a model that are called through a row type, by the columns they read.</summary>
    public static IReadOnlyList<RowFunctionGroup> RowFunctions => field ??= RowFunctionTable.All();

    /// <summary>The models that remote models and AI functions can call, as far as they were published.</summary>
    public static IReadOnlyList<RemoteEndpoint> Endpoints => field ??= EndpointTable.All();

    /// <summary>Spellings of <c>MODEL_TYPE</c> that still work but are deprecated, each with its successor: ARIMA and ARIMA_PLUS.</summary>
    public static IReadOnlyDictionary<string, string> DeprecatedModelTypes => CatalogTable.DeprecatedModelTypes;

    /// <summary>The types of columns that automatic preprocessing makes no feature of; also as elements and fields.</summary>
    public static IReadOnlyList<string> RefusedFeatureTypes => CatalogTable.RefusedFeatureTypes;

    /// <summary>The one type of arrays of structs that automatic preprocessing makes features of: pairs of an index and a number.</summary>
    public static string SparseVectorType => CatalogTable.SparseVectorType;

    /// <summary>The query of custom holidays, for the model types whose <see cref="ModelClauses.CustomHoliday"/> allows one.</summary>
    public static CustomHolidayClause CustomHoliday => CatalogTable.CustomHoliday;

    /// <summary>The ONNX files that BigQuery imports, for the model types that <see cref="ModelType.TakesOnnxFile"/>.</summary>
    public static OnnxImport Onnx => CatalogTable.Onnx;

    /// <summary>What CREATE EXTERNAL TABLE takes for an object table.</summary>
    public static ObjectTableStatement ObjectTable => CatalogTable.ObjectTable;

    /// <summary>What CREATE VECTOR INDEX takes.</summary>
    public static VectorIndexStatement VectorIndex => CatalogTable.VectorIndex;

    /// <summary>How images become inputs of imported models.</summary>
    public static ImageInputs Images => CatalogTable.Images;

    /// <summary>Types of column, as GoogleSQL writes them, that a model with a TRANSFORM clause cannot read, in an ARRAY neither.</summary>
    public static IReadOnlyList<string> TransformRefusedTypes => CatalogTable.TransformRefusedTypes;

    /// <summary>The model type with this id, say <c>LINEAR_REG</c>; null when there is none. Case matters.</summary>
    public static ModelType? FindModelType(string id) => ModelTypeTable.Find(id);

    /// <summary>The model type that the attribute class with this full metadata name declares, say <c>Bqml.LinearRegressionAttribute`1</c>; null when it is none of ours.</summary>
    public static ModelType? FindModelTypeByAttribute(string metadataName) => ModelTypeTable.FindByAttribute(metadataName);

    /// <summary>The function with this name, say <c>ML.PREDICT</c>; null when there is none. Case does not matter, as in GoogleSQL.</summary>
    public static ModelFunction? FindFunction(string name) => FunctionTable.Find(name) ?? FunctionTable.Find(name.ToUpperInvariant());

    /// <summary>The preprocessing function that the attribute class with this full metadata name stands for, say <c>Bqml.StandardScalerAttribute</c>; null when it is none of ours.</summary>
    public static ModelFunction? FindTransformByAttribute(string metadataName) => FunctionTable.FindByAttribute(metadataName);

    /// <summary>The function that computes the properties which the attribute class with this full metadata name marks, say <c>Bqml.AiIfAttribute</c>; null when it is none of ours.</summary>
    public static ModelFunction? FindFunctionByColumnAttribute(string metadataName) => FunctionTable.FindByColumnAttribute(metadataName);

    /// <summary>The endpoint that a text names, in any case, with or without the number of a revision; null when it is none that was published.</summary>
    /// <param name="endpoint">A model's name, or the URL of one: what follows <c>/models/</c> counts.</param>
    public static RemoteEndpoint? FindEndpoint(string endpoint)
    {
        var name = RemoteEndpoint.ModelName(endpoint);
        return Find(name) ?? Find(RemoteEndpoint.WithoutRevision(name))
            ?? Endpoints.Where(known => string.Equals(RemoteEndpoint.WithoutRevision(known.Name), name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(static known => known.Retires, StringComparer.Ordinal).FirstOrDefault();

        static RemoteEndpoint? Find(string name) => Endpoints.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name of the option that this member of enum <c>Hyperparameter</c> stands for, say <c>L2_REG</c> for <c>L2Reg</c>; null when there is no such member.</summary>
    public static string? FindTunableOption(string hyperparameter) => OptionTable.FindTunable(hyperparameter);

    /// <summary>The name of the option with this purpose, which is the same for all model types that have one: <c>MODEL_TYPE</c>.</summary>
    public static string OptionName(OptionPurpose purpose) => ModelTypes.Select(type => type.OptionOf(purpose)).First(static option => option is not null)!.Name;

    /// <summary>The change set that models of the type take; null when there is no such type.</summary>
    public static ModelChangeSet? FindChangeSet(string modelTypeId) => ChangeSets.FirstOrDefault(set => set.ModelTypeIds.Contains(modelTypeId));

    /// <summary>Whether the function can be called on models of the type. Cells the documentation leaves in doubt count as no.</summary>
    public static bool Supports(string modelTypeId, string function) => FindModelType(modelTypeId)?.Supports(function) ?? false;
}
