using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>Decides, from the declaration, the catalogue's conditions on outputs and their columns.</summary>
internal static class Conditions
{
    /// <summary>Whether a condition holds; null when only the data or the call decides.</summary>
    public static bool? Holds(OutputCondition condition, ModelDeclaration model) => condition.Kind switch
    {
        OutputConditionKind.Tuned => model.IsTuned,
        OutputConditionKind.SeveralSeries => model.Columns.Any(static column => ModelDeclaration.Has(column, ColumnRole.TimeSeriesId)),
        OutputConditionKind.Category => condition.Value?.ToString() == model.ModelType.Category.ToString(),
        OutputConditionKind.ModelType => condition.Value as string == model.ModelType.Id,
        OutputConditionKind.Option => condition.Value is null ? model.IsWritten(condition.Name!) : OptionHas(model, condition.Name!, condition.Value),
        _ => null,
    };

    private static bool OptionHas(ModelDeclaration model, string name, object value)
    {
        var option = model.ModelType.Option(name);
        return model.FindOption(name) switch
        {
            null => Equals(option?.Default, value),
            OptionValue.Bool(var flag) => Equals(flag, value),
            OptionValue.String(var text) => Equals(text, value),
            OptionValue.Int64(var number) => Equals(number, value),
            OptionValue.Float64(var number) => Equals(number, value),
            OptionValue.Enum(_, var member, _) => Equals(option?.AllowedValues.FirstOrDefault(allowed => allowed.MemberName == member)?.SqlValue, value),
            _ => false,
        };
    }
}
