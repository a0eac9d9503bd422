using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The catalogue's words for types of columns, judged on a column's type.</summary>
internal static class ColumnTypes
{
    private const string Numeric = "numeric";

    /// <summary>Whether a column of the type is among those the catalogue lists: types as GoogleSQL writes them, <c>numeric</c>, <c>groupable</c>, or an ARRAY or STRUCT of these.</summary>
    internal static bool Accepts(IEnumerable<string> listed, SqlType type) => listed.Any(item => Accepts(item, type));

    /// <summary>What is accepted, for a message.</summary>
    internal static string Describe(IEnumerable<string> listed) => Wording.Either(listed.Select(static item => item switch
    {
        ModelType.Groupable => "a type that can be grouped by",
        Numeric => "a number",
        _ => item,
    }).Distinct(StringComparer.Ordinal));

    /// <summary>Whether a type is among those that the catalogue lists by name; <c>ARRAY</c> and <c>STRUCT</c> stand for all such.</summary>
    internal static bool IsOneOf(IEnumerable<string> listed, SqlType type)
    {
        var name = type.Kind switch { SqlTypeKind.Array => "ARRAY", SqlTypeKind.Struct => "STRUCT", _ => type.ToString() };
        return listed.Contains(name);
    }

    internal static bool IsNumeric(SqlType type) => type.Kind is SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric;

    /// <summary>Whether automatic preprocessing makes a feature of the type.</summary>
    internal static bool IsTrainable(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Array when type.Element is { Kind: SqlTypeKind.Struct } => Accepts(ModelCatalog.SparseVectorType, type),
        SqlTypeKind.Array => type.Element is { } element && element.Kind != SqlTypeKind.Array && IsTrainable(element),
        SqlTypeKind.Struct => type.Fields.All(static field => IsTrainable(field.Type)),
        SqlTypeKind.Range => !IsRefused("RANGE"),
        _ => !IsRefused(type.ToString()),
    };

    private static bool IsRefused(string type)
    {
        foreach (var refused in ModelCatalog.RefusedFeatureTypes)
        {
            if (refused == type) return true;
        }
        return false;
    }

    /// <summary>Whether a rule on a column's types is for this declaration; null when that cannot be told.</summary>
    internal static bool? Holds(ModelContext model, ColumnTypeRule rule)
    {
        if (rule.Tuned != TunedModels.Allowed && model.IsTuned != (rule.Tuned == TunedModels.Required)) return false;
        bool? holds = true;
        foreach (var condition in rule.Requires)
        {
            if (model.Holds(condition) is not { } answer) holds = null;
            else if (!answer) return false;
        }
        return holds;
    }

    private static bool Accepts(string item, SqlType type) => item switch
    {
        ModelType.Groupable => type.Kind is not (SqlTypeKind.Array or SqlTypeKind.Struct or SqlTypeKind.Json or SqlTypeKind.Geography),
        Numeric => IsNumeric(type),
        _ when Inner(item, "ARRAY") is { } element => type is { Kind: SqlTypeKind.Array, Element: { } elementType } && Accepts(element, elementType),
        _ when Inner(item, "STRUCT") is { } fields => type.Kind == SqlTypeKind.Struct && fields.Split([", "], StringSplitOptions.None) is var types
            && types.Length == type.Fields.Count && types.Zip(type.Fields, static (wanted, field) => Accepts(wanted, field.Type)).All(static accepted => accepted),
        _ => item == type.ToString(),
    };

    /// <summary>What stands between the angle brackets; null for another type.</summary>
    private static string? Inner(string item, string type) =>
        item.StartsWith(type + "<", StringComparison.Ordinal) && item.EndsWith(">", StringComparison.Ordinal) ? item.Substring(type.Length + 1, item.Length - type.Length - 2) : null;
}
