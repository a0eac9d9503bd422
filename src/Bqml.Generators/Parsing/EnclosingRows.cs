using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Parsing;

/// <summary>The row types that are being read, outermost first. Lives for one call of the parser only.</summary>
internal sealed class EnclosingRows(ITypeSymbol type, EnclosingRows? outer = null)
{
    /// <summary>Deeper nesting than BigQuery's own limit of 15 levels of STRUCT columns is not read.</summary>
    private const int MaximumDepth = 15;

    private readonly int _depth = outer is null ? 0 : outer._depth + 1;
    private readonly ITypeSymbol _type = type;
    private readonly EnclosingRows? _outer = outer;

    public bool Contains(ITypeSymbol type)
    {
        if (_depth >= MaximumDepth) return true;
        for (var current = this; current is not null; current = current._outer)
        {
            if (SymbolEqualityComparer.Default.Equals(current._type, type)) return true;
        }
        return false;
    }

    public EnclosingRows With(ITypeSymbol type) => new(type, this);
}
