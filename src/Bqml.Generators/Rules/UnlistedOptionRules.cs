using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>[ModelOption]: for options that the catalogue does not know. Also options set twice, which only this makes possible.</summary>
internal static class UnlistedOptionRules
{
    internal static void Check(ModelContext model)
    {
        var options = model.Spec.UnlistedOptions;
        for (var i = 0; i < options.Count; i++)
        {
            var target = new FindingTarget(FindingTargetKind.UnlistedOption, null, i);
            if (!Regex.IsMatch(options[i].Name, "^[A-Za-z_][A-Za-z0-9_]*$")) model.Report(OptionDiagnostics.UnlistedOptionName, target, options[i].Name);
            else if (model is { Type: { } type, Spec.UnlistedModelType: null }) Check(model, type, options[i], target);
            if (IsRepeated(model, options, i, out var times)) model.Report(OptionDiagnostics.OptionTwice, target, options[i].Name, Wording.Number(times));
        }
    }

    private static void Check(ModelContext model, ModelType type, OptionUse written, FindingTarget target)
    {
        var name = written.Name;
        if (type.Option(name) is { } option)
        {
            if (option.PropertyName is { } property)
                model.ReportFixable(OptionDiagnostics.UnlistedOptionIsProperty, target, [FixProperties.Property, property], name, type.AttributeName, property);
            else
                model.Report(OptionDiagnostics.UnlistedOptionHasAttribute, target, name, Said(type, option));
            return;
        }
        var owners = ModelCatalog.ModelTypes.Where(other => other.Option(name) is not null).Select(static other => other.Title).ToList();
        if (owners.Count > 0)
        {
            model.Report(OptionLimitDiagnostics.ForeignOption, target, name, type.Title, Wording.List(owners, most: 4));
            return;
        }
        var names = type.Options.Where(static known => known.PropertyName is not null).Select(static known => known.Name);
        if (Spelling.Closest(name, names) is { } meant) model.ReportFixable(OptionDiagnostics.UnlistedOptionMisspelt, target, [FixProperties.Text, name, FixProperties.Replacement, meant], type.Title, name, meant);
        else model.Report(OptionDiagnostics.UnlistedOption, target, name, type.Title);
        if (written.Value is OptionValue.String { Value: null }) model.Report(OptionDiagnostics.NullValue, target, name);
    }

    private static string Said(ModelType type, ModelOption option) =>
        option.Role is { } role ? "the role [" + role + "] on a property of the row"
        : option.Kind == OptionKind.ClassWeights ? "[ClassWeight]"
        : "the attribute [" + type.AttributeName + "]";

    private static bool IsRepeated(ModelContext model, EquatableArray<OptionUse> options, int index, out int times)
    {
        var name = options[index].Name;
        var earlier = options.Take(index).Count(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var elsewhere = model.Settings[model.Type?.Option(name)?.Name ?? name].Count(static setting => setting.Way is SettingWay.Property or SettingWay.Tuning);
        times = earlier + elsewhere + 1;
        return times > 1;
    }
}
