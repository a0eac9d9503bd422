using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Which model type: one attribute, and the escape hatch ModelType = "..." only for what the catalogue does not know.</summary>
internal static class ModelTypeRules
{
    private static readonly FindingTarget s_literal = new(FindingTargetKind.ModelAttribute, "ModelType");

    internal static void Check(ModelContext model)
    {
        var uses = model.Spec.ModelTypes;
        if (uses.Count == 0) model.Report(StructureDiagnostics.NoModelType, new FindingTarget(FindingTargetKind.ModelAttribute), model.ClassName);
        for (var i = 1; i < uses.Count; i++)
        {
            model.Report(StructureDiagnostics.SeveralModelTypes, new FindingTarget(FindingTargetKind.ModelType, null, i),
                model.ClassName, Wording.Number(uses.Count), Wording.List(uses.Select(static use => use.Id)));
        }
        if (model is { Type.Reservation: { } reservation, Spec.UnlistedModelType: null }) model.Report(AvailabilityDiagnostics.Reservation, ModelContext.TypeAttribute, Wording.Capital(model.Type.Title), reservation);
        if (model.Spec.UnlistedModelType is { } literal) CheckLiteral(model, literal);
    }

    private static void CheckLiteral(ModelContext model, string literal)
    {
        if (!Regex.IsMatch(literal, "^[A-Za-z_][A-Za-z0-9_]*$"))
        {
            model.Report(SupportDiagnostics.InvalidModelType, s_literal, literal);
            return;
        }
        if (Known(literal) is { } known)
        {
            model.Report(SupportDiagnostics.ListedModelType, s_literal, literal, Attribute(known));
            return;
        }
        if (ModelCatalog.DeprecatedModelTypes.TryGetValue(literal.ToUpperInvariant(), out var successor) && Known(successor) is { } current)
        {
            model.ReportFixable(SupportDiagnostics.DeprecatedModelType, s_literal, [FixProperties.Text, literal, FixProperties.Replacement, successor], literal, successor, Attribute(current));
            return;
        }
        var names = ModelCatalog.ModelTypes.Select(static type => type.SqlModelType).OfType<string>();
        if (Spelling.Closest(literal, names) is { } meant && Known(meant) is { } type)
            model.ReportFixable(SupportDiagnostics.MisspeltModelType, s_literal, [FixProperties.Text, literal, FixProperties.Replacement, meant], literal, meant, Attribute(type));
        else
            model.Report(SupportDiagnostics.UnlistedModelType, s_literal, literal);
    }

    private static ModelType? Known(string literal) =>
        ModelCatalog.ModelTypes.FirstOrDefault(type => string.Equals(type.SqlModelType, literal, StringComparison.OrdinalIgnoreCase));

    private static string Attribute(ModelType type) => type.AttributeName + (type.RowTypeParameterCount switch { 0 => "", 1 => "<TRow>", _ => "<TInput, TOutput>" });
}
