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

        var declarations = model.Spec.Type.Declarations;
        if (declarations.Count == 0) return;
        var names = GeneratedMembers.Of(model.Type);
        foreach (var member in declarations[declarations.Count - 1].MemberNames)
        {
            var target = new FindingTarget(FindingTargetKind.Class, member);
            if (member == ".ctor") model.Report(StructureDiagnostics.ConstructorDeclared, target, model.ClassName);
            else if (names.Contains(member)) model.Report(StructureDiagnostics.MemberCollision, target, model.ClassName, member);
        }
    }
}
