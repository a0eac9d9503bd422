using System.Text.RegularExpressions;
using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Emission.Models;

/// <summary>What the placeholders of the catalogue's column patterns stand for in a declaration.</summary>
internal static class Placeholders
{
    /// <summary>A holiday of a time-series model.</summary>
    public const string Holiday = "{holiday}";

    /// <summary>The placeholder in a column's name or type, braces included; null when there is none.</summary>
    public static string? Of(OutputColumn column) =>
        Regex.Match(column.Name + " " + column.Type, @"\{\w+\}") is { Success: true } match ? match.Value : null;

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
}
