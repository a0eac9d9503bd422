namespace Bqml.Generators.Emission.Models;

/// <summary>What the text that models share depends on besides their functions and names.</summary>
/// <param name="Depth">The indentation of the class's members.</param>
/// <param name="IsTuned">Whether hyperparameters are tuned.</param>
/// <param name="HasLabels">Whether there is a column to predict.</param>
/// <param name="Access">The accessibility of members that show the row type.</param>
internal readonly record struct TextShape(int Depth, bool IsTuned, bool HasLabels, string Access)
{
    /// <summary>Whether the rows are of a type of the user's, which the methods take beside the generated one.</summary>
    public bool HasOwnRow { get; init; }

    /// <summary>Whether inputs are made from the files of images.</summary>
    public bool HasImages { get; init; }
}
