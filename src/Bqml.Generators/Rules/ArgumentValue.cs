using System.Globalization;
using Bqml.Catalog;

namespace Bqml.Generators.Rules;

/// <summary>A constant beside what an argument of a function takes. The elements of an array are judged one by one.</summary>
internal static class ArgumentValue
{
    /// <summary>What the argument takes; null when it takes the value, or that cannot be told.</summary>
    internal static string? Expected(FunctionArgument argument, object value) => value switch
    {
        double.NaN => argument.Numbers is { } numbers ? "a number " + numbers : null,
        bool => null,
        string text => argument.AllowedValues.Count == 0 || argument.EnumType is null || argument.AllowedValues.Any(allowed => allowed.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase))
            ? null : Wording.Either(argument.AllowedValues.Select(static allowed => Wording.Quoted(allowed.SqlValue))),
        // Constants of enums are the library's, which has one for each value.
        IConvertible number and (int or long or double or float) when argument.EnumType is null => Expected(argument, number.ToDouble(CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>What the argument takes; null when it takes the number.</summary>
    internal static string? Expected(FunctionArgument argument, double number)
    {
        if (argument.AllowedNumbers.Count > 0 && !argument.AllowedNumbers.Any(allowed => allowed.Equals((long)number) && number == allowed)) return Wording.Either(argument.AllowedNumbers.Select(static allowed => Wording.Number(allowed)));
        return argument.Takes(number) ? null : "a number " + argument.Numbers;
    }
}
