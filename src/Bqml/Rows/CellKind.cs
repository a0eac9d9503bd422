namespace Bqml.Runtime;

/// <summary>What stands in a cell of a row.</summary>
internal enum CellKind
{
    /// <summary>A JSON string of ASCII characters only.</summary>
    Ascii,

    /// <summary>A JSON string with other characters, which may turn out not to be UTF-8.</summary>
    Utf8,

    /// <summary>A JSON number, true or false.</summary>
    Literal,

    /// <summary>A JSON string whose escapes are no characters: half of a surrogate pair.</summary>
    Broken,

    /// <summary>null</summary>
    Null,

    /// <summary>A STRUCT, before its opening brace.</summary>
    Struct,

    /// <summary>An ARRAY, before its opening bracket.</summary>
    Array,

    /// <summary>A STRUCT or ARRAY that was read.</summary>
    Read,
}
