namespace Bqml.Catalog.Tool.Loading;

/// <summary>The whole catalogue as loaded from <c>src/Bqml.Catalog/data</c>.</summary>
public sealed class CatalogData
{
    /// <summary>The day of the documentation, as yyyy-MM-dd.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Every model type.</summary>
    public required IReadOnlyList<ModelType> ModelTypes { get; init; }

    /// <summary>Every function.</summary>
    public required IReadOnlyList<ModelFunction> Functions { get; init; }

    /// <summary>The records of results whose shape does not depend on the declaration, and of STRUCTs in them.</summary>
    public required IReadOnlyList<ResultRecord> Results { get; init; }

    /// <summary>The functions without a model that are called through a row type.</summary>
    public required IReadOnlyList<RowFunctionGroup> RowFunctions { get; init; }

    /// <summary>The enums that options, arguments and columns use.</summary>
    public required IReadOnlyCollection<EnumType> Enums { get; init; }

    /// <summary>The options of ALTER MODEL.</summary>
    public required IReadOnlyList<AlterOption> AlterOptions { get; init; }

    /// <summary>The types of columns that no feature is made of.</summary>
    public required IReadOnlyList<string> RefusedFeatureTypes { get; init; }

    /// <summary>The type of arrays of structs that features are made of.</summary>
    public required string SparseVectorType { get; init; }

    /// <summary>The query of custom holidays.</summary>
    public required CustomHolidayClause CustomHoliday { get; init; }

    /// <summary>The ONNX files that BigQuery imports.</summary>
    public required OnnxImport Onnx { get; init; }

    /// <summary>What CREATE EXTERNAL TABLE takes for an object table.</summary>
    public required ObjectTableStatement ObjectTable { get; init; }

    /// <summary>What CREATE VECTOR INDEX takes.</summary>
    public required VectorIndexStatement VectorIndex { get; init; }

    /// <summary>How images become inputs of imported models.</summary>
    public required ImageInputs Images { get; init; }

    /// <summary>The models that remote models and AI functions can call.</summary>
    public required IReadOnlyList<RemoteEndpoint> Endpoints { get; init; }

    /// <summary>The options of ALTER MODEL by model types.</summary>
    public required IReadOnlyList<ModelChangeSet> ChangeSets { get; init; }

    /// <summary>What EXPORT MODEL takes.</summary>
    public required ExportRules Export { get; init; }

    /// <summary>What labels may be.</summary>
    public required ResourceLabels Labels { get; init; }

    /// <summary>The roles that a connection's service account needs, by remote model type.</summary>
    public required IReadOnlyList<ConnectionRoles> ConnectionRoles { get; init; }

    /// <summary>The fields in which metadata tell training options.</summary>
    public required IReadOnlyList<TrainingOptionField> TrainingOptions { get; init; }

    /// <summary>Deprecated MODEL_TYPE literals with their successors.</summary>
    public required IReadOnlyDictionary<string, string> DeprecatedModelTypes { get; init; }

    /// <summary>Types of column that a model with a TRANSFORM clause cannot read.</summary>
    public required IReadOnlyList<string> TransformRefusedTypes { get; init; }

    /// <summary>Loads and checks the data.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="DataException">Something is wrong; names file, path and what would be right.</exception>
    public static CatalogData Load(string folder)
    {
        var enums = new EnumData();
        var types = new ModelTypeLoader(DataNode.Read(folder, "model-types.json"));
        var options = new OptionLoader(DataNode.Read(folder, "options.json"), types, enums);
        var results = new ResultLoader(DataNode.Read(folder, "results.json"), options, enums);
        var functions = new FunctionLoader(folder, types, options, results, enums);
        var management = new ManagementLoader(DataNode.Read(folder, "management.json"), types, options);
        var modelTypes = types.Create(options, functions);
        return new CatalogData
        {
            Snapshot = types.Snapshot,
            ModelTypes = modelTypes,
            Functions = functions.Functions,
            Results = results.Records,
            RowFunctions = RowFunctionLoader.Load(DataNode.Read(folder, "row-functions.json"), functions.Functions),
            Enums = enums.Types,
            RefusedFeatureTypes = types.RefusedFeatureTypes,
            SparseVectorType = types.SparseVectorType,
            AlterOptions = management.AlterOptions,
            ChangeSets = management.ChangeSets,
            Export = management.Export,
            Labels = management.Labels,
            ConnectionRoles = management.ConnectionRoles,
            TrainingOptions = management.TrainingOptions,
            CustomHoliday = CustomHolidayLoader.Load(DataNode.Read(folder, "custom-holiday.json"), options),
            Onnx = OnnxLoader.Load(DataNode.Read(folder, "onnx.json")),
            ObjectTable = ObjectTableLoader.Load(DataNode.Read(folder, "object-table.json"), results, enums),
            VectorIndex = VectorIndexLoader.Load(DataNode.Read(folder, "vector-index.json"), functions),
            Images = ImageLoader.Load(DataNode.Read(folder, "images.json"), modelTypes, functions.Functions),
            Endpoints = EndpointLoader.Load(DataNode.Read(folder, "endpoints.json"), types),
            DeprecatedModelTypes = types.Deprecated,
            TransformRefusedTypes = types.TransformRefusedTypes,
        };
    }
}

/// <summary>A generated record with its reader.</summary>
/// <param name="Name">Its name in namespace Bqml.</param>
/// <param name="Summary">What a row of it is, in one sentence.</param>
/// <param name="Columns">Its columns.</param>
public sealed record ResultRecord(string Name, string Summary, IReadOnlyList<OutputColumn> Columns)
{
    /// <summary>The pattern for the columns that a model generates, which the record holds in an object of the caller's type.</summary>
    public const string Generated = "{schema}";

    /// <summary>The STRUCT that it stands for.</summary>
    public string Type => "STRUCT<" + string.Join(", ", Columns.Select(column => column.Name == "*" ? column.Type : $"{column.Name} {column.Type}")) + ">";

    /// <summary>Whether rows of it are the input of a function.</summary>
    public bool IsInput { get; init; }

    /// <summary>Whether it holds the input row it is about, an object of the caller's type.</summary>
    public bool HoldsInput { get; init; }

    /// <summary>Whether it holds an object of the caller's type with the columns that a model generated.</summary>
    public bool HoldsGenerated => Columns.Any(column => column.Name == Generated);
}
