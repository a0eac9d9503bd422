using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The paths of the objects in an object table.</summary>
internal static class ObjectUriRules
{
    internal static void Check(RuleContext context, string className, OptionValue value, FindingTarget target)
    {
        if (value is not OptionValue.Array(var items)) return;
        if (items.Count == 0) context.Report(ObjectTableDiagnostics.NoUris, target, className);
        foreach (var item in items)
        {
            if (item is not OptionValue.String({ } uri)) continue;
            if (Problem(uri) is { } problem) context.Report(ObjectTableDiagnostics.InvalidUri, target, Wording.Quoted(uri), problem);
            else if (LooksLikeFolder(uri)) context.ReportFixable(ObjectTableDiagnostics.FolderUri, target, [FixProperties.Text, uri, FixProperties.Replacement, uri.TrimEnd('/') + "/*"], Wording.Quoted(uri), Wording.Quoted(uri.TrimEnd('/') + "/*"));
        }
    }

    /// <summary>Why there can be no such objects; null when there can.</summary>
    private static string? Problem(string uri)
    {
        var rules = ModelCatalog.ObjectTable;
        if (!uri.StartsWith(rules.UriScheme, StringComparison.Ordinal)) return "it does not begin with " + rules.UriScheme;
        var path = uri.Substring(rules.UriScheme.Length);
        var slash = path.IndexOf('/');
        var bucket = slash < 0 ? path : path.Substring(0, slash);
        if (bucket.IndexOf('*') >= 0) return "an asterisk cannot stand in the bucket's name";
        if (!Regex.IsMatch(bucket, @"^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]\z", RegexOptions.CultureInvariant))
            return "a bucket's name has 3 or more lower-case letters, digits, dashes, underscores and periods, and begins and ends with a letter or digit";
        if (slash < 0 || slash == path.Length - 1 && bucket.Length == 0) return "no object is named after the bucket";
        if (uri.Count(static c => c == '*') > rules.MaxWildcards) return "it holds more than one asterisk";
        if (path.Contains("//")) return "there are two slashes in a row";
        return uri.Any(char.IsControl) ? "there is a control character in it" : null;
    }

    /// <summary>Whether the path names one object which has no ending, as if it were a folder.</summary>
    private static bool LooksLikeFolder(string uri) => uri.IndexOf('*') < 0 && uri.LastIndexOf('.') < uri.LastIndexOf('/');
}
