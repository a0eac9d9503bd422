using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>[Tune] and [TuneCandidates]: tunable options only, in a form and range BigQuery searches, once, with NUM_TRIALS.</summary>
internal static class TuningRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type) return;
        var tunings = model.Spec.Tunings;
        for (var i = 0; i < tunings.Count; i++) Check(model, type, tunings, i);
        if (tunings.Count > 0 && !model.IsTuned && type.OptionOf(OptionPurpose.Tuning) is { } trials)
        {
            model.Report(OptionDiagnostics.TuningWithoutTrials, At(0),
                Wording.List(tunings.Select(static tuning => tuning.Option).OfType<string>().Distinct().Select(model.Display)), ModelContext.Display(trials, trials.Name));
        }
    }

    private static void Check(ModelContext model, ModelType type, EquatableArray<TuneUse> tunings, int index)
    {
        var tuning = tunings[index];
        var target = At(index);
        if (tuning.Option is not { } name || type.Option(name) is not { Tunable: true } option)
        {
            var tunable = type.Options.Where(static option => option.Tunable).Select(option => ModelContext.Display(option, option.Name)).ToList();
            model.Report(OptionDiagnostics.NotTunable, target, tuning.Option is { } known ? "Hyperparameter." + MemberName(known) : "A value that is no member of Hyperparameter",
                type.Title, tunable.Count == 0 ? "no options of this model type" : Wording.List(tunable, most: 20));
            return;
        }
        var display = ModelContext.Display(option, name);
        if (tunings.Take(index).Any(earlier => earlier.Option == name))
            model.Report(OptionDiagnostics.TunedTwice, target, display, Wording.Number(tunings.Count(other => other.Option == name)));
        if (model.Settings[name].FirstOrDefault(static setting => setting.Value is not null) is { } set)
            model.Report(OptionDiagnostics.TunedAndFixed, target, display, Wording.Value(set.Value!));
        if (tuning.Candidates is { } candidates) CheckCandidates(model, type, option, candidates, target);
        else CheckRange(model, type, option, tuning, target);
    }

    private static void CheckRange(ModelContext model, ModelType type, ModelOption option, TuneUse tuning, FindingTarget target)
    {
        var display = ModelContext.Display(option, option.Name);
        if ((option.HyperparameterForms & HyperparameterForms.Range) == 0)
        {
            model.Report(OptionDiagnostics.TuningForm, target, display, "[Tune]", type.Title, "[TuneCandidates]");
            return;
        }
        CheckBound(model, option, "Min", tuning.Min, target);
        CheckBound(model, option, "Max", tuning.Max, target);
        if (tuning is { Min: { } min, Max: { } max } && min >= max)
            model.Report(OptionDiagnostics.TuningEmptyRange, target, display, Wording.Number(min), Wording.Number(max));
        if (model.Settings.SelectMany(static settings => settings).FirstOrDefault(IsDiscrete) is { } gridSearch)
            model.Report(OptionDiagnostics.GridSearchRange, target, display, gridSearch.Display + " = " + Wording.Value(gridSearch.Value!));
    }

    /// <summary>Whether an option is set to a value that wants every search space to be a list.</summary>
    private static bool IsDiscrete(Setting setting) =>
        setting is { Value: not null, Values: [string value] } && setting.Option.DiscreteValues.Contains(value, StringComparer.OrdinalIgnoreCase);

    private static void CheckBound(ModelContext model, ModelOption option, string bound, double? value, FindingTarget target)
    {
        var display = ModelContext.Display(option, option.Name);
        if (value is not { } number) model.Report(OptionDiagnostics.TuningBoundMissing, target, display, bound);
        else if (!IsInRange(option, number)) model.Report(OptionDiagnostics.TuningOutOfRange, target with { Name = bound }, bound, Wording.Number(number), display, RangeText(option));
    }

    private static void CheckCandidates(ModelContext model, ModelType type, ModelOption option, EquatableArray<OptionValue> candidates, FindingTarget target)
    {
        var display = ModelContext.Display(option, option.Name);
        if ((option.HyperparameterForms & HyperparameterForms.Candidates) == 0)
        {
            model.Report(OptionDiagnostics.TuningForm, target, display, "[TuneCandidates]", type.Title, "[Tune]");
            return;
        }
        if (candidates.Count == 0) model.Report(OptionDiagnostics.NoCandidates, target, display);
        foreach (var candidate in candidates)
        {
            if (!IsCandidate(option, candidate)) model.Report(OptionDiagnostics.TuningCandidate, target, Wording.Value(candidate), display, CandidateText(option));
        }
    }

    private static bool IsCandidate(ModelOption option, OptionValue value) => (option.Kind, value) switch
    {
        (OptionKind.Float64, OptionValue.Float64 number) => IsInRange(option, number.Value),
        (OptionKind.Float64 or OptionKind.Int64, OptionValue.Int64 number) => IsInRange(option, number.Value),
        (OptionKind.Bool, OptionValue.Bool) => true,
        (OptionKind.String, OptionValue.Enum constant) => constant.EnumType == option.EnumType && option.AllowedValues.Any(allowed => allowed.MemberName == constant.Member),
        (OptionKind.String, OptionValue.String { Value: { } text }) => option.AllowedValues.Count == 0 || option.AllowedValues.Any(allowed => allowed.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase)),
        (OptionKind.Int64Array, OptionValue.Array array) => array.Items.Count > 0 && (!option.OddLength || array.Items.Count % 2 == 1) && array.Items.All(static item => item is OptionValue.Int64 { Value: > 0 }),
        _ => false,
    };

    // On a logarithmic scale BigQuery turns a zero, which lies just outside, into a tiny number.
    private static bool IsInRange(ModelOption option, double value) =>
        !double.IsNaN(value) && !double.IsInfinity(value)
        && (Range(option) is not { } range || range.Contains(value) || (value == 0 && option.HyperparameterScale == HyperparameterScale.Log));

    private static NumericRange? Range(ModelOption option) => option.HyperparameterRange ?? option.Range;

    private static string RangeText(ModelOption option) => Range(option)?.ToString() ?? "finite numbers";

    private static string CandidateText(ModelOption option) => option.Kind switch
    {
        OptionKind.Float64 => "numbers in " + RangeText(option),
        OptionKind.Int64 => "integers in " + RangeText(option),
        OptionKind.Bool => "true and false",
        OptionKind.Int64Array => option.OddLength ? "arrays of an odd number of positive integers" : "arrays of positive integers",
        _ when option.AllowedValues.Count > 0 => Wording.Either(option.AllowedValues.Select(allowed => ModelContext.DisplayValue(option, allowed.SqlValue))),
        _ => "strings",
    };

    // The member of the enum Hyperparameter is named as the option's property, wherever the option has one.
    private static string MemberName(string option) =>
        ModelCatalog.ModelTypes.Select(type => type.Option(option)?.PropertyName).FirstOrDefault(static name => name is not null) ?? option;

    private static FindingTarget At(int index) => new(FindingTargetKind.Tuning, null, index);
}
