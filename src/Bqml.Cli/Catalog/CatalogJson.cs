using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Bqml.Catalog;

namespace Bqml.Cli.Catalog;

/// <summary>
/// The catalogue as JSON: the public properties of the catalogue's own classes in their order, so that a new fact is there as soon as the catalogue has it.
/// What is null, an empty list or an empty text is left out.
/// </summary>
internal static class CatalogJson
{
    private static readonly JsonSerializerOptions s_options = new(CatalogJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = CatalogJsonContext.Default.WithAddedModifier(LeaveOutEmpty).WithAddedModifier(LeaveOutRepetitions),
    };

    public static void Write(TextWriter output, CatalogSelection selection)
    {
        var isWhole = selection.ModelTypes.Count == ModelCatalog.ModelTypes.Count;
        var document = new CatalogDocument(
            ModelCatalog.Snapshot,
            new(selection.ModelTypes.Count, selection.OptionCount, selection.Functions.Count),
            selection.ModelTypes,
            selection.Functions,
            selection.Endpoints,
            isWhole ? ModelCatalog.AlterOptions : [],
            isWhole ? ModelCatalog.ChangeSets : [],
            isWhole ? ModelCatalog.Export : null,
            isWhole ? ModelCatalog.TrainingOptions : [],
            isWhole ? ModelCatalog.DeprecatedModelTypes : new Dictionary<string, string>());
        output.WriteLine(JsonSerializer.Serialize(document, s_options));
    }

    private static void LeaveOutEmpty(JsonTypeInfo type)
    {
        if (type.Type == typeof(CatalogDocument)) return;
        foreach (var property in type.Properties)
            if (typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
                property.ShouldSerialize = static (_, value) => value is IEnumerable items && items.GetEnumerator().MoveNext();
    }

    /// <summary>A signature's input and settings are two of its arguments.</summary>
    private static void LeaveOutRepetitions(JsonTypeInfo type)
    {
        if (type.Type != typeof(FunctionSignature)) return;
        foreach (var property in type.Properties)
            if (property.PropertyType == typeof(FunctionArgument)) property.ShouldSerialize = static (_, _) => false;
    }
}

/// <summary>The document that <c>bqml catalog --json</c> writes.</summary>
/// <param name="Snapshot">The day of the documentation, as yyyy-MM-dd.</param>
/// <param name="Counts">How much follows.</param>
/// <param name="ModelTypes">The model types with their options and the names of the functions they support.</param>
/// <param name="Functions">The functions with their arguments, outputs and the ids of the model types that support them.</param>
/// <param name="Endpoints">The endpoints that the model types call, with the days on which they are released and retired.</param>
/// <param name="AlterOptions">The options of ALTER MODEL; empty when only a part of the catalogue is asked for.</param>
/// <param name="ChangeSets">Which model types take which of them; empty when only a part of the catalogue is asked for.</param>
/// <param name="Export">What EXPORT MODEL takes; null when only a part of the catalogue is asked for.</param>
/// <param name="TrainingOptions">The fields in which metadata tell training options; empty when only a part of the catalogue is asked for.</param>
/// <param name="DeprecatedModelTypes">Deprecated spellings of MODEL_TYPE and their successors; empty when only a part of the catalogue is asked for.</param>
internal sealed record CatalogDocument(
    string Snapshot, CatalogCounts Counts, IReadOnlyList<ModelType> ModelTypes, IReadOnlyList<ModelFunction> Functions, IReadOnlyList<RemoteEndpoint> Endpoints,
    IReadOnlyList<AlterOption> AlterOptions, IReadOnlyList<ModelChangeSet> ChangeSets, ExportRules? Export, IReadOnlyList<TrainingOptionField> TrainingOptions,
    IReadOnlyDictionary<string, string> DeprecatedModelTypes);

/// <summary>How many of each a document holds; an option is counted once for each model type that has it.</summary>
internal sealed record CatalogCounts(int ModelTypes, int Options, int Functions);

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(CatalogDocument))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(object[]))]
internal sealed partial class CatalogJsonContext : JsonSerializerContext;
