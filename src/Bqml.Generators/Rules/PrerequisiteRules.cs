namespace Bqml.Generators.Rules;

/// <summary>Options that are set for the sake of a function of the model, which needs more than the option.</summary>
internal static class PrerequisiteRules
{
    internal static void Check(ModelContext model)
    {
        foreach (var option in model.Options?.Enabling ?? [])
        {
            if (!model.Type!.Supports(option.Enables!) || model.Settings[option.Name].FirstOrDefault() is not { Values: [true] } setting) continue;
            var missing = option.EnablesWhen.Where(condition => model.Holds(condition) == false).Select(model.Display).ToList();
            if (option.EnablesForTwoLabels && LabelRules.Classes(model) is { Count: > 2 } classes) missing.Add($"a label of two values ('{classes.Label.Property}' has {Wording.Number(classes.Count)})");
            if (missing.Count > 0) model.Report(OptionDiagnostics.Prerequisite, setting.Target, setting.Display, option.Enables!, Wording.List(missing));
        }
    }
}
