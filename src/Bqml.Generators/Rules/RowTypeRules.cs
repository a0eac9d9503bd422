using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The type arguments of a type attribute: row types that generated code can name.</summary>
internal static class RowTypeRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Use is not { } use || model.Type is not { RowTypeParameterCount: > 0 } type) return;
        if (type.TakesOnnxFile && !use.HasRowTypes) return;
        Check(model, type, use.Row);
        if (type.RowTypeParameterCount > 1) Check(model, type, use.Output);
    }

    private static void Check(ModelContext model, ModelType type, RowSpec? row)
    {
        if (row is null) model.Report(StructureDiagnostics.InvalidRow, ModelContext.TypeAttribute, type.AttributeName, model.ClassName);
        else if (!row.IsAccessible) model.Report(StructureDiagnostics.InaccessibleRow, ModelContext.TypeAttribute, row.Name);
    }
}
