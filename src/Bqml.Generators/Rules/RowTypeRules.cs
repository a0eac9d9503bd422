using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The type argument of a type attribute: a row type that generated code can name.</summary>
internal static class RowTypeRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Use is not { } use || model.Type is not { RowTypeParameterCount: > 0 } type) return;
        if (use.Row is not { } row) model.Report(StructureDiagnostics.InvalidRow, ModelContext.TypeAttribute, type.AttributeName, model.ClassName);
        else if (!row.IsAccessible) model.Report(StructureDiagnostics.InaccessibleRow, ModelContext.TypeAttribute, row.Name);
    }
}
