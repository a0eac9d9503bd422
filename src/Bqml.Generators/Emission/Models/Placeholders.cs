using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>What the placeholders of the catalogue's column patterns stand for in a declaration.</summary>
internal static class Placeholders
{
    /// <summary>A holiday of a time-series model.</summary>
    public const string Holiday = "{holiday}";

    /// <summary>The placeholder in a column's name or type, braces included; null when there is none.</summary>
    public static string? Of(OutputColumn column) => Find(column.Name) ?? Find(column.Type);

    /// <summary>The pattern with the text in the place of each placeholder.</summary>
    public static string Fill(string pattern, string text)
    {
        for (var start = pattern.IndexOf('{'); start >= 0; start = pattern.IndexOf('{', start + text.Length))
        {
            var end = pattern.IndexOf('}', start);
            if (end < 0) break;
            pattern = pattern.Substring(0, start) + text + pattern.Substring(end + 1);
        }
        return pattern;
    }

    /// <summary>The columns of the row that a placeholder stands for; null when only the data or the TRANSFORM clause tell.</summary>
    public static ColumnSpec[]? Columns(string placeholder, ModelDeclaration model) => placeholder switch
    {
        "{label}" => model.Labels,
        "{timestamp}" => model.WithRole(ColumnRole.TimeSeriesTimestamp),
        "{data}" => model.WithRole(ColumnRole.TimeSeriesData),
        "{ids}" => model.WithRole(ColumnRole.TimeSeriesId),
        "{user}" => model.WithRole(ColumnRole.UserId),
        "{item}" => model.WithRole(ColumnRole.ItemId),
        "{rating}" => model.WithRole(ColumnRole.Rating),
        "{feature}" => model.Features,
        "{outputs}" => model.Outputs,
        _ => model.NamedBy(placeholder.Trim('{', '}')),
    };

    private static string? Find(string pattern)
    {
        var start = pattern.IndexOf('{');
        var end = start < 0 ? -1 : pattern.IndexOf('}', start);
        return end < 0 ? null : pattern.Substring(start, end + 1 - start);
    }
}
