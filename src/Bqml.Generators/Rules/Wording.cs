using System.Globalization;
using System.Text;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>How names and values read in a message.</summary>
internal static class Wording
{
    /// <summary><c>A, B and C</c>, or with another word before the last; long lists are cut.</summary>
    internal static string List(IEnumerable<string> items, string last = "and", int most = 12)
    {
        var all = items.ToList();
        if (all.Count > most)
        {
            var rest = all.Count - (most - 1);
            all.RemoveRange(most - 1, rest);
            all.Add(rest.ToString(CultureInfo.InvariantCulture) + " more");
            last = "and";
        }
        return all.Count switch
        {
            0 => "none",
            1 => all[0],
            _ => string.Join(", ", all.Take(all.Count - 1)) + " " + last + " " + all[all.Count - 1],
        };
    }

    /// <summary><c>A, B or C</c>.</summary>
    internal static string Either(IEnumerable<string> items) => List(items, "or");

    /// <summary>A text as it begins a sentence.</summary>
    internal static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>A constant as C# writes it.</summary>
    internal static string Value(OptionValue value) => value switch
    {
        OptionValue.Float64 number => Number(number.Value),
        OptionValue.Int64 number => Number(number.Value),
        OptionValue.Bool flag => flag.Value ? "true" : "false",
        OptionValue.String { Value: null } => "null",
        OptionValue.String text => Quoted(text.Value!),
        OptionValue.Enum { Member: { } member } constant => constant.EnumType + "." + member,
        OptionValue.Enum constant => "(" + constant.EnumType + ")" + Number(constant.Number),
        OptionValue.Array array => "[" + string.Join(", ", array.Items.Select(Value)) + "]",
        _ => "a value of an unknown kind",
    };

    /// <summary>What kind of constant it is.</summary>
    internal static string Kind(OptionValue value) => value switch
    {
        OptionValue.Float64 => "a number",
        OptionValue.Int64 => "an integer",
        OptionValue.Bool => "a bool",
        OptionValue.String => "a string",
        OptionValue.Enum constant => "a member of " + constant.EnumType,
        OptionValue.Array => "an array",
        _ => "of an unknown kind",
    };

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A text in quotes on one line, cut when long.</summary>
    internal static string Quoted(string text)
    {
        var shown = new StringBuilder("\"");
        foreach (var c in text.Length <= 60 ? text : text.Substring(0, 57) + "...")
        {
            if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029') shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else shown.Append(c);
        }
        return shown.Append('"').ToString();
    }

    /// <summary>The remark on what a misspelt name was meant to be; empty when nothing is near.</summary>
    internal static string DidYouMean(string? suggestion) => suggestion is null ? "" : "; did you mean " + suggestion + "?";

    /// <summary>A sentence of another component without its final period, to stand inside a message.</summary>
    internal static string Clause(string? sentence) => (sentence ?? "").TrimEnd('.', ' ');
}
