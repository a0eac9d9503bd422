using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The class itself: it must be able to have a generated part. For models and rows alike.</summary>
internal static class StructureRules
{
    private const string Constructor = ".ctor";

    /// <summary>What stands for something in BigQuery gets a base class.</summary>
    internal static void CheckBase(RuleContext context, TypeSpec type, bool canHaveBase, string baseClass)
    {
        if (canHaveBase || type.Declarations.Count == 0) return;
        var own = type.Declarations[type.Declarations.Count - 1];
        context.Report(StructureDiagnostics.OwnBase, new FindingTarget(FindingTargetKind.Class), own.Name, own.Keyword == "class" ? "has a base class" : "is a " + own.Keyword, baseClass);
    }

    /// <summary>What stands for something in BigQuery gets a constructor.</summary>
    internal static void CheckConstructor(RuleContext context, TypeSpec type)
    {
        if (type.Declarations.Count == 0) return;
        var own = type.Declarations[type.Declarations.Count - 1];
        if (own.MemberNames.Contains(Constructor)) context.Report(StructureDiagnostics.ConstructorDeclared, new FindingTarget(FindingTargetKind.Class, Constructor), own.Name);
    }

    internal static void Check(RuleContext context, TypeSpec type, string attribute)
    {
        if (type.Declarations.Count == 0) return;
        var own = type.Declarations[type.Declarations.Count - 1];
        var target = new FindingTarget(FindingTargetKind.Class);

        if (!own.IsPartial) context.Report(StructureDiagnostics.NotPartial, target, own.Name, attribute);
        for (var i = 0; i < type.Declarations.Count - 1; i++)
        {
            var around = type.Declarations[i];
            if (!around.IsPartial) context.Report(StructureDiagnostics.ContainingTypeNotPartial, target, own.Name, attribute, around.Name);
        }
        if (own.IsStatic) context.Report(StructureDiagnostics.StaticType, target, own.Name, attribute);
        else if (own.IsAbstract) context.Report(StructureDiagnostics.AbstractType, target, own.Name, attribute);

        foreach (var declaration in type.Declarations)
        {
            if (declaration.TypeParameters.Count > 0)
                context.Report(StructureDiagnostics.GenericType, target, own.Name, attribute, declaration.Name, string.Join(", ", declaration.TypeParameters));
            if (declaration.IsFileLocal) context.Report(StructureDiagnostics.FileLocalType, target, own.Name, attribute, declaration.Name);
        }
    }
}
