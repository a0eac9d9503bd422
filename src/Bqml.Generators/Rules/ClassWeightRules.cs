using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>[ClassWeight]: for classifiers, one finite weight for each value of the label.</summary>
internal static class ClassWeightRules
{
    internal static void Check(ModelContext model)
    {
        var weights = model.Spec.ClassWeights;
        if (model.Type is not { } type || weights.Count == 0) return;
        if (type.OptionOf(OptionKind.ClassWeights) is null)
        {
            model.Report(OptionDiagnostics.ClassWeightsNotTaken, At(0), type.Title);
            return;
        }
        var isRegular = true;
        var label = model.Row?.Columns.FirstOrDefault(static column => column.Roles.Contains(ColumnRole.Label));
        for (var i = 0; i < weights.Count; i++)
        {
            var weight = weights[i];
            if (double.IsNaN(weight.Weight) || double.IsInfinity(weight.Weight) || weight.Weight < 0)
                model.Report(OptionDiagnostics.ClassWeightValue, At(i), Wording.Value(weight.Label), Wording.Number(weight.Weight));
            if (weights.Take(i).Any(earlier => earlier.Label == weight.Label))
            {
                isRegular = false;
                model.Report(OptionDiagnostics.ClassWeightDuplicate, At(i), Wording.Value(weight.Label), Wording.Number(weights.Count(other => other.Label == weight.Label)));
            }
            if (label is not null && !IsValue(label, weight.Label))
            {
                isRegular = false;
                model.Report(OptionDiagnostics.ClassWeightLabel, At(i), Wording.Value(weight.Label), label.Property, Describe(label), Remark(label, weight.Label));
            }
        }
        if (label is not null && isRegular) CheckMissing(model, label, weights);
    }

    private static void CheckMissing(ModelContext model, ColumnSpec label, EquatableArray<ClassWeight> weights)
    {
        var missing = label.Shape switch
        {
            ColumnShape.Enum members => members.Members.Where(member => !member.IsAlias && !weights.Any(weight => IsMember(member, weight.Label))).Select(static member => member.Text),
            _ when label.Type?.Kind == SqlTypeKind.Bool => new[] { true, false }.Where(flag => !weights.Any(weight => weight.Label is OptionValue.Bool value && value.Value == flag)).Select(static flag => flag ? "true" : "false"),
            _ => [],
        };
        var names = missing.ToList();
        if (names.Count > 0) model.Report(OptionDiagnostics.ClassWeightMissing, At(0), Wording.List(names), label.Property, names.Count == 1 ? "has" : "have");
    }

    private static bool IsValue(ColumnSpec label, OptionValue value) => (label.Shape, label.Type?.Kind) switch
    {
        (ColumnShape.Enum members, _) => members.Members.Any(member => IsMember(member, value)),
        (_, SqlTypeKind.Bool) => value is OptionValue.Bool,
        (_, SqlTypeKind.Int64) => value is OptionValue.Int64,
        (_, SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric) => value is OptionValue.Int64 or OptionValue.Float64,
        (_, SqlTypeKind.String) => value is OptionValue.String { Value: not null },
        _ => true,
    };

    /// <summary>A member of an enum label is given as the STRING that stands for it, or as the constant.</summary>
    private static bool IsMember(EnumMember member, OptionValue value) => value switch
    {
        OptionValue.String text => text.Value == member.Text,
        // A constant is written under its own name.
        OptionValue.Enum constant => constant.Member == member.Name && member.Name == member.Text,
        _ => false,
    };

    private static string Describe(ColumnSpec label) => label.Shape is ColumnShape.Enum members
        ? "one of " + Wording.Either(members.Members.Where(static member => !member.IsAlias).Select(static member => member.Text))
        : label.Type?.ToString() ?? label.CSharpType;

    private static string Remark(ColumnSpec label, OptionValue value) =>
        label.Shape is ColumnShape.Enum members && value is OptionValue.String { Value: { } text } ? Wording.DidYouMean(Spelling.Closest(text, members.Members.Select(static member => member.Text))) : "";

    private static FindingTarget At(int index) => new(FindingTargetKind.ClassWeight, null, index);
}
