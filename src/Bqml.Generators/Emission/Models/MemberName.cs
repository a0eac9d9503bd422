namespace Bqml.Generators.Emission.Models;

/// <summary>Makes names of members from names of columns.</summary>
internal static class MemberName
{
    /// <summary>The column's name as C# writes it: <c>log_mass</c> is <c>LogMass</c>.</summary>
    public static string OfColumn(string name)
    {
        var words = name.Split(['_', '-', ' '], StringSplitOptions.RemoveEmptyEntries).Select(static word => char.ToUpperInvariant(word[0]) + word.Substring(1));
        var text = new string([.. string.Concat(words).Where(char.IsLetterOrDigit)]);
        return text.Length == 0 || char.IsDigit(text[0]) ? "Column" + text : text;
    }
}
