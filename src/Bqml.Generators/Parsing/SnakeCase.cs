using System.Text;

namespace Bqml.Generators.Parsing;

/// <summary>
/// Turns a C# property's name into the column's name: words in lower case with underscores between them.
/// A word starts at a capital that follows a small letter or a digit, and at the last capital of a run that a small letter follows;
/// digits belong to the word before them. <c>CulmenLengthMm</c> is <c>culmen_length_mm</c>, <c>HTTPStatus</c> is <c>http_status</c>,
/// <c>L2Reg</c> is <c>l2_reg</c>, <c>Pm25</c> is <c>pm25</c>.
/// </summary>
internal static class SnakeCase
{
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (StartsWord(name, i)) text.Append('_');
            text.Append(char.ToLowerInvariant(name[i]));
        }
        return text.ToString();
    }

    private static bool StartsWord(string name, int index)
    {
        if (index == 0 || !char.IsUpper(name[index]) || name[index - 1] == '_') return false;
        return !char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1]));
    }
}
