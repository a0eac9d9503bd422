using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The model's name, and the names of the class's own members.</summary>
internal static class ModelNameRules
{
    internal static void Check(ModelContext model)
    {
        if (!SqlIdentifier.TryQuoteModelPath(model.Spec.Name, out _, out var error))
            model.Report(StructureDiagnostics.InvalidModelName, new FindingTarget(FindingTargetKind.ModelAttribute, "name"), Wording.Clause(error));
        StructureRules.CheckConstructor(model, model.Spec.Type);
    }

    /// <summary>Which members are generated is known only for a declaration without errors.</summary>
    internal static void CheckMembers(ModelContext model)
    {
        var own = MemberNames(model);
        if (own.Count == 0 || model.HasError) return;
        var generated = new HashSet<string>(ModelEmitter.MemberNames(model.Spec), StringComparer.Ordinal);
        foreach (var member in own.Where(generated.Contains))
            model.Report(StructureDiagnostics.MemberCollision, new FindingTarget(FindingTargetKind.Class, member), model.ClassName, member);
    }

    private static EquatableArray<string> MemberNames(ModelContext model)
    {
        var declarations = model.Spec.Type.Declarations;
        return declarations.Count == 0 ? [] : declarations[declarations.Count - 1].MemberNames;
    }
}
