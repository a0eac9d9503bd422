using Bqml.Catalog;

namespace Bqml.Generators.Rules;

/// <summary>Options that are set for the sake of a function of the model, which needs more than the option.</summary>
internal static class PrerequisiteRules
{
    private const string PValues = "CALCULATE_P_VALUES";

    // The catalogue holds this as a note on the option.
    private static readonly OptionCondition[] s_pValuesNeed =
    [
        new() { Option = "CATEGORY_ENCODING_METHOD", Values = ["DUMMY_ENCODING"] },
        new() { Option = "L1_REG", Values = [0L] },
    ];

    internal static void Check(ModelContext model)
    {
        foreach (var setting in model.Settings[PValues].Take(1))
        {
            if (setting is not { Values: [true], Option.Enables: { } function } || model.Type?.Supports(function) != true) continue;
            var missing = s_pValuesNeed.Where(condition => model.Holds(condition) == false).Select(model.Display).ToList();
            if (missing.Count > 0) model.Report(OptionDiagnostics.Prerequisite, setting.Target, setting.Display, function, Wording.List(missing));
        }
    }
}
