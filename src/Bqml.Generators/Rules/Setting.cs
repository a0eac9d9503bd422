using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>An option that a declaration sets: by a property, by [ModelOption], by a role on the row, by [ClassWeight], or by tuning it.</summary>
/// <param name="Option">The catalogue's option.</param>
/// <param name="Way">In which way it is set.</param>
/// <param name="Display">The option as the user wrote it.</param>
/// <param name="Value">The constant; null when it is set in another way.</param>
/// <param name="Values">The values it may have, as the catalogue writes values; null when they cannot be told.</param>
/// <param name="Target">Where.</param>
internal sealed record Setting(ModelOption Option, SettingWay Way, string Display, OptionValue? Value, IReadOnlyList<object>? Values, FindingTarget Target)
{
    /// <summary>All options that a declaration sets. Names and values that the catalogue does not know are left out: other rules report them.</summary>
    internal static IEnumerable<Setting> AllOf(ModelContext model)
    {
        if (model.Use is not { } use || model.Type is not { } type) yield break;
        foreach (var written in use.Options)
        {
            if (type.OptionByProperty(written.Name) is { } option)
                yield return OfValue(option, SettingWay.Property, written.Name, written.Value, new FindingTarget(FindingTargetKind.ModelType, written.Name));
        }
        for (var i = 0; i < model.Spec.UnlistedOptions.Count; i++)
        {
            var written = model.Spec.UnlistedOptions[i];
            if (type.Option(written.Name) is { } option)
                yield return OfValue(option, SettingWay.ModelOption, option.Name, written.Value, new FindingTarget(FindingTargetKind.UnlistedOption, null, i));
        }
        for (var i = 0; i < model.Spec.Tunings.Count; i++)
        {
            var tuning = model.Spec.Tunings[i];
            if (tuning.Option is { } name && type.Option(name) is { Tunable: true } option)
                yield return new Setting(option, SettingWay.Tuning, ModelContext.Display(option, name), null, tuning.Candidates?.Select(value => Plain(option, value)).OfType<object>().ToList(), new FindingTarget(FindingTargetKind.Tuning, null, i));
        }
        if (model.Spec.ClassWeights.Count > 0 && type.OptionOf(OptionKind.ClassWeights) is { } weights)
            yield return new Setting(weights, SettingWay.ClassWeight, "[ClassWeight]", null, null, new FindingTarget(FindingTargetKind.ClassWeight));
        foreach (var setting in OfRoles(model, type)) yield return setting;
    }

    /// <summary>Whether a constant of the catalogue and another one are the same value. GoogleSQL's option strings do not tell case apart.</summary>
    internal static bool AreSame(object left, object right) => (left, right) switch
    {
        (string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase),
        (bool a, bool b) => a == b,
        (bool, _) or (_, bool) or (string, _) or (_, string) => false,
        (IConvertible a, IConvertible b) => a.ToDouble(CultureInfo.InvariantCulture).Equals(b.ToDouble(CultureInfo.InvariantCulture)),
        _ => false,
    };

    /// <summary>A constant as the catalogue writes values: string, long, double or bool; null for what it has no writing for.</summary>
    internal static object? Plain(ModelOption option, OptionValue value) => value switch
    {
        OptionValue.Bool flag => flag.Value,
        OptionValue.Int64 number => number.Value,
        OptionValue.Float64 number => number.Value,
        OptionValue.String text => text.Value,
        OptionValue.Enum { Member: { } member } => option.AllowedValues.FirstOrDefault(allowed => allowed.MemberName == member)?.SqlValue,
        _ => null,
    };

    private static IEnumerable<Setting> OfRoles(ModelContext model, ModelType type)
    {
        if (model.Row is not { } row) yield break;
        foreach (var option in TypeOptions.Of(type).OfRoles)
        {
            var role = option.Role!;
            foreach (var column in row.Columns)
            {
                if (!column.HasRole(role)) continue;
                yield return new Setting(option, SettingWay.Role, "[" + role + "]", null, null, new FindingTarget(FindingTargetKind.RowProperty, column.Property));
                break;
            }
        }
    }

    private static Setting OfValue(ModelOption option, SettingWay way, string display, OptionValue value, FindingTarget target) =>
        new(option, way, display, value, Plain(option, value) is { } plain ? [plain] : null, target);
}

/// <summary>The ways to set an option.</summary>
internal enum SettingWay
{
    /// <summary>A property of the type attribute.</summary>
    Property,
    /// <summary>[ModelOption].</summary>
    ModelOption,
    /// <summary>A role attribute on a property of the row.</summary>
    Role,
    /// <summary>[ClassWeight].</summary>
    ClassWeight,
    /// <summary>[Tune] or [TuneCandidates].</summary>
    Tuning,
}
