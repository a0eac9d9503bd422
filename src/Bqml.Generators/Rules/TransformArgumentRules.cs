using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The constant arguments of a preprocessing function: in range, among its values, and fit for the column.</summary>
internal static class TransformArgumentRules
{
    /// <param name="model">The model.</param>
    /// <param name="use">The attribute.</param>
    /// <param name="function">Its function.</param>
    /// <param name="type">The type of the one column it reads; null when it reads several or the type is unknown.</param>
    /// <param name="target">Where.</param>
    internal static void Check(ModelContext model, TransformUse use, ModelFunction function, SqlType? type, FindingTarget target)
    {
        var arguments = function.Signatures.FirstOrDefault()?.Arguments ?? [];
        foreach (var written in use.Arguments)
        {
            if (arguments.FirstOrDefault(argument => argument.PropertyName == written.Name) is not { } argument) continue;
            if (Expected(argument, written.Value, type) is { } expected)
                model.Report(RowDiagnostics.TransformArgument, target, TransformRules.Show(use), argument.PropertyName, expected, Wording.Value(written.Value));
        }
    }

    /// <summary>What the argument must be; null when it is so.</summary>
    private static string? Expected(FunctionArgument argument, OptionValue value, SqlType? type)
    {
        if (SqlValue(argument, value) is { } text)
        {
            if (argument.AllowedValues.Count > 0 && !argument.AllowedValues.Any(allowed => allowed.SqlValue == text))
                return Wording.Either(argument.AllowedValues.Select(allowed => argument.EnumType is { } enumType ? enumType + "." + allowed.MemberName : Wording.Quoted(allowed.SqlValue)));
            if (argument.AnyTypeValues.Count > 0 && type is not null && !ColumnTypes.IsNumeric(type) && !argument.AnyTypeValues.Contains(text))
                return Wording.Either(argument.AllowedValues.Where(allowed => argument.AnyTypeValues.Contains(allowed.SqlValue)).Select(allowed => argument.EnumType + "." + allowed.MemberName)) + " for a column of type " + type;
        }
        else if (value is OptionValue.Enum or OptionValue.String) return "a value that is not null";
        if (Number(value) is { } number)
        {
            if (double.IsPositiveInfinity(number) && argument.Infinity) return null;
            if (double.IsNaN(number) || double.IsInfinity(number)) return "a finite number";
            if (!argument.Takes(number)) return "a number " + argument.Numbers;
        }
        if (value is OptionValue.Array array)
        {
            var numbers = array.Items.Select(Number).ToList();
            if (argument.ArrayLength is { } length && !length.Contains(numbers.Count)) return length.Min.Equals(length.Max) ? Wording.Number(length.Min!.Value) + " elements" : "a number of elements in " + length;
            if (numbers.Any(number => number is { } item && !argument.Takes(item))) return "numbers " + argument.Numbers;
            if (argument.Ascending && (numbers.Count == 0 || numbers.Any(static item => item is not { } point || double.IsNaN(point) || double.IsInfinity(point)) || numbers.Zip(numbers.Skip(1), (left, right) => left < right || (argument.MayRepeat && left == right)).Contains(false)))
                return argument.MayRepeat ? "finite numbers that do not descend" : "finite numbers in ascending order";
        }
        return null;
    }

    private static string? SqlValue(FunctionArgument argument, OptionValue value) => value switch
    {
        OptionValue.String text => text.Value,
        OptionValue.Enum constant => argument.AllowedValues.FirstOrDefault(allowed => allowed.MemberName == constant.Member)?.SqlValue,
        _ => null,
    };

    private static double? Number(OptionValue value) => value switch
    {
        OptionValue.Int64 number => number.Value,
        OptionValue.Float64 number => number.Value,
        _ => null,
    };
}
