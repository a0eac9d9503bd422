using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Limits of an option's value that come from elsewhere in the declaration, and what is to be known about setting it at all.</summary>
internal static class OptionLimitRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { } type) return;
        foreach (var setting in model.Settings.SelectMany(static settings => settings))
        {
            if (setting.Option.Doubtful && setting.Value is not null) model.Report(OptionLimitDiagnostics.Doubtful, setting.Target, setting.Display, type.Title);
            if (setting.Option.Secret && setting.Value is not null) model.Report(OptionLimitDiagnostics.Secret, setting.Target, setting.Display);
            switch (setting.Value)
            {
                case OptionValue.Float64 or OptionValue.Int64: CheckNumber(model, type, setting); break;
                case OptionValue.Array array: CheckArray(model, type, setting, array); break;
                case OptionValue.String { Value: { } text }: CheckLocation(model, type, setting, text); break;
            }
            CheckClasses(model, setting);
        }
        CheckOneBelow(model, type);
        CheckDefaultName(model, type);
    }

    private static void CheckNumber(ModelContext model, ModelType type, Setting setting)
    {
        var option = setting.Option;
        var number = Number(setting)!.Value;
        foreach (var limit in option.Limits)
        {
            if (limit.Range is { } range && Holds(model, limit) && !range.Contains(number))
                model.Report(OptionDiagnostics.OutOfRange, setting.Target, setting.Display, Wording.Number(number), Circumstance(model, type, limit), range.ToString());
        }
        if (option.Decimals is { } decimals && number != Math.Round(number, decimals))
            model.Report(OptionLimitDiagnostics.Decimals, setting.Target, setting.Display, Wording.Number(number), Wording.Number(decimals), Wording.Number(Math.Round(number, decimals)));
        CheckOrder(model, setting, number, option.LessThan, "less than", static (left, right) => left < right);
        CheckOrder(model, setting, number, option.AtMost, "at most", static (left, right) => left <= right);
    }

    private static void CheckOrder(ModelContext model, Setting setting, double number, string? other, string relation, Func<double, double, bool> isInOrder)
    {
        if (other is null || model.Settings[other].FirstOrDefault(static candidate => candidate.Value is not null) is not { } upper || Number(upper) is not { } bound || isInOrder(number, bound)) return;
        model.Report(OptionLimitDiagnostics.Order, setting.Target, setting.Display, Wording.Number(number), relation, upper.Display, Wording.Number(bound));
    }

    private static void CheckArray(ModelContext model, ModelType type, Setting setting, OptionValue.Array array)
    {
        var option = setting.Option;
        foreach (var limit in option.Limits)
        {
            if (limit.ArrayLength is { } length && Holds(model, limit) && !length.Contains(array.Items.Count))
                model.Report(OptionDiagnostics.ArrayLength, setting.Target, setting.Display, Wording.Number(array.Items.Count), Circumstance(model, type, limit), length.ToString());
        }
        if (option.OddLength && array.Items.Count % 2 == 0)
            model.Report(OptionDiagnostics.ArrayLength, setting.Target, setting.Display, Wording.Number(array.Items.Count), type.Title, "an odd number");
        if (array.Items.Count > 1 && array.Items.FirstOrDefault(item => Setting.Plain(option, item) is string text && option.SoleValues.Contains(text, StringComparer.OrdinalIgnoreCase)) is { } sole)
            model.Report(OptionLimitDiagnostics.NotAlone, setting.Target, Wording.Value(sole), setting.Display);
    }

    private static void CheckLocation(ModelContext model, ModelType type, Setting setting, string text)
    {
        if (setting.Option.RefusedLocations.Count == 0) return;
        var location = Regex.Match(text, "/locations/([^/]+)/", RegexOptions.CultureInvariant).Groups[1].Value;
        if (setting.Option.RefusedLocations.Contains(location, StringComparer.OrdinalIgnoreCase))
            model.Report(OptionLimitDiagnostics.KeyLocation, setting.Target, setting.Display, location, type.Title);
    }

    /// <summary>Values that are for labels of two values only, where the label is an enum of more.</summary>
    private static void CheckClasses(ModelContext model, Setting setting)
    {
        if (setting.Option.BinaryValues.Count == 0 || setting is not { Value: { } value, Values: [string text] } || !setting.Option.BinaryValues.Contains(text)) return;
        if (LabelRules.Classes(model) is not { Count: > 2 } classes) return;
        var others = setting.Option.AllowedValues.Where(allowed => !setting.Option.BinaryValues.Contains(allowed.SqlValue)).Select(allowed => ModelContext.DisplayValue(setting.Option, allowed.SqlValue));
        model.Report(OptionLimitDiagnostics.BinaryValue, setting.Target, setting.Display, Wording.Value(value), classes.Label.Property, Wording.Number(classes.Count), Wording.Either(others));
    }

    private static void CheckOneBelow(ModelContext model, ModelType type)
    {
        if (type.OneBelow is not { } below || !below.Options.Any(model.IsSet)) return;
        foreach (var name in below.Options)
        {
            // A tuned option may become smaller.
            var number = model.IsSet(name) ? Number(model.Settings[name].First()) : type.Option(name)?.Default as double?;
            if (number is null || number < below.Limit) return;
        }
        var last = model.Settings[below.Options.Last(model.IsSet)].First();
        model.Report(OptionLimitDiagnostics.NoneBelow, last.Target, Wording.Either(below.Options.Select(model.Display)), Wording.Number(below.Limit), type.Title);
    }

    /// <summary>An option that BigQuery derives from the model's name, which may have a form that only models can have.</summary>
    private static void CheckDefaultName(ModelContext model, ModelType type)
    {
        foreach (var option in model.Options!.NamedAsModel)
        {
            if (option.Pattern is not { } pattern || model.IsSet(option.Name) || !option.Requires.All(condition => model.Holds(condition) == true)) continue;
            var name = model.Spec.Name.Substring(model.Spec.Name.LastIndexOf('.') + 1);
            if (Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant)) continue;
            var suggestion = Regex.Replace(name.ToLowerInvariant(), "[^a-z0-9_-]", "_");
            if (suggestion.Length == 0 || suggestion[0] is not (>= 'a' and <= 'z' or '_')) suggestion = "_" + suggestion;
            if (option.MaxLength is { } most && suggestion.Length > most) suggestion = suggestion.Substring(0, most);
            model.ReportFixable(OptionLimitDiagnostics.DefaultName, ModelContext.TypeAttribute, [FixProperties.Property, option.PropertyName ?? option.Name, FixProperties.Replacement, suggestion],
                Wording.Quoted(name), model.Display(option.Name), pattern);
        }
    }

    private static bool Holds(ModelContext model, OptionLimit limit) => limit.When.All(condition => model.Holds(condition) == true);

    private static string Circumstance(ModelContext model, ModelType type, OptionLimit limit) => type.Title + " with " + Wording.List(limit.When.Select(model.Display));

    private static double? Number(Setting setting) => setting.Value switch
    {
        OptionValue.Float64 number => number.Value,
        OptionValue.Int64 number => number.Value,
        _ => null,
    };
}
