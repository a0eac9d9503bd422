using System.Globalization;
using System.Security;

namespace Bqml.Catalog.Tool.Output;

/// <summary>Words facts of the catalogue for XML comments and Markdown.</summary>
internal static class Documentation
{
    /// <summary>Text for an XML comment.</summary>
    public static string Escape(string text) => SecurityElement.Escape(text);

    /// <summary>The rules of an option, each a sentence without mark-up; the attribute's XML comment and the documentation page show the same.</summary>
    public static IReadOnlyList<string> Rules(ModelOption option)
    {
        var rules = new List<string>();
        if (option.Required) rules.Add("Required.");
        if (option.PartKey is { } key) rules.Add($"The value's part '{key}'; not together with the whole value.");
        else if (option.PartOf is not null) rules.Add("The value's second field.");
        if (option.Default is { } value) rules.Add($"Default: {Value(option, value)}.");
        if (option.DefaultRule is { } rule) rules.Add($"Default: {rule}.");
        if (option.Range is { } range) rules.Add($"Range: {range}.");
        if (option.IntervalMinutes is { } minutes) rules.Add($"From {Number(minutes.Min)} to {Number(minutes.Max)} minutes.");
        if (option.ArrayLength is { } length) rules.Add(length.Min == length.Max ? $"Exactly {Count(length.Min!.Value, "element")}." : $"{length} elements.");
        if (option.ElementRanges.Count > 0) rules.Add($"Element ranges: {string.Join(", ", option.ElementRanges)}.");
        if (option.OddLength) rules.Add("An odd number of elements.");
        if (option.SoleValues.Count > 0) rules.Add($"{string.Join(" and ", option.SoleValues)} only as the single element.");
        foreach (var limit in option.Limits) rules.Add($"If {string.Join(" and ", limit.When)}: {(limit.Range is { } narrower ? $"in {narrower}" : $"{limit.ArrayLength} elements")}.");
        if (option.LessThan is { } greater) rules.Add($"Less than {greater}.");
        if (option.AtMost is { } most) rules.Add($"At most {most}.");
        if (option.BinaryValues.Count > 0) rules.Add($"{string.Join(", ", option.BinaryValues)} only for labels of two values.");
        if (option.RefusedLocations.Count > 0) rules.Add($"Not in location {string.Join(", ", option.RefusedLocations)}.");
        if (option.RefusedFeatureTypes.Count > 0) rules.Add($"Not with features of type {string.Join(", ", option.RefusedFeatureTypes)}.");
        if (option.MaxLength is { } maxLength) rules.Add($"At most {maxLength} characters.");
        if (option.Pattern is { } pattern && !option.IsStorageUri) rules.Add($"Matches {pattern}.");
        if (option.IsStorageUri) rules.Add($"The Cloud Storage URI of a folder, ending in /*{(option.FileEndings.Count > 0 ? $", or of a file, ending in {string.Join(" or ", option.FileEndings)}" : "")}.");
        if (option.Formats.Count > 0) rules.Add($"Form: {string.Join(" or ", option.Formats)}.");
        if (option.Decimals is { } decimals) rules.Add($"{decimals} decimal places count.");
        if (option.AllowedValues.Count > 0 && option.PropertyName is null) rules.Add($"One of {string.Join(", ", option.AllowedValues.Select(allowed => allowed.SqlValue))}.");
        if (option.Tunable) rules.Add(Tuning(option));
        foreach (var discrete in option.DiscreteValues) rules.Add($"With {discrete} options are tuned by [TuneCandidates] only.");
        if (option.ColumnRole is { } role) rules.Add($"The columns are marked [{role}].");
        foreach (var condition in option.Requires) rules.Add($"Only if {condition}.");
        foreach (var condition in option.RequiresWhenTuning) rules.Add($"With NUM_TRIALS only if {condition}.");
        foreach (var condition in option.Excludes) rules.Add($"Not if {condition}.");
        foreach (var condition in option.AppliesWhen) rules.Add($"Has no effect unless {condition}.");
        foreach (var condition in option.RequiredWhen) rules.Add($"Required if {condition}.");
        foreach (var conflict in option.ValueConflicts) rules.Add($"{conflict.Value} not if {string.Join(", nor if ", conflict.With)}.");
        foreach (var column in option.ColumnTypes)
            rules.Add($"The column's type{(column.IsGeneral ? "" : $" ({column.When})")}: {string.Join(", ", column.Types)}{(column.Values.Count > 0 ? $"; one of {string.Join(", ", column.Values)}" : "")}{(column.Meaning is null ? "" : $"; {column.Meaning}")}.");
        if (option.Enables is { } enables) rules.Add($"{enables} needs it{(option.EnablesWhen.Count > 0 ? $", and that {string.Join(" and ", option.EnablesWhen)}" : "")}{(option.EnablesForTwoLabels ? "; of classifiers those with a label of two values" : "")}.");
        if (option.Secret) rules.Add("A secret: do not write it into source code.");
        if (option.Doubtful) rules.Add("Only the general page of CREATE MODEL grants it to this model type.");
        rules.AddRange(option.UncheckedRules.Select(static rule => Sentence(rule.Rule)));
        rules.AddRange(option.Notes.Select(Sentence));
        return rules;
    }

    /// <summary>What types the inputs and outputs of a model made elsewhere have, each a sentence.</summary>
    public static IEnumerable<string> InputsAndOutputs(ModelType type)
    {
        if (type.InputTypes.Count > 0) yield return $"Inputs: {ColumnTypes(type.InputTypes)}.";
        if (type.OutputTypes.Count > 0 || type.MaxOutputs is not null)
            yield return $"Outputs: {(type.MaxOutputs is { } most ? Count(most, "column") + " of " : "")}{ColumnTypes(type.OutputTypes)}.";
    }

    private static string ColumnTypes(IReadOnlyList<string> types) => string.Join(", ", types.Select(type => type == "numeric" ? "every numeric type" : type));

    /// <summary>The rules of a model type beyond those of its options, each a sentence without mark-up.</summary>
    public static IReadOnlyList<string> Rules(ModelType type)
    {
        var rules = new List<string>();
        if (type.MaxFeatureNameLength is { } length) rules.Add($"Names of features have at most {length} characters.");
        if (type.OneBelow is { } below) rules.Add($"One of {string.Join(", ", below.Options)} is below {Number(below.Limit)}.");
        if (type.Reservation is { } reservation) rules.Add($"Needs {reservation}.");
        rules.AddRange(type.UncheckedRules.Select(static rule => Sentence(rule.Rule)));
        return rules;
    }

    /// <summary>A note as a sentence.</summary>
    public static string Sentence(string note) => note.EndsWith('.') ? note : char.ToUpperInvariant(note[0]) + note[1..] + ".";

    /// <summary>A constant in C#'s words where there is an enum, in GoogleSQL's otherwise.</summary>
    public static string Value(ModelOption option, object value) => value switch
    {
        string text when option.EnumType is { } type && option.AllowedValues.FirstOrDefault(allowed => allowed.SqlValue == text) is { } member => $"{type}.{member.MemberName}",
        object[] elements => string.Join(", ", elements.Select(element => Value(option, element))),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Tuning(ModelOption option)
    {
        var forms = option.HyperparameterForms switch
        {
            HyperparameterForms.Range => "[Tune]",
            HyperparameterForms.Candidates => "[TuneCandidates]",
            _ => "[Tune] and [TuneCandidates]",
        };
        return $"Can be tuned by {forms}"
            + (option.HyperparameterRange is { } range ? $", within {range}" : "")
            + (option.HyperparameterDefaultRange is { } defaults ? $", by default {defaults}" : "")
            + (option.HyperparameterScale is HyperparameterScale.None ? "." : $" on a {option.HyperparameterScale.ToString().ToLowerInvariant()} scale.");
    }

    private static string Count(double number, string noun) => number == 1 ? $"one {noun}" : $"{Number(number)} {noun}s";

    private static string Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "∞";
}
