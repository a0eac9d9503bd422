using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Options that name columns, by a property of the row or in an expression: the columns are there, are trained on and have types that the option takes.</summary>
internal static class OptionColumnRules
{
    internal static void Check(ModelContext model)
    {
        if (model is not { Options: { } options, Row: { } row }) return;
        var uses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in options.OfColumns)
        {
            if (option.Role is not null) continue;
            foreach (var setting in model.Settings[option.Name])
            {
                if (option.IsExpression) CheckExpression(model, row, setting);
                else CheckNames(model, row, setting, uses);
            }
        }
    }

    private static void CheckNames(ModelContext model, RowSpec row, Setting setting, Dictionary<string, string> uses)
    {
        foreach (var name in Names(setting.Value))
        {
            // [ModelOption] is GoogleSQL's writing, so the column's own name will do.
            var column = row.Columns.FirstOrDefault(column => column.Property == name)
                ?? (setting.Way == SettingWay.ModelOption ? Find(row, name) : null);
            if (column is null)
            {
                ReportUnknown(model, row, setting, name);
                continue;
            }
            if (uses.TryGetValue(column.Property, out var other))
                model.Report(OptionColumnDiagnostics.Repeated, setting.Target, column.Property, other == setting.Display ? other + " twice" : other + " and " + setting.Display);
            else uses.Add(column.Property, setting.Display);
            CheckRole(model, setting, column);
            CheckType(model, setting, column, setting.Option.ColumnTypes.Where(static rule => rule.IsGeneral));
        }
    }

    private static void CheckExpression(ModelContext model, RowSpec row, Setting setting)
    {
        if (setting.Value is not OptionValue.String { Value: { } text } || setting.Option.Formats.FirstOrDefault(format => MetricFormat.Matches(format, text)) is not { } format) return;
        foreach (var (placeholder, name) in MetricFormat.Columns(format, text))
        {
            if (Find(row, name) is not { } column)
            {
                model.Report(OptionColumnDiagnostics.UnknownInExpression, setting.Target, setting.Display, name, row.Name, Wording.DidYouMean(Spelling.Closest(name, row.Columns.Select(static column => column.Column))));
                continue;
            }
            CheckRole(model, setting, column);
            CheckType(model, setting, column, setting.Option.ColumnTypes.Where(rule => rule.Placeholders.Contains(placeholder)));
        }
    }

    private static void CheckRole(ModelContext model, Setting setting, ColumnSpec column)
    {
        var wanted = setting.Option.ColumnRole;
        var unread = column.Roles.Where(static role => role is ColumnRole.Ignore or ColumnRole.PassThrough).ToList();
        var fault = unread.Count > 0
            ? "is marked [" + unread[0] + "], so that training does not read it; remove the mark"
            : wanted is not null && !column.HasRole(wanted) ? "is not marked [" + wanted + "]; mark it"
            : wanted is null && column.Roles.Count > 0 ? "is marked [" + column.Roles[0] + "]; name a column without a role"
            : null;
        if (fault is not null) model.Report(OptionColumnDiagnostics.WrongRole, setting.Target, setting.Display, column.Property, fault);
    }

    private static void CheckType(ModelContext model, Setting setting, ColumnSpec column, IEnumerable<ColumnTypeRule> rules)
    {
        var types = rules.SelectMany(static rule => rule.Types).ToList();
        if (types.Count > 0 && column.Type is { } type && !ColumnTypes.Accepts(types, type))
            model.Report(OptionColumnDiagnostics.WrongType, setting.Target, setting.Display, column.Property, type.ToString(), ColumnTypes.Describe(types));
    }

    private static void ReportUnknown(ModelContext model, RowSpec row, Setting setting, string name)
    {
        var meant = Find(row, name)?.Property ?? Spelling.Closest(name, row.Columns.Select(static column => column.Property));
        string[] arguments = [setting.Display, name, row.Name, Wording.DidYouMean(meant)];
        if (meant is null) model.Report(OptionColumnDiagnostics.Unknown, setting.Target, arguments);
        else model.ReportFixable(OptionColumnDiagnostics.Unknown, setting.Target, [FixProperties.Text, name, FixProperties.Replacement, meant], arguments);
    }

    private static ColumnSpec? Find(RowSpec row, string column) => row.Columns.FirstOrDefault(other => other.Column.Equals(column, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Names(OptionValue? value) => value switch
    {
        OptionValue.String { Value: { } name } => [name],
        OptionValue.Array array => array.Items.SelectMany(Names),
        _ => [],
    };
}
