namespace Bqml.Catalog;

/// <summary>
/// What BigQuery ML is: its model types with their options, its functions with their arguments and results, and which type supports which function.
/// Static tables generated from <c>data/*.json</c>; built when first asked for, a type's options only when that type is looked at.
/// </summary>
public static class ModelCatalog
{
    private static readonly Lazy<IReadOnlyList<ModelType>> s_modelTypes = new(Tables.ModelTypeTable.Create);
    private static readonly Lazy<IReadOnlyList<ModelFunction>> s_functions = new(Tables.FunctionTable.Create);
    private static readonly Lazy<Dictionary<string, ModelType>> s_modelTypesById = new(() => ModelTypes.ToDictionary(type => type.Id, StringComparer.Ordinal));
    private static readonly Lazy<Dictionary<string, ModelType>> s_modelTypesByAttribute = new(() => ModelTypes.ToDictionary(type => type.AttributeMetadataName, StringComparer.Ordinal));
    private static readonly Lazy<Dictionary<string, ModelFunction>> s_functionsByName = new(() => Functions.ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase));
    private static readonly Lazy<Dictionary<string, ModelFunction>> s_functionsByAttribute = new(
        () => Functions.Where(function => function.TransformAttributeName is not null).ToDictionary(function => function.TransformAttributeMetadataName!, StringComparer.Ordinal));

    /// <summary>The day of the documentation that the facts are taken from, as yyyy-MM-dd.</summary>
    public static string Snapshot => Tables.CatalogTable.Snapshot;

    /// <summary>Every model type, in the documentation's order.</summary>
    public static IReadOnlyList<ModelType> ModelTypes => s_modelTypes.Value;

    /// <summary>Every <c>ML.*</c> and <c>AI.*</c> function.</summary>
    public static IReadOnlyList<ModelFunction> Functions => s_functions.Value;

    /// <summary>The options that <c>ALTER MODEL ... SET OPTIONS</c> takes.</summary>
    public static IReadOnlyList<AlterOption> AlterOptions => Tables.CatalogTable.AlterOptions;

    /// <summary>Spellings of <c>MODEL_TYPE</c> that still work but are deprecated, each with its successor: ARIMA and ARIMA_PLUS.</summary>
    public static IReadOnlyDictionary<string, string> DeprecatedModelTypes => Tables.CatalogTable.DeprecatedModelTypes;

    /// <summary>The model type with this id, say <c>LINEAR_REG</c>; null when there is none. Case matters.</summary>
    public static ModelType? FindModelType(string id) => s_modelTypesById.Value.TryGetValue(id, out var type) ? type : null;

    /// <summary>The model type that the attribute class with this full metadata name declares, say <c>Bqml.LinearRegressionAttribute`1</c>; null when it is none of ours.</summary>
    public static ModelType? FindModelTypeByAttribute(string metadataName) => s_modelTypesByAttribute.Value.TryGetValue(metadataName, out var type) ? type : null;

    /// <summary>The function with this name, say <c>ML.PREDICT</c>; null when there is none. Case does not matter, as in GoogleSQL.</summary>
    public static ModelFunction? FindFunction(string name) => s_functionsByName.Value.TryGetValue(name, out var function) ? function : null;

    /// <summary>The preprocessing function that the attribute class with this full metadata name stands for, say <c>Bqml.StandardScalerAttribute</c>; null when it is none of ours.</summary>
    public static ModelFunction? FindTransformByAttribute(string metadataName) => s_functionsByAttribute.Value.TryGetValue(metadataName, out var function) ? function : null;

    /// <summary>Whether the function can be called on models of the type. Cells the documentation leaves in doubt count as no.</summary>
    public static bool Supports(string modelTypeId, string function) => FindModelType(modelTypeId)?.Supports(function) ?? false;
}
