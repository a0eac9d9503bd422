using System.Globalization;
using System.Text.RegularExpressions;
using Bqml.Catalog;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>A value that an option can have, by what the catalogue says of it; where there is a choice, another than the default.</summary>
internal static class SampleValue
{
    private static readonly double[] s_numbers = [0.5, 1.5, 2];
    private static readonly long[] s_integers = [2, 5, 400];

    /// <summary>The value, as the catalogue writes values: string, long, double, bool or an array of these.</summary>
    public static object Of(ModelOption option)
    {
        object value = option.AllowedValues.Count > 0 ? option.AllowedValues.Select(static allowed => allowed.SqlValue).First(value => !Equals(value, option.Default is object[] list ? list[0] : option.Default) || option.AllowedValues.Count == 1)
            : option.NamesColumn ? SampleRow.PropertyOf(option)
            : option.Kind switch
            {
                OptionKind.Bool => option.Default is not true,
                OptionKind.Float64 => s_numbers.First(number => option.Range?.Contains(number) != false),
                OptionKind.Int64 => s_integers.First(number => option.Range?.Contains(number) != false && !Equals(option.Default, number)),
                // A network that reconstructs its input has an odd number of layers.
                OptionKind.Int64Array => new object[] { 8L, 2L, 8L },
                OptionKind.Int64Tuple => option.ElementRanges.Select(static _ => (object)1L).ToArray(),
                OptionKind.Interval => option.IntervalMinutes!.Min!.Value.ToString(CultureInfo.InvariantCulture) + " MINUTE",
                _ => option.Formats.Count == 0 ? "sample" : Text(option.Formats[0]),
            };
        return option.Kind == OptionKind.StringArray && option.PropertyType!.EndsWith("[]", StringComparison.Ordinal) ? new[] { value } : value;
    }

    /// <summary>The value as C# writes it for the option's property.</summary>
    public static string CSharp(ModelOption option, object value) => value switch
    {
        object[] items => "[" + string.Join(", ", items.Select(item => CSharp(option, item))) + "]",
        string text when option.EnumType is { } type => type + "." + option.AllowedValues.Single(allowed => allowed.SqlValue == text).MemberName,
        string text when option.NamesColumn => $"nameof({SampleRow.Name}.{text})",
        string text => "\"" + text + "\"",
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A text of a format: parts in braces stand for anything, names in small letters for columns.</summary>
    public static string Text(string format) => format.Contains('{')
        ? Regex.Replace(format, @"\{([^}|]*)[^}]*\}", static part => part.Groups[1].Value.Replace(' ', '-'))
        : Regex.Replace(format, @"\b[a-z_]+\b", static name => name.Value == "category_col" ? SampleRow.TextColumn : SampleRow.NumberColumn);
}
