using System.Collections.Concurrent;

namespace Bqml.Generators.Emission.Models;

/// <summary>The text that a variant of a function has in every model: its constants, with a place for the model's name, and its methods, with places for the row type's.</summary>
internal sealed class VariantText
{
    private readonly ConcurrentDictionary<int, Template> _statements = new();
    private readonly ConcurrentDictionary<MethodShape, Template> _methods = new();

    /// <summary>The constants; <paramref name="write"/> writes them for the first model that has them.</summary>
    public Template Statements(int depth, Action<SourceWriter> write) => _statements.TryGetValue(depth, out var text) ? text : _statements.GetOrAdd(depth, Template.Make(depth, write));

    /// <summary>The methods; <paramref name="write"/> writes them for the first model that has them.</summary>
    public Template Methods(MethodShape shape, Action<SourceWriter> write) => _methods.TryGetValue(shape, out var text) ? text : _methods.GetOrAdd(shape, Template.Make(shape.Depth, write));
}

/// <summary>What the methods of a variant depend on besides the row type's name.</summary>
/// <param name="Depth">The indentation of the class's members.</param>
/// <param name="IsTuned">Whether hyperparameters are tuned.</param>
/// <param name="HasLabels">Whether there is a column to predict.</param>
/// <param name="Access">The accessibility of members that show the row type.</param>
internal readonly record struct MethodShape(int Depth, bool IsTuned, bool HasLabels, string Access)
{
    /// <summary>Whether the rows are of a type of the user's, which the methods take beside the generated one.</summary>
    public bool HasOwnRow { get; init; }

    /// <summary>Whether inputs are made from the files of images.</summary>
    public bool HasImages { get; init; }
}
