using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes <c>OPTIONS(...)</c> of CREATE MODEL.</summary>
internal static class OptionsClause
{
    /// <summary>One <c>NAME = value</c> for each option, in the catalogue's order, those of [ModelOption] last.</summary>
    public static IEnumerable<string> Write(ModelDeclaration model)
    {
        foreach (var option in model.ModelType.Options)
        {
            if (Value(model, option) is { } value) yield return option.Name + " = " + value;
        }
        foreach (var option in model.Spec.UnlistedOptions)
        {
            if (model.ModelType.Option(option.Name) is null) yield return option.Name + " = " + Literal(option.Value, null);
        }
    }

    private static string? Value(ModelDeclaration model, ModelOption option)
    {
        if (option.Fixed is not null) return SqlLiteral.String(option.Purpose == OptionPurpose.ModelType ? model.Spec.UnlistedModelType ?? option.Fixed : option.Fixed);
        if (option.Role is { } role) return Columns(model, option, role);
        if (option.Kind == OptionKind.ClassWeights) return ClassWeights(model.Spec.ClassWeights);
        foreach (var tuning in model.Spec.Tunings)
        {
            if (tuning.Option == option.Name) return SearchSpace(tuning, option);
        }
        if (KeyedParts(model, option) is { } parts) return parts;
        if (model.FindOption(option.Name) is not { } value) return null;
        var literal = Literal(option.NamesColumn ? ColumnName(model, value) : value, option);
        foreach (var part in option.Parts)
        {
            if (part.PartKey is null && model.FindOption(part.Name) is { } second) return "STRUCT(" + literal + ", " + Literal(second, part) + ")";
        }
        return literal;
    }

    /// <summary>A value that is written part by part: <c>[STRUCT('dnn', 0.01), STRUCT('linear', 0.1)]</c>; null when no part is.</summary>
    private static string? KeyedParts(ModelDeclaration model, ModelOption option)
    {
        var parts = new List<string>();
        foreach (var part in option.Parts)
        {
            if (part.PartKey is { } key && model.FindOption(part.Name) is { } value) parts.Add("STRUCT(" + SqlLiteral.String(key) + ", " + Literal(value, part) + ")");
        }
        return parts.Count == 0 ? null : SqlLiteral.Array(parts);
    }

    private static string? Columns(ModelDeclaration model, ModelOption option, string role)
    {
        var names = model.Columns.Where(column => column.HasRole(role)).Select(static column => SqlLiteral.String(column.Column)).ToArray();
        if (names.Length == 0) return null;
        return option.Kind == OptionKind.StringArray ? SqlLiteral.Array(names) : names[0];
    }

    /// <summary>The columns of the properties that the value names.</summary>
    private static OptionValue ColumnName(ModelDeclaration model, OptionValue value) => value switch
    {
        OptionValue.String(var property) => new OptionValue.String(model.Columns.FirstOrDefault(column => column.Property == property)?.Column ?? property),
        OptionValue.Array(var items) => new OptionValue.Array(items.Select(item => ColumnName(model, item)).ToEquatableArray()),
        _ => value,
    };

    private static string? ClassWeights(EquatableArray<ClassWeight> weights) => weights.Length == 0
        ? null
        : SqlLiteral.Array(weights.Select(static weight => "STRUCT(" + SqlLiteral.String(ClassName(weight.Label)) + ", " + SqlLiteral.Float64(weight.Weight) + ")"));

    /// <summary>The label as BigQuery's class weights name it: always a STRING.</summary>
    private static string ClassName(OptionValue label) => label switch
    {
        OptionValue.String(var text) => text ?? "",
        OptionValue.Bool(var value) => value ? "true" : "false",
        OptionValue.Int64(var value) => SqlLiteral.Int64(value),
        OptionValue.Float64(var value) => SqlLiteral.Float64(value),
        OptionValue.Enum value => value.Member ?? SqlLiteral.Int64(value.Number),
        _ => "",
    };

    private static string SearchSpace(TuneUse tuning, ModelOption option) => tuning.Candidates is { } candidates
        ? "HPARAM_CANDIDATES(" + SqlLiteral.Array(candidates.Select(candidate => Candidate(candidate, option))) + ")"
        : "HPARAM_RANGE(" + Bound(tuning.Min ?? 0, option) + ", " + Bound(tuning.Max ?? 0, option) + ")";

    private static string Candidate(OptionValue value, ModelOption option) =>
        value is OptionValue.Array(var items) ? "STRUCT(" + SqlLiteral.Array(items.Select(item => Scalar(item, option))) + ")" : Scalar(value, option);

    private static string Bound(double value, ModelOption option) =>
        option.Kind is OptionKind.Int64 && Math.Floor(value) == value && Math.Abs(value) < 1L << 53 ? SqlLiteral.Int64((long)value) : SqlLiteral.Float64(value);

    /// <summary>A constant as GoogleSQL writes it for the option.</summary>
    public static string Literal(OptionValue value, ModelOption? option)
    {
        if (value is OptionValue.Array(var items))
        {
            var elements = items.Select(item => Scalar(item, option));
            return option?.Kind == OptionKind.Int64Tuple ? "(" + string.Join(", ", elements) + ")" : SqlLiteral.Array(elements);
        }
        var scalar = Scalar(value, option);
        return option?.Kind switch
        {
            OptionKind.StringArray or OptionKind.Int64Array => SqlLiteral.Array([scalar]),
            OptionKind.Interval when value is OptionValue.String({ } text) && TextFormat.Interval(text) is var (number, unit) => "INTERVAL " + SqlLiteral.Int64(number) + " " + unit,
            _ => scalar,
        };
    }

    private static string Scalar(OptionValue value, ModelOption? option) => value switch
    {
        OptionValue.Float64(var number) => SqlLiteral.Float64(number),
        OptionValue.Int64(var number) when option?.Kind == OptionKind.Float64 => SqlLiteral.Float64(number),
        OptionValue.Int64(var number) => SqlLiteral.Int64(number),
        OptionValue.Bool(var flag) => SqlLiteral.Bool(flag),
        OptionValue.String(null) => SqlLiteral.Null,
        OptionValue.String(var text) => SqlLiteral.String(text),
        OptionValue.Enum(_, var member, var number) => EnumLiteral(member, number, option),
        _ => SqlLiteral.Null,
    };

    private static string EnumLiteral(string? member, long number, ModelOption? option)
    {
        if (member is null) return SqlLiteral.Int64(number);
        // A member that this model type does not allow is an error the rules report; an enum that is no option's is written by name.
        var allowed = option?.AllowedValues.FirstOrDefault(value => value.MemberName == member);
        return SqlLiteral.String(allowed?.SqlValue ?? member);
    }
}
