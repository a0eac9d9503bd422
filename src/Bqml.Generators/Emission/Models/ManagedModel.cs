using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Models;

/// <summary>The interfaces by which a model can be altered, dropped, copied and, where BigQuery can, exported; what they offer is in the runtime, not in each model.</summary>
internal static class ManagedModel
{
    private static readonly HashSet<SqlTypeKind> s_refusedKinds =
        [.. ModelCatalog.Export.RefusedFeatureTypes.Select(static name => (SqlTypeKind)Enum.Parse(typeof(SqlTypeKind), name, ignoreCase: true))];

    /// <summary>The interfaces, for the list after the base class.</summary>
    public static string Interfaces(ModelDeclaration model)
    {
        var list = $"global::Bqml.IBigQueryModel<global::Bqml.{ModelCatalog.FindChangeSet(model.ModelType.Id)!.Name}>";
        if (!CanExport(model)) return list;
        return list + (model.IsTuned ? ", global::Bqml.IExportableTunedModel" : ", global::Bqml.IExportableModel");
    }

    /// <summary>Whether EXPORT MODEL can write the model as declared.</summary>
    public static bool CanExport(ModelDeclaration model)
    {
        if (model.ModelType.ExportFormat is null) return false;
        // What is imported is exported as it came, whatever its input.
        if (model.ModelType.Clauses.Query == ClauseUse.No) return true;
        return !model.Features.Any(static column => column.Transforms.Length == 0 && column.Type is { } type && IsRefused(type))
            && !model.Features.SelectMany(static column => column.Transforms).Concat(model.Spec.Transforms).Any(static transform => IsRefused(transform));
    }

    private static bool IsRefused(SqlType type) =>
        s_refusedKinds.Contains(type.Kind) || type.Fields.Any(static field => IsRefused(field.Type));

    private static bool IsRefused(TransformUse transform) => transform.Function is { } function && ModelCatalog.FindFunction(function) is { ExportableInTransform: false };
}
