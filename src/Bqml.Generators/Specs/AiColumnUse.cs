namespace Bqml.Generators.Specs;

/// <summary>A property that a function of a language or embedding model computes: [AiIf("...")] and the like, exactly as written.</summary>
/// <param name="Function">The catalogue's function: AI.IF.</param>
/// <param name="Texts">The texts given to the constructor: the prompt, and an aggregate's instruction.</param>
/// <param name="Categories">The values to choose from; empty when none are written.</param>
/// <param name="Arguments">The named arguments, in the order written.</param>
internal sealed record AiColumnUse(string Function, EquatableArray<string> Texts, EquatableArray<string> Categories, EquatableArray<OptionUse> Arguments)
{
    /// <summary>The attribute, as users write it: <c>AiIf</c>.</summary>
    public required string Attribute { get; init; }

    /// <summary>[AiExample(input, output)], in order.</summary>
    public EquatableArray<AiExample> Examples { get; init; } = [];

    /// <summary>The rows that an aggregate reads; null for other functions, and when the type argument is not a type one can read.</summary>
    public RowSpec? Source { get; init; }
}

/// <summary>[AiExample(input, output)]: an answer that is right.</summary>
internal sealed record AiExample(string Input, OptionValue Output);
