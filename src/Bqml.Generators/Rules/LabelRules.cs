using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>What a label's C# type tells about the values to predict: how many there are, and whether NULL is among them.</summary>
internal static class LabelRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Type is not { LabelTypes.Count: > 0 } type || Label(model) is not { } label) return;
        var target = new FindingTarget(FindingTargetKind.RowProperty, label.Property);
        if (type.MaxLabelClasses is { } most && Classes(model) is { } classes && classes.Count > most)
            model.Report(FeatureDiagnostics.TooManyClasses, target, label.Property, Wording.Number(classes.Count), type.Title, Wording.Number(most));
        // A condition may leave out NULL in many ways, so that every condition counts as one that does.
        if (label.CSharpType.EndsWith("?", StringComparison.Ordinal) && model.Spec.Training is { IsQuery: false, Where: null })
        {
            var condition = (SqlIdentifier.IsValidColumnName(label.Column, out _) ? SqlIdentifier.Quote(label.Column) : label.Column) + " IS NOT NULL";
            model.ReportFixable(FeatureDiagnostics.NullableLabel, new FindingTarget(FindingTargetKind.Training), [FixProperties.Property, "Where", FixProperties.Replacement, condition], label.Property, condition);
        }
    }

    /// <summary>How many values the label has; null when its type does not tell.</summary>
    internal static LabelClasses? Classes(ModelContext model) =>
        Label(model) is { Shape: ColumnShape.Enum members } label ? new LabelClasses(label, members.Members.Count(static member => !member.IsAlias)) : null;

    private static ColumnSpec? Label(ModelContext model) => model.Row?.Columns.FirstOrDefault(static column => column.Roles.Contains(ColumnRole.Label));
}

/// <summary>The label and the number of its values.</summary>
internal sealed record LabelClasses(ColumnSpec Label, int Count);
