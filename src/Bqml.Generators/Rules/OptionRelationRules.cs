using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Options among each other: what one requires, excludes, needs to have an effect, and which must be there.</summary>
internal static class OptionRelationRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type) return;
        var reported = new HashSet<(string, string)>();
        foreach (var settings in model.Settings)
        {
            var setting = settings.First();
            if (IsOff(setting)) continue;
            foreach (var condition in setting.Option.Excludes.Concat(ConflictsOf(setting)))
            {
                if (model.Holds(condition) == true && !IsOff(model, condition)) ReportExclusion(model, setting, condition, reported);
            }
            // A value is given as a whole or part by part.
            if (setting.Option is { PartKey: not null, PartOf: { } whole } && model.Settings.Contains(whole)) ReportExclusion(model, setting, new OptionCondition { Option = whole }, reported);
            foreach (var condition in model.IsTuned ? setting.Option.Requires.Concat(setting.Option.RequiresWhenTuning) : setting.Option.Requires)
            {
                if (model.Holds(condition) == false) model.Report(OptionDiagnostics.Requires, setting.Target, setting.Display, model.Display(condition));
            }
            if (setting.Option.AppliesWhen.FirstOrDefault(condition => model.Holds(condition) == false) is { } unmet) ReportIgnored(model, setting, unmet);
        }
        CheckRequired(model, type);
        CheckChoices(model, type);
    }

    private static IEnumerable<OptionCondition> ConflictsOf(Setting setting) =>
        setting.Option.ValueConflicts.Where(conflict => setting.Values is { } values && values.Any(value => Setting.AreSame(value, conflict.Value))).SelectMany(static conflict => conflict.With);

    private static void ReportExclusion(ModelContext model, Setting setting, OptionCondition condition, HashSet<(string, string)> reported)
    {
        var other = condition.Option!;
        // Most exclusions are written on both options; one report is enough.
        if (reported.Contains((other, setting.Option.Name)) || !reported.Add((setting.Option.Name, other))) return;
        var shown = setting.Value is { } value && setting.Option.ValueConflicts.Count > 0 ? setting.Display + " = " + Wording.Value(value) : setting.Display;
        model.ReportFixable(OptionDiagnostics.Excludes, setting.Target, [FixProperties.Other, model.Display(other)], shown, model.Display(condition));
    }

    private static void ReportIgnored(ModelContext model, Setting setting, OptionCondition unmet)
    {
        if (setting.Way == SettingWay.Role) model.Report(RowDiagnostics.RoleWithoutOption, setting.Target, setting.Option.Role!, setting.Target.Name!, "it needs " + model.Display(unmet));
        else model.Report(OptionDiagnostics.Ignored, setting.Target, setting.Display, model.Display(unmet));
    }

    private static void CheckRequired(ModelContext model, ModelType type)
    {
        foreach (var option in model.Options!.Needed)
        {
            if (model.IsSet(option.Name)) continue;
            if (TypeOptions.IsRequired(option)) ReportMissing(model, type, option, "");
            else if (option.RequiredWhen.FirstOrDefault(condition => model.Holds(condition) == true) is { } reason) ReportMissing(model, type, option, " when " + model.Display(reason));
        }
    }

    private static void ReportMissing(ModelContext model, ModelType type, ModelOption option, string reason)
    {
        if (option.Role is not { } role) model.Report(OptionDiagnostics.Missing, ModelContext.TypeAttribute, model.ClassName, ModelContext.Display(option, option.Name), reason);
        else if (model.Row is { } row) model.Report(RowDiagnostics.MissingRole, ModelContext.TypeAttribute, type.Title, role, row.Name);
    }

    private static void CheckChoices(ModelContext model, ModelType type)
    {
        foreach (var choice in type.ExactlyOneOf)
        {
            if (!choice.Any(model.IsSet)) model.Report(OptionDiagnostics.Missing, ModelContext.TypeAttribute, model.ClassName, Wording.Either(choice.Select(model.Display)), "");
        }
    }

    /// <summary>Whether an option is written but switched off, which requires and excludes nothing.</summary>
    private static bool IsOff(Setting setting) => setting.Value is OptionValue.Bool { Value: false } && setting.Option.Default is false;

    private static bool IsOff(ModelContext model, OptionCondition condition) =>
        condition is { IsSet: true, Option: { } option } && model.Settings[option].All(IsOff);
}
