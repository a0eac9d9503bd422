using Bqml.Generators.Emission.Rows;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Judges a class marked [BigQueryRow], which is read from results and written into parameters.</summary>
internal static class RowRules
{
    /// <summary>Everything that is wrong with a row; a pure function of the declaration.</summary>
    internal static EquatableArray<Finding> Check(RowTypeSpec spec)
    {
        var context = new RowContext();
        StructureRules.Check(context, spec.Type, "BigQueryRow");
        ColumnRules.Check(context, spec.Row);
        RowFunctionRules.Check(context, spec.Row);
        AiColumnRules.Check(context, spec.Row);
        CheckMembers(context, spec);
        if (!context.HasError) CheckConstruction(context, spec.Row);
        return context.Findings;
    }

    private static void CheckMembers(RuleContext context, RowTypeSpec spec)
    {
        var own = spec.Type.Declarations[spec.Type.Declarations.Count - 1];
        var names = RowTypeEmitter.MemberNames(spec.Row);
        foreach (var member in own.MemberNames)
        {
            if (names.Contains(member)) context.Report(StructureDiagnostics.MemberCollision, new FindingTarget(FindingTargetKind.Class, member), own.Name, member);
        }
    }

    private static void CheckConstruction(RuleContext context, RowSpec row)
    {
        var isExplained = false;
        foreach (var column in row.Columns)
        {
            if (column.IsSettable || column.Roles.Contains(ColumnRole.Ignore)) continue;
            isExplained = true;
            context.Report(RowDiagnostics.NotSettable, new FindingTarget(FindingTargetKind.RowProperty, column.Property), column.Property, row.Name);
        }
        if (row.Construction is null && !isExplained) context.Report(StructureDiagnostics.RowNotConstructible, new FindingTarget(FindingTargetKind.Class), row.Name);
    }

    private sealed class RowContext : RuleContext;
}
