using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Which functions without a model a row type has the columns for, and what keeps it from having more.</summary>
internal static class RowFunctionRules
{
    /// <summary>The groups of functions that the row has every column for.</summary>
    internal static IEnumerable<RowFunctionGroup> Supported(RowSpec row) => ModelCatalog.RowFunctions.Where(group => IsMarked(row, group) && group.Roles.All(role => Fault(row, role) == RoleFault.None));

    /// <summary>The columns with a role, in the order of the row.</summary>
    internal static List<ColumnSpec> Marked(RowSpec row, string role) =>
        [.. row.Columns.Where(column => !column.Roles.Contains(ColumnRole.Ignore) && (column.HasRole(role) || column.FunctionRoles.Any(used => used.ToString() == role)))];

    internal static void Check(RuleContext context, RowSpec row)
    {
        foreach (var group in ModelCatalog.RowFunctions)
        {
            if (group.Roles.Count == 0 || !IsMarked(row, group)) continue;
            foreach (var role in group.Roles) CheckRole(context, row, group, role);
        }
        foreach (var column in row.Columns)
        {
            foreach (var role in column.FunctionRoles) CheckOthers(context, row, column, role.ToString());
        }
    }

    private static void CheckRole(RuleContext context, RowSpec row, RowFunctionGroup group, RowRole role)
    {
        var columns = Marked(row, role.Role);
        switch (Fault(row, role))
        {
            case RoleFault.Type:
                var wrong = columns.First(column => !Accepts(role, column));
                context.ReportFixable(RowDiagnostics.FunctionColumnType, At(wrong), [FixProperties.Property, role.Role], group.Name, row.Name, role.Role, wrong.Property, wrong.Type!.ToString(), ColumnTypes.Describe(role.ColumnTypes));
                break;
            case RoleFault.Count:
                context.ReportFixable(RowDiagnostics.FunctionColumnCount, At(columns[columns.Count - 1]), [FixProperties.Property, role.Role], group.Name, row.Name, role.Role, Wording.Number(columns.Count),
                    Wording.List(columns.Select(static column => column.Property)), role.MaxColumns is { } most ? "at most " + Wording.Number(most) : "one");
                break;
        }
    }

    /// <summary>A role that only functions know calls for those it comes with.</summary>
    private static void CheckOthers(RuleContext context, RowSpec row, ColumnSpec column, string role)
    {
        var groups = ModelCatalog.RowFunctions.Where(group => group.Roles.Any(known => known.Role == role)).ToArray();
        if (groups.Length == 0 || groups.Any(group => IsMarked(row, group))) return;
        // Of several groups the one that the row is nearest to.
        var group = groups.OrderBy(candidate => Missing(row, candidate).Count()).First();
        context.ReportFixable(RowDiagnostics.FunctionRoleMissing, At(column), [FixProperties.Property, role], role, column.Property, group.Name, string.Join("] and [", Missing(row, group).Select(static other => other.Role)));
    }

    private static bool IsMarked(RowSpec row, RowFunctionGroup group) =>
        !Missing(row, group).Any() && group.Columns.All(needed => row.Columns.Any(column =>
            !column.Roles.Contains(ColumnRole.Ignore) && string.Equals(column.Column, needed.Name, StringComparison.OrdinalIgnoreCase) && column.Type is { } type && type.Equals(SqlType.Parse(needed.Type))));

    private static IEnumerable<RowRole> Missing(RowSpec row, RowFunctionGroup group) => group.Roles.Where(role => role.Required && Marked(row, role.Role).Count == 0);

    private static RoleFault Fault(RowSpec row, RowRole role)
    {
        var columns = Marked(row, role.Role);
        if (columns.Any(column => !Accepts(role, column))) return RoleFault.Type;
        return columns.Count > (role.Several ? role.MaxColumns ?? int.MaxValue : 1) ? RoleFault.Count : RoleFault.None;
    }

    private static bool Accepts(RowRole role, ColumnSpec column) => column.Type is null || role.ColumnTypes.Count == 0 || ColumnTypes.Accepts(role.ColumnTypes, column.Type);

    private static FindingTarget At(ColumnSpec column) => new(FindingTargetKind.RowProperty, column.Property);

    private enum RoleFault { None, Type, Count }
}
