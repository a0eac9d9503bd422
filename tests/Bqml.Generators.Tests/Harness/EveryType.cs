using System.Text.RegularExpressions;
using Bqml.Catalog;

namespace Bqml.Generators.Tests.Harness;

/// <summary>A declaration of each model type, made from the catalogue.</summary>
internal static class EveryType
{
    /// <summary>The class that <see cref="Source"/> declares.</summary>
    public const string Name = "Zoo.Model";

    /// <summary>The types.</summary>
    public static IEnumerable<ModelType> Types => ModelCatalog.ModelTypes;

    /// <summary>A model of the type and its row.</summary>
    /// <param name="modelTypeId">The model type.</param>
    /// <param name="options">What stands between the parentheses of the type attribute, besides what the type cannot do without.</param>
    /// <param name="attributes">Further attributes on the class.</param>
    /// <param name="transform">Attributes on a feature.</param>
    public static string Source(string modelTypeId, string options = "", string attributes = "", string transform = "")
    {
        var type = ModelCatalog.FindModelType(modelTypeId)!;
        var needed = Needed(type).Where(option => !options.Contains(option.Split(' ')[0], StringComparison.Ordinal));
        var rows = type.RowTypeParameterCount switch { 0 => "", 1 => "<Row>", _ => "<Row, Result>" };
        return $"""
            using System;
            using Bqml;
            namespace Zoo;
            {(type.RowTypeParameterCount > 0 ? $"public sealed record Row({Columns(type, transform)});" : "")}
            {(type.RowTypeParameterCount > 1 ? $"public sealed record Result({Outputs(type)});" : "")}
            [BigQueryModel("ml.model")]
            [{type.AttributeName}{rows}({string.Join(", ", needed.Append(options).Where(static option => option.Length > 0))})]
            {(type.Clauses.Query == ClauseUse.Required ? "[TrainingTable(\"zoo.rows\")]" : "")}
            {attributes}
            public sealed partial class Model;
            """;
    }

    /// <summary>The options that make every function of the type available.</summary>
    public static string EnablingOptions(ModelType type)
    {
        var options = new List<string>();
        foreach (var condition in type.Functions.Select(static name => ModelCatalog.FindFunction(name)!).SelectMany(static function => function.Requires))
        {
            if (condition.Option is null || type.Option(condition.Option) is not { PropertyName: { } property } option) continue;
            var value = condition.Values[0] switch
            {
                bool flag => flag ? "true" : "false",
                string text => option.EnumType + "." + option.AllowedValues.Single(allowed => allowed.SqlValue == text).MemberName,
                var number => Convert.ToString(number, System.Globalization.CultureInfo.InvariantCulture),
            };
            // An option that is given, whatever its value, may exclude another.
            if (!Equals(condition.Values[0], option.Default)) options.Add($"{property} = {value}");
        }
        return string.Join(", ", options.Distinct());
    }

    private static string Columns(ModelType type, string transform) => type.Category switch
    {
        ModelCategory.Regression => $"{transform} double? Length, string? Island, [Label] double Mass",
        ModelCategory.Classification => $"{transform} double? Length, string? Island, [Label] string Sex",
        ModelCategory.Recommendation => "[UserId] string Visitor, [ItemId] long Exhibit, [Rating] double Stars",
        ModelCategory.Forecasting => "[TimeSeriesTimestamp] DateTimeOffset Day, [TimeSeriesId] string Gate, [TimeSeriesData] long Visitors" + (type.TakesFeatures ? ", double Temperature, bool Weekend" : ""),
        ModelCategory.Imported or ModelCategory.Remote => "double Length, long Legs, [PassThrough] string? Name",
        ModelCategory.ContributionAnalysis => "double Sales, double Cost, string Shop, string? Region, bool IsTest",
        _ => $"{transform} double? Length, string? Island, bool Chosen",
    };

    private static string Outputs(ModelType type) => type.MaxOutputs == 1 ? "double Mass" : "double Mass, float[] Probabilities";

    private static IEnumerable<string> Needed(ModelType type)
    {
        if (type.Option("NUM_PRINCIPAL_COMPONENTS") is not null) yield return "NumPrincipalComponents = 2";
        // Models made elsewhere: a text of the shape that the option has.
        foreach (var option in type.Options.Where(static option => option is { Required: true, Fixed: null, PropertyName: not null, NamesColumn: false } && option.Formats.Any(static format => format.Contains('{', StringComparison.Ordinal))))
            yield return $"{option.PropertyName} = \"{Regex.Replace(option.Formats[0], @"\{[^}]*\}", "name")}\"";
        if (type.Option("CONTRIBUTION_METRIC") is null) yield break;
        yield return "ContributionMetric = \"SUM(sales)\"";
        yield return "IsTestCol = nameof(Row.IsTest)";
    }
}
