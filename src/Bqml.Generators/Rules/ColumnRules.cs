using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>Every column of a row by itself and beside the others: type, name, number of roles. For models and rows alike, nested records included.</summary>
internal static class ColumnRules
{
    /// <param name="context">Where findings go.</param>
    /// <param name="row">The row.</param>
    /// <param name="place">Which of a declaration's rows it is.</param>
    internal static void Check(RuleContext context, RowSpec row, FindingTargetKind place = FindingTargetKind.RowProperty) => Check(context, row, place, "");

    private static void Check(RuleContext context, RowSpec row, FindingTargetKind place, string path)
    {
        var seen = new Dictionary<string, ColumnSpec>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in row.Columns)
        {
            var name = path + column.Property;
            var target = new FindingTarget(place, name);
            CheckRoles(context, column, name, target, isNested: path.Length > 0);
            if (column.Roles.Contains(ColumnRole.Ignore)) continue;

            if (!SqlIdentifier.IsValidColumnName(column.Column, out var error))
                context.Report(RowDiagnostics.InvalidColumnName, target, name, Wording.Clause(error));
            if (seen.TryGetValue(column.Column, out var first)) context.Report(RowDiagnostics.DuplicateColumn, target, first.Property, column.Property, column.Column);
            else seen.Add(column.Column, column);
            if (column.Type is null && Unsupported(column.Shape) is { } type) context.Report(RowDiagnostics.UnsupportedType, target, name, type);
            else if (Nested(column.Shape) is { } nested) Check(context, nested, place, name + ".");
        }
    }

    private static void CheckRoles(RuleContext context, ColumnSpec column, string name, FindingTarget target, bool isNested)
    {
        if (column.Roles.Count > 1)
            context.Report(RowDiagnostics.ConflictingRoles, target, name, Wording.Number(column.Roles.Count), Wording.List(column.Roles.Select(static role => "[" + role + "]")));
        if (!isNested) return;
        foreach (var role in column.Roles)
        {
            if (role != ColumnRole.Ignore) context.Report(RowDiagnostics.NestedRole, target, role.ToString(), name);
        }
        foreach (var role in column.FunctionRoles) context.Report(RowDiagnostics.NestedRole, target, role.ToString(), name);
    }

    private static RowSpec? Nested(ColumnShape shape) => shape switch
    {
        ColumnShape.Struct nested => nested.Row,
        ColumnShape.List list => Nested(list.Element),
        _ => null,
    };

    /// <summary>The C# type that has no BigQuery type; null when the fault is in a property of a nested record, which is reported there.</summary>
    private static string? Unsupported(ColumnShape shape) => shape switch
    {
        ColumnShape.Unsupported unsupported => unsupported.CSharpType.Replace("global::", ""),
        ColumnShape.List { Element: ColumnShape.List } list => "list of " + list.ElementCSharpType.Replace("global::", "") + ", which is itself a list",
        ColumnShape.List list => Unsupported(list.Element) is { } element ? "list of " + element : null,
        ColumnShape.Scalar scalar => scalar.CSharpType.Replace("global::", ""),
        _ => null,
    };
}
