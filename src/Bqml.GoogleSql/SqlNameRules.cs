using System.Globalization;
using System.Text;

namespace Bqml.GoogleSql;

/// <summary>What BigQuery allows in the names of columns, models, tables, datasets and projects. Each check gives the reason against a name, or null.</summary>
internal static class SqlNameRules
{
    private const int MaxColumnLength = 300;
    private const int MaxNameLength = 1024;

    private static readonly string[] _reservedColumnPrefixes =
    [
        "_TABLE_", "_FILE_", "_PARTITION", "_ROW_TIMESTAMP", "__ROOT__", "_COLIDENTIFIER", "_CHANGE_SEQUENCE_NUMBER", "_CHANGE_TYPE", "_CHANGE_TIMESTAMP",
    ];

    internal static string? CheckColumn(string? name)
    {
        const string Rule = "a column name holds letters, digits, marks, connectors such as '_', dashes, spaces and & % = + : ' < > # |";
        if (CheckCharacters(name, "a column name", Rule, static (category, c) => IsWordCategory(category) || category is UnicodeCategory.SpaceSeparator || "&%=+:'<>#|".IndexOf(c) >= 0) is { } error) return error;
        if (CountCharacters(name!) > MaxColumnLength) return TooLong(name!, "a column name", $"{MaxColumnLength} characters");
        foreach (var prefix in _reservedColumnPrefixes)
        {
            if (name!.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return $"{Show(name)} cannot be a column name: BigQuery reserves names that start with {prefix}.";
        }
        return null;
    }

    internal static string? CheckModel(string? name) => CheckAscii(name, "a model name");

    internal static string? CheckDataset(string? name) => CheckAscii(name, "a dataset name");

    internal static string? CheckTable(string? name)
    {
        const string Rule = "a table name holds letters, digits, marks, connectors such as '_', dashes and spaces";
        if (CheckCharacters(name, "a table name", Rule, static (category, _) => IsWordCategory(category) || category is UnicodeCategory.SpaceSeparator) is { } error) return error;
        return Encoding.UTF8.GetByteCount(name!) > MaxNameLength ? TooLong(name!, "a table name", "1,024 bytes in UTF-8") : null;
    }

    internal static string? CheckProject(string? id)
    {
        const string What = "a project id";
        if (id is null || id.Length == 0) return Empty(What);
        var colon = id.IndexOf(':');
        var project = id.Substring(colon + 1);
        const string Rule = "a project id holds lower-case letters, digits and hyphens, with an optional 'domain:' before it";
        if (CheckCharacters(project, What, Rule, static (_, c) => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-') is { } error) return error;
        if (project[0] is not (>= 'a' and <= 'z')) return $"{Show(id)} cannot be a project id: it starts with a lower-case letter.";
        if (project[project.Length - 1] == '-') return $"{Show(id)} cannot be a project id: it does not end with a hyphen.";
        if (project.Length > 30) return TooLong(id, What, "30 characters");
        if (colon < 0) return null;
        return CheckCharacters(id.Substring(0, colon), "the domain of a project id", "a domain holds lower-case letters, digits, hyphens and periods", static (_, c) => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '.');
    }

    internal static string? CheckTablePath(string? path)
    {
        if (path is null || path.Length == 0) return Empty("a table's path");
        var parts = SplitPath(path);
        for (var i = 0; i < parts.Count - 1; i++)
        {
            if (parts[i].Equals("INFORMATION_SCHEMA", StringComparison.OrdinalIgnoreCase)) return CheckInformationSchema(path, parts, i);
        }
        // events_* stands for all tables whose names start with events_.
        var last = parts[parts.Count - 1];
        if (last.Length > 1 && last[last.Length - 1] == '*') parts[parts.Count - 1] = last.Substring(0, last.Length - 1);
        return CheckPath(path, parts, CheckTable, "table");
    }

    internal static string? CheckModelPath(string? path) =>
        path is null || path.Length == 0 ? Empty("a model's path") : CheckPath(path, SplitPath(path), CheckModel, "model");

    internal static string? CheckConnectionPath(string? path)
    {
        if (path is null || path.Length == 0) return Empty("a connection's path");
        var parts = SplitPath(path);
        if (parts.Count is not (2 or 3)) return $"{Show(path)} cannot be the path of a connection: it has {parts.Count} part{(parts.Count == 1 ? "" : "s")}; write location.connection or project.location.connection.";
        var error = CheckCharacters(parts[parts.Count - 1], "a connection's name", "a connection's name holds letters (a-z, A-Z), digits, underscores and hyphens", static (_, c) => IsNameOrHyphen(c));
        error ??= CheckCharacters(parts[parts.Count - 2], "a location", "a location is a region or multi-region such as us or europe-west1: letters, digits and hyphens", static (_, c) => c != '_' && IsNameOrHyphen(c));
        if (parts.Count == 3 && !parts[0].All(static c => c is >= '0' and <= '9')) error ??= CheckProject(parts[0]);
        if (parts.Count == 3 && parts[0].Length == 0) error ??= Empty("a project id");
        return error is null ? null : $"In {Show(path)}: {error}";
    }

    /// <summary>The parts of a path. A project id with a domain (<c>example.com:project</c>) is one part, its periods notwithstanding.</summary>
    internal static List<string> SplitPath(string path)
    {
        var parts = new List<string>(4);
        var start = 0;
        var from = path.IndexOf(':') + 1;
        for (var dot = path.IndexOf('.', from); dot >= 0; dot = path.IndexOf('.', start))
        {
            parts.Add(path.Substring(start, dot - start));
            start = dot + 1;
        }
        parts.Add(path.Substring(start));
        return parts;
    }

    private static string? CheckPath(string path, List<string> parts, Func<string?, string?> checkName, string kind)
    {
        if (parts.Count > 3) return $"{Show(path)} cannot be the path of a {kind}: it has {parts.Count} parts; write {kind}, dataset.{kind} or project.dataset.{kind}.";
        var error = checkName(parts[parts.Count - 1]);
        if (parts.Count > 1) error ??= CheckDataset(parts[parts.Count - 2]);
        if (parts.Count > 2) error ??= CheckProject(parts[0]);
        return error is null || parts.Count == 1 ? error : $"In {Show(path)}: {error}";
    }

    // [project.]{dataset|region-name}.INFORMATION_SCHEMA.view
    private static string? CheckInformationSchema(string path, List<string> parts, int index)
    {
        if (index > 2 || index != parts.Count - 2) return $"{Show(path)} cannot be the path of a view: write project.dataset.INFORMATION_SCHEMA.view or project.region-name.INFORMATION_SCHEMA.view.";
        var error = CheckTable(parts[parts.Count - 1]);
        if (index > 0 && !parts[index - 1].StartsWith("region-", StringComparison.OrdinalIgnoreCase)) error ??= CheckDataset(parts[index - 1]);
        else if (index > 0) error ??= CheckProject(parts[index - 1].ToLowerInvariant()) is null ? null : $"{Show(parts[index - 1])} cannot be the name of a region.";
        if (index > 1) error ??= CheckProject(parts[0]);
        return error is null ? null : $"In {Show(path)}: {error}";
    }

    private static string? CheckAscii(string? name, string what)
    {
        if (CheckCharacters(name, what, $"{what} holds letters (a-z, A-Z), digits and underscores", static (_, c) => c <= char.MaxValue && SqlIdentifier.IsBarePart((char)c)) is { } error) return error;
        return name!.Length > MaxNameLength ? TooLong(name, what, "1,024 characters") : null;
    }

    private static string? CheckCharacters(string? name, string what, string rule, Func<UnicodeCategory, char, bool> isAllowed)
    {
        if (name is null || name.Length == 0) return Empty(what);
        for (var i = 0; i < name.Length; i++)
        {
            var isPair = char.IsHighSurrogate(name[i]) && i + 1 < name.Length && char.IsLowSurrogate(name[i + 1]);
            if (!isPair && char.IsSurrogate(name[i])) return $"{Show(name)} cannot be {what}: it is not valid Unicode (lone surrogate U+{(int)name[i]:X4} at position {i + 1}).";
            if (!isAllowed(CharUnicodeInfo.GetUnicodeCategory(name, i), name[i])) return $"{Show(name)} cannot be {what}: {Describe(name, i, isPair)} at position {i + 1} is not allowed; {rule}.";
            if (isPair) i++;
        }
        return null;
    }

    private static bool IsNameOrHyphen(char c) => c == '-' || SqlIdentifier.IsBarePart(c);

    private static bool IsWordCategory(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
        or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation;

    private static int CountCharacters(string name)
    {
        var count = 0;
        foreach (var c in name)
        {
            if (!char.IsLowSurrogate(c)) count++;
        }
        return count;
    }

    private static string Empty(string what) => $"An empty text cannot be {what}.";

    private static string TooLong(string name, string what, string limit) => $"{Show(name)} cannot be {what}: it is longer than {limit}.";

    private static string Describe(string name, int index, bool isPair)
    {
        var codePoint = isPair ? char.ConvertToUtf32(name, index) : name[index];
        var hex = codePoint.ToString("X4", CultureInfo.InvariantCulture);
        return codePoint is > 0x20 and < 0x7F ? $"'{(char)codePoint}' (U+{hex})" : $"U+{hex}";
    }

    /// <summary>The name for a message: escaped, on one line, cut when long.</summary>
    private static string Show(string name)
    {
        var text = new StringBuilder("'");
        foreach (var c in name.Length <= 80 ? name : name.Substring(0, 77) + "...")
        {
            if (c < ' ' || c is >= '\x7F' and < '\xA0' or '\u2028' or '\u2029' || char.IsSurrogate(c) && name.Length > 80) text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }
        return text.Append('\'').ToString();
    }
}
