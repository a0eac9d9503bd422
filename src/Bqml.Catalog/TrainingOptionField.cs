namespace Bqml.Catalog;

/// <summary>A field of the REST message <c>TrainingOptions</c>, in which a model's metadata tell the options it was trained with.</summary>
public sealed class TrainingOptionField
{
    /// <summary>The name in REST: <c>l2Regularization</c>.</summary>
    public required string RestName { get; init; }

    /// <summary>The C# name: that of the option's property where there is one.</summary>
    public required string PropertyName { get; init; }

    /// <summary>The type as GoogleSQL would write it; <c>MAP&lt;STRING, FLOAT64&gt;</c> for a JSON object of numbers.</summary>
    public required string Type { get; init; }

    /// <summary>The option of CREATE MODEL: <c>L2_REG</c>; null when there is none.</summary>
    public string? OptionName { get; init; }

    /// <summary>The enum in namespace Bqml; null when the value is no enum's.</summary>
    public string? EnumType { get; init; }

    /// <summary>REST's values with the enum's members.</summary>
    public IReadOnlyList<AllowedValue> Values { get; init; } = [];

    /// <summary>What it is, in one sentence.</summary>
    public required string Summary { get; init; }
}
