using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>Decides, from the declaration, the catalogue's conditions on functions, outputs and their columns.</summary>
internal static class Conditions
{
    /// <summary>Whether a condition holds; null when only the data or the call decides.</summary>
    public static bool? Holds(OutputCondition condition, ModelDeclaration model) => condition.Kind switch
    {
        OutputConditionKind.Tuned => model.IsTuned,
        OutputConditionKind.SeveralSeries => model.WithRole(ColumnRole.TimeSeriesId).Length > 0,
        OutputConditionKind.Category => condition.Value?.ToString() == model.ModelType.Category.ToString(),
        OutputConditionKind.ModelType => condition.Value as string == model.ModelType.Id,
        OutputConditionKind.Option => condition.Value is null ? model.IsWritten(condition.Name!) : OptionHas(model, condition.Name!, condition.Value),
        OutputConditionKind.Format => model.FindOption(condition.Name!) is OptionValue.String({ } text) && MetricFormat.Matches((string)condition.Value!, text),
        _ => null,
    };

    /// <summary>Whether a model has what a function requires of it; an option that the type does not have is no obstacle.</summary>
    public static bool Holds(OptionCondition condition, ModelDeclaration model) =>
        condition.Clause == TransformClause.Name ? TransformClause.IsNeeded(model)
        : condition.Option is not { } option || model.ModelType.Option(option) is null
        || (condition.IsSet ? model.IsWritten(option) : condition.Values.Any(value => OptionHas(model, option, value)));

    private static bool OptionHas(ModelDeclaration model, string name, object value)
    {
        var option = model.ModelType.Option(name);
        return model.FindOption(name) switch
        {
            null => AreSame(option?.Default, value),
            OptionValue.Bool(var flag) => AreSame(flag, value),
            OptionValue.String(var text) => AreSame(text, value),
            OptionValue.Int64(var number) => AreSame(number, value),
            OptionValue.Float64(var number) => AreSame(number, value),
            OptionValue.Enum(_, var member, _) => AreSame(option?.AllowedValues.FirstOrDefault(allowed => allowed.MemberName == member)?.SqlValue, value),
            _ => false,
        };
    }

    private static bool AreSame(object? left, object right) => (left, right) switch
    {
        (long integer, double number) => integer == number,
        (double number, long integer) => integer == number,
        _ => Equals(left, right),
    };
}
