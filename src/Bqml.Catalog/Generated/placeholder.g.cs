namespace Bqml.Catalog.Tables;
internal static class CatalogTable { internal const string Snapshot = "2026-08-22"; internal static IReadOnlyList<AlterOption> AlterOptions { get; } = []; internal static IReadOnlyDictionary<string, string> DeprecatedModelTypes { get; } = new Dictionary<string, string>(); }
internal static class ModelTypeTable { internal static IReadOnlyList<ModelType> Create() => []; }
internal static class FunctionTable { internal static IReadOnlyList<ModelFunction> Create() => []; }
