using Bqml.Catalog;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>The rows of the sample declarations: a few features, and a column for each role.</summary>
internal static class SampleRow
{
    /// <summary>The record that training reads.</summary>
    public const string Name = "Row";

    /// <summary>A numeric column.</summary>
    public const string NumberColumn = "length";

    /// <summary>A column of text.</summary>
    public const string TextColumn = "place";

    private static readonly Dictionary<string, string> s_roles = new(StringComparer.Ordinal)
    {
        ["DataSplit"] = "[DataSplit] bool? IsEvaluation",
        ["InstanceWeight"] = "[InstanceWeight] double Weight",
        ["UserId"] = "[UserId] string Visitor",
        ["ItemId"] = "[ItemId] long Exhibit",
        ["Rating"] = "[Rating] double Stars",
        ["TimeSeriesTimestamp"] = "[TimeSeriesTimestamp] DateTimeOffset Day",
        ["TimeSeriesId"] = "[TimeSeriesId] string Gate",
        ["TimeSeriesData"] = "[TimeSeriesData] long Visitors",
    };

    /// <summary>The property that an option names whose column may have these types.</summary>
    public static string PropertyOf(ModelOption option) =>
        option.Name == "HIERARCHICAL_TIME_SERIES_COLS" ? "Gate" : option.ColumnTypes[0].Types is var types && types.Contains("STRING") ? "Place" : types.Contains("BOOL") ? "Chosen" : "Length";

    /// <summary>The records that the type attribute names.</summary>
    /// <param name="type">The model type.</param>
    /// <param name="roles">The roles that columns have.</param>
    /// <param name="transform">Attributes on a numeric feature.</param>
    public static string Declare(ModelType type, IEnumerable<string> roles, string transform) => type.RowTypeParameterCount switch
    {
        0 => "",
        1 => $"public sealed record {Name}({string.Join(", ", Features(type, transform).Concat(roles.Select(role => Column(type, role))))});",
        _ => """
            public sealed record Input(double Length, double Width);
            public sealed record Output(double Weight);
            """,
    };

    /// <summary>The type arguments of the type attribute.</summary>
    public static string TypeArguments(ModelType type) => type.RowTypeParameterCount switch { 0 => "", 1 => $"<{Name}>", _ => "<Input, Output>" };

    private static IEnumerable<string> Features(ModelType type, string transform) => type.TakesFeatures ? [transform + " double Length", "string? Place", "bool Chosen"] : [];

    private static string Column(ModelType type, string role) =>
        role == "DataSplit" && !type.Options.Any(static option => option.Role == "DataSplit" && option.ColumnTypes.Any(static rule => rule.Types.Contains("BOOL"))) ? "[DataSplit] string? Part"
        : role != "Label" ? s_roles[role]
        : type.LabelTypes.Contains(ModelType.Groupable) ? "[Label] string Sex" : "[Label] double Mass";
}
