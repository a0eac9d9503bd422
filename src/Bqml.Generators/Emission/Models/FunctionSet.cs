using System.Collections.Concurrent;

namespace Bqml.Generators.Emission.Models;

/// <summary>The functions of all models whose declarations have the same facts, and the text that these models share.</summary>
internal sealed class FunctionSet
{
    private static readonly ConcurrentDictionary<DeclaredFacts, FunctionSet> s_sets = new();

    private readonly ConcurrentDictionary<TextShape, SharedText> _texts = new();

    private FunctionSet(DeclaredFacts facts)
    {
        Variants = [.. FunctionVariant.Of(facts)];
        TakesInputs = Variants.Any(static variant => variant.TakesInputs);
        TakesLabelledRows = Variants.Any(static variant => variant.TakesLabelledRows);
    }

    /// <summary>Every variant of every function that BigQuery supports for the declaration.</summary>
    public FunctionVariant[] Variants { get; }

    /// <summary>Whether one of them reads what predictions start from.</summary>
    public bool TakesInputs { get; }

    /// <summary>Whether one of them compares rows with what they led to.</summary>
    public bool TakesLabelledRows { get; }

    /// <summary>The functions of a model. They are facts of the catalogue, and found once for all declarations that do not differ in what decides.</summary>
    public static FunctionSet Of(ModelDeclaration model) => s_sets.GetOrAdd(new DeclaredFacts(model), static facts => new FunctionSet(facts));

    /// <summary>The text that a model shares with others.</summary>
    public SharedText TextOf(ModelDeclaration model, TextShape shape) => _texts.TryGetValue(shape, out var text) ? text : _texts.GetOrAdd(shape, SharedText.Of(model, this, shape));
}
