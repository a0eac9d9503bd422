using CsCheck;

namespace Bqml.GoogleSql.Tests;

/// <summary>Strings made to break quoting.</summary>
internal static class NastyText
{
    internal static readonly string[] Pieces =
    [
        "", "'", "\"", "`", "\\", "\n", "\r", "\r\n", "\t", "\0", "\b", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u2029", "\u202e", "\ufeff", "\uffff", "😀", "👩‍👩‍👧", "é", "ß", "İ", "ı", "日本", "𝒳",
        "'''", "\"\"\"", "\\'", "\\\"", "\\n", "\\u0041", "--", "/*", "*/", "#", ";", "@p", "?", "${x}", "{x}", "%s", "r'", "b'", "' OR 1=1 --", "a", "Z", "0", "_", " ", ".", "-",
    ];

    /// <summary>Any valid Unicode text, mostly of pieces that matter.</summary>
    internal static readonly Gen<string> Valid = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(static index => Pieces[index]).Array[0, 8].Select(string.Concat),
        Gen.Char['\0', '\ud7ff'].Array[0, 12].Select(static chars => new string(chars)),
        Gen.Int[0x10000, 0x10ffff].Array[0, 5].Select(static points => string.Concat(points.Select(char.ConvertFromUtf32))));

    /// <summary>Any UTF-16, lone surrogates included.</summary>
    internal static readonly Gen<string> Any = Gen.OneOf(Valid, Gen.Char['\0', '\uffff'].Array[0, 12].Select(static chars => new string(chars)));
}
