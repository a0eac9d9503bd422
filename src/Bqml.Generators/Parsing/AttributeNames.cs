using Bqml.Generators.Specs;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>The attributes that the parser reads, told apart by metadata name.</summary>
internal static class AttributeNames
{
    public const string BigQueryModel = "Bqml.BigQueryModelAttribute";
    public const string BigQueryRow = "Bqml.BigQueryRowAttribute";
    public const string ObjectTable = "Bqml.ObjectTableAttribute";

    /// <summary>The metadata name without namespace of an attribute class of namespace Bqml; null for everything else.</summary>
    public static string? Find(AttributeData attribute) =>
        attribute.AttributeClass is { ContainingType: null, ContainingNamespace: { Name: "Bqml", ContainingNamespace.IsGlobalNamespace: true } } type
            ? type.MetadataName
            : null;

    /// <summary>The text of [Description] of System.ComponentModel; null for everything else.</summary>
    public static string? FindDescription(AttributeData attribute) =>
        attribute is { AttributeClass: { Name: "DescriptionAttribute", ContainingNamespace: { Name: "ComponentModel", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }, ConstructorArguments: [var text] }
            ? Constants.Text(text)
            : null;

    /// <summary>The role that an attribute on a property stands for.</summary>
    public static ColumnRole? FindRole(string metadataName) => metadataName switch
    {
        "LabelAttribute" => ColumnRole.Label,
        "DataSplitAttribute" => ColumnRole.DataSplit,
        "InstanceWeightAttribute" => ColumnRole.InstanceWeight,
        "TimeSeriesTimestampAttribute" => ColumnRole.TimeSeriesTimestamp,
        "TimeSeriesDataAttribute" => ColumnRole.TimeSeriesData,
        "TimeSeriesIdAttribute" => ColumnRole.TimeSeriesId,
        "UserIdAttribute" => ColumnRole.UserId,
        "ItemIdAttribute" => ColumnRole.ItemId,
        "RatingAttribute" => ColumnRole.Rating,
        "PassThroughAttribute" => ColumnRole.PassThrough,
        "IgnoreAttribute" => ColumnRole.Ignore,
        _ => null,
    };

    /// <summary>The role in functions without a model that an attribute on a property stands for.</summary>
    public static FunctionRole? FindFunctionRole(string metadataName) => metadataName switch
    {
        "DimensionAttribute" => FunctionRole.Dimension,
        "MetricAttribute" => FunctionRole.Metric,
        "InterestLabelAttribute" => FunctionRole.InterestLabel,
        "CorrelationTargetAttribute" => FunctionRole.CorrelationTarget,
        "CorrelatedAttribute" => FunctionRole.Correlated,
        _ => null,
    };
}
