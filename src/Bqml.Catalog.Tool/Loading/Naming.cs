using System.Globalization;
using System.Text;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>Makes C# names of BigQuery's; what does not come out well is written in the data.</summary>
internal static class Naming
{
    /// <summary><c>L2_REG</c>, <c>l2_reg</c> and <c>l2-reg</c> become <c>L2Reg</c>; placeholders in braces stay: <c>predicted_{label}</c> becomes <c>Predicted{label}</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        var inPlaceholder = false;
        var upper = true;
        foreach (var character in name)
        {
            if (character == '{') inPlaceholder = true;
            if (character == '}') inPlaceholder = false;
            if (inPlaceholder || character == '}')
            {
                text.Append(character);
                upper = true;
            }
            else if (!char.IsAsciiLetterOrDigit(character)) upper = true;
            else
            {
                text.Append(upper ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character));
                upper = false;
            }
        }
        return text.ToString();
    }

    /// <summary>The enum member for a value: <c>NORMAL_EQUATION</c> becomes <c>NormalEquation</c>, <c>0.9</c> becomes <c>V0_9</c>.</summary>
    public static string Member(string value) => char.IsAsciiDigit(value[0]) ? "V" + value.Replace('.', '_') : Pascal(value);

    /// <summary>The parameter for a property: <c>TopKFeatures</c> becomes <c>topKFeatures</c>.</summary>
    public static string Camel(string name) => char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];

    /// <summary>Whether the name can stand in C# as it is.</summary>
    public static bool IsIdentifier(string name) => name.Length > 0 && (char.IsAsciiLetter(name[0]) || name[0] == '_') && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_');
}
