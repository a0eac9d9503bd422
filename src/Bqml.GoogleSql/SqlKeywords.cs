namespace Bqml.GoogleSql;

/// <summary>The words that mean something to the grammar. The reserved ones come first: they are identifiers only between backticks.</summary>
internal enum Keyword : byte
{
    None,
    ALL, AND, ANY, ARRAY, AS, ASC, ASSERT_ROWS_MODIFIED, AT, BETWEEN, BY, CASE, CAST, COLLATE, CONTAINS, CREATE, CROSS, CUBE, CURRENT,
    DEFAULT, DEFINE, DESC, DISTINCT, ELSE, END, ENUM, ESCAPE, EXCEPT, EXCLUDE, EXISTS, EXTRACT, FALSE, FETCH, FOLLOWING, FOR, FROM, FULL,
    GRAPH_TABLE, GROUP, GROUPING, GROUPS, HASH, HAVING, IF, IGNORE, IN, INNER, INTERSECT, INTERVAL, INTO, IS, JOIN, LATERAL, LEFT, LIKE,
    LIMIT, LOOKUP, MERGE, NATURAL, NEW, NO, NOT, NULL, NULLS, OF, ON, OR, ORDER, OUTER, OVER, PARTITION, PRECEDING, PROTO, QUALIFY, RANGE,
    RECURSIVE, RESPECT, RIGHT, ROLLUP, ROWS, SELECT, SET, SOME, STRUCT, TABLESAMPLE, THEN, TO, TREAT, TRUE, UNBOUNDED, UNION, UNNEST,
    USING, WHEN, WHERE, WINDOW, WITH, WITHIN,
    // Not reserved from here on.
    ALTER, BIGDECIMAL, BIGNUMERIC, CLUSTER, CONNECTION, DATA, DATE, DATETIME, DECIMAL, DROP, EXPORT, EXTERNAL, FILES, FIRST, FORMAT, INCLUDE, INPUT,
    INSERT, JSON, LAST, LOAD, MAX, MIN, MODEL, NUMERIC, OFFSET, OPTIONS, OUTPUT, OVERWRITE, PERCENT, PIVOT, REMOTE, REPLACE, ROW, SAFE, SAFE_CAST, SETS, SYSTEM_TIME, TABLE,
    TEMP, TEMPORARY, TIME, TIMESTAMP, TRANSFORM, UNKNOWN, UNPIVOT, VALUE, VALUES, VIEW, ZONE,
}

/// <summary>Finds keywords without making strings: the lexer asks for every word.</summary>
internal static class SqlKeywords
{
    private const int TableSize = 1024;
    private static readonly string[] _names = Enum.GetNames(typeof(Keyword));
    private static readonly int _maxLength = _names.Max(static name => name.Length);
    private static readonly Keyword[] _table = BuildTable();

    /// <summary>Whether the word, in any case, is a reserved keyword.</summary>
    internal static bool IsReserved(string word) => IsReserved(Find(word, 0, word.Length));

    /// <summary>Whether the keyword is reserved.</summary>
    internal static bool IsReserved(Keyword keyword) => keyword is > Keyword.None and <= Keyword.WITHIN;

    /// <summary>The keyword that the stretch of text is, in any case.</summary>
    internal static Keyword Find(string text, int start, int length)
    {
        if (length > _maxLength) return Keyword.None;
        for (var slot = Hash(text, start, length); _table[slot] is not Keyword.None; slot = (slot + 1) % TableSize)
        {
            var name = _names[(int)_table[slot]];
            if (name.Length == length && string.Compare(name, 0, text, start, length, StringComparison.OrdinalIgnoreCase) == 0) return _table[slot];
        }
        return Keyword.None;
    }

    private static Keyword[] BuildTable()
    {
        var table = new Keyword[TableSize];
        for (var i = 1; i < _names.Length; i++)
        {
            var slot = Hash(_names[i], 0, _names[i].Length);
            while (table[slot] is not Keyword.None) slot = (slot + 1) % TableSize;
            table[slot] = (Keyword)i;
        }
        return table;
    }

    // Setting bit 5 makes lower and upper case the same; what else it makes the same is told apart by the comparison.
    private static int Hash(string text, int start, int length)
    {
        var hash = length;
        for (var i = start; i < start + length; i++) hash = unchecked((hash * 31) + (text[i] | 0x20));
        return hash & (TableSize - 1);
    }
}
