using System.Globalization;
using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>Turns the constants of attribute arguments into values that hold no Roslyn object.</summary>
internal static class Constants
{
    public static OptionValue Read(TypedConstant constant)
    {
        switch (constant.Kind)
        {
            case TypedConstantKind.Error:
                return new OptionValue.Unknown();
            case TypedConstantKind.Array:
                return new OptionValue.Array(constant.IsNull ? [] : constant.Values.Select(Read).ToEquatableArray());
            case TypedConstantKind.Enum when constant.Value is not null:
                var number = ToInt64(constant.Value);
                return new OptionValue.Enum(constant.Type!.Name, FindMember(constant.Type, constant.Value), number);
            case TypedConstantKind.Primitive:
                return constant.Value switch
                {
                    null => new OptionValue.String(null),
                    bool value => new OptionValue.Bool(value),
                    string value => new OptionValue.String(value),
                    char value => new OptionValue.String(value.ToString()),
                    double value => new OptionValue.Float64(value),
                    // Through text, so that 0.1f means 0.1.
                    float value => new OptionValue.Float64(double.Parse(value.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)),
                    var value => new OptionValue.Int64(ToInt64(value)),
                };
            default:
                return new OptionValue.String(null);
        }
    }

    /// <summary>The text of a string constant; empty when it is null or no string.</summary>
    public static string Text(TypedConstant constant) => constant.Kind == TypedConstantKind.Primitive && constant.Value is string text ? text : "";

    /// <summary>A number as double; null when it is none or NaN, which stands for a bound that is not given.</summary>
    public static double? Number(TypedConstant constant) => Read(constant) switch
    {
        OptionValue.Float64(var value) when !double.IsNaN(value) => value,
        OptionValue.Int64(var value) => value,
        _ => null,
    };

    private static long ToInt64(object value) => value is ulong large ? unchecked((long)large) : Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static string? FindMember(ITypeSymbol type, object value)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && value.Equals(field.ConstantValue)) return field.Name;
        }
        return null;
    }
}
