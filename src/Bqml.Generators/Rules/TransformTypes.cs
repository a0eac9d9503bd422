using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>What types of column a preprocessing function reads and returns, from the catalogue's description of its first argument and result.</summary>
internal static class TransformTypes
{
    private const string StructOf = "STRUCT of ";

    /// <summary>Whether the function reads a column of the type. What the catalogue describes in other words is accepted.</summary>
    internal static bool Accepts(ModelFunction function, SqlType type) =>
        Alternatives(function) is not { Count: > 0 } alternatives || ColumnTypes.Accepts(alternatives, type) || !alternatives.All(IsKnown);

    /// <summary>What the function reads, for a message.</summary>
    internal static string Describe(ModelFunction function) => ColumnTypes.Describe(Alternatives(function));

    /// <summary>The type of the result; null when it cannot be told.</summary>
    internal static SqlType? Result(ModelFunction function, SqlType input) =>
        function.TransformTypeOf(ColumnTypes.IsNumeric(input)) is { } text && SqlType.TryParse(text, out var type) ? type : null;

    /// <summary>The type in which a column reaches the model, after its preprocessing; null when that cannot be told.</summary>
    internal static SqlType? Transformed(ColumnSpec column)
    {
        var type = column.Type;
        foreach (var use in column.Transforms)
        {
            if (type is null || use.Function is not { } name || ModelCatalog.FindFunction(name) is not { } function) return null;
            type = Result(function, type);
        }
        return type;
    }

    private static List<string> Alternatives(ModelFunction function)
    {
        var type = function.Signatures.FirstOrDefault()?.Arguments.FirstOrDefault(static argument => argument.Kind == ArgumentKind.Positional)?.Type ?? "";
        if (type.StartsWith(StructOf, StringComparison.Ordinal)) type = type.Substring(StructOf.Length);
        return [.. type.Split([" or "], StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool IsKnown(string type)
    {
        if (type.StartsWith("ARRAY<", StringComparison.Ordinal) && type.EndsWith(">", StringComparison.Ordinal)) type = type.Substring(6, type.Length - 7);
        return type == "numeric" || SqlType.TryParse(type, out _);
    }
}
