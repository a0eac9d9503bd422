using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>Judges a model's declaration. The analyzer reports the findings, the generator emits when none of them is an error.</summary>
internal static class ModelRules
{
    /// <summary>Everything that is wrong with a declaration; a pure function of the declaration and the catalogue.</summary>
    internal static EquatableArray<Finding> Check(ModelSpec spec)
    {
        var model = new ModelContext(spec);
        StructureRules.Check(model, spec.Type, "BigQueryModel");
        StructureRules.CheckBase(model, spec.Type, spec.CanHaveBase, ModelEmitter.BaseClassName);
        ModelTypeRules.Check(model);
        ModelNameRules.Check(model);
        ConnectionRules.Check(model);
        QueryColumnRules.Check(model);
        TrainingRules.Check(model);
        TrainingSqlRules.Check(model);
        RowTypeRules.Check(model);
        if (model.Row is { } row) ColumnRules.Check(model, row);
        if (model.Output is { } output) ColumnRules.Check(model, output, FindingTargetKind.OutputProperty);
        RoleRules.Check(model);
        InputOutputRules.Check(model);
        AddedColumnRules.Check(model);
        OnnxRules.Check(model);
        ImageRules.Check(model);
        LabelRules.Check(model);
        TransformRules.Check(model);
        TransformClauseRules.Check(model);
        TransformSqlRules.Check(model);
        // What another model type makes of the options is not known.
        if (spec.UnlistedModelType is null)
        {
            OptionValueRules.Check(model);
            OptionRelationRules.Check(model);
            OptionLimitRules.Check(model);
            EndpointTypeRules.Check(model);
            PrerequisiteRules.Check(model);
            OptionColumnRules.Check(model);
        }
        HolidayRules.Check(model);
        FeatureRules.Check(model);
        TuningRules.Check(model);
        ClassWeightRules.Check(model);
        UnlistedOptionRules.Check(model);
        ExportRules.Check(model);
        ModelNameRules.CheckMembers(model);
        return model.Findings;
    }
}
