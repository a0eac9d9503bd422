using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <summary>BigQuery's implicit conversions: which type several expressions have in common, and how an expression becomes one of another type.</summary>
internal static class Coercion
{
    /// <summary>The type that all the expressions can become; null when there is none. Of nothing but NULLs it is INT64.</summary>
    public static SqlType? CommonType(IReadOnlyList<BoundExpression> expressions)
    {
        var typed = expressions.Where(e => e.Literalness != Literalness.Untyped).ToList();
        if (typed.Count == 0) return expressions.FirstOrDefault(e => e.Type.Kind == SqlTypeKind.Array)?.Type ?? SqlType.Int64;
        // Types of rows count before those of literals, which adapt.
        var candidates = typed.OrderBy(e => e.Literalness).Select(e => e.Type).Distinct().ToList();
        if (typed.Any(e => e.Type.Kind == SqlTypeKind.Numeric) && typed.Any(e => e.Type.Kind == SqlTypeKind.Float64)) candidates.Insert(0, SqlType.Float64);
        return candidates.FirstOrDefault(type => expressions.All(e => CanBecome(e, type)));
    }

    /// <summary>Whether an expression may stand where one of that type is expected.</summary>
    public static bool CanBecome(BoundExpression expression, SqlType type)
    {
        if (expression.IsNull || expression.Type.Equals(type)) return true;
        if (expression.Literalness == Literalness.Untyped) return type.Kind == SqlTypeKind.Array;
        if (CanWiden(expression.Type.Kind, type.Kind)) return true;
        if (expression.Type.Kind == SqlTypeKind.Struct && type.Kind == SqlTypeKind.Struct)
            return expression.Type.Fields.Count == type.Fields.Count && expression.Type.Fields.Zip(type.Fields).All(p => CanBecome(expression with { Type = p.First.Type }, p.Second.Type));
        if (expression.Literalness != Literalness.Literal) return false;
        return (expression.Type.Kind, type.Kind) switch
        {
            (SqlTypeKind.String, SqlTypeKind.Date or SqlTypeKind.Time or SqlTypeKind.DateTime or SqlTypeKind.Timestamp) =>
                expression.Constant is not string text || SqlValueText.TryParse(text, type, out _),
            (SqlTypeKind.Float64, SqlTypeKind.Numeric) => true,
            (SqlTypeKind.Array, SqlTypeKind.Array) => CanBecome(expression with { Type = expression.Type.Element!, Constant = null }, type.Element!),
            _ => false,
        };
    }

    /// <summary>The expression as one of that type; <see cref="CanBecome"/> holds.</summary>
    public static BoundExpression To(BoundExpression expression, SqlType type)
    {
        if (expression.Literalness == Literalness.Untyped) return new BoundExpression($"CAST({expression.Sql} AS {DuckType.Of(type)})", type) { Literalness = Literalness.Literal };
        if (expression.Type.Equals(type)) return expression;
        if (expression is { Type.Kind: SqlTypeKind.String, Constant: string text } && SqlValueText.TryParse(text, type, out var value))
            return new BoundExpression(DuckLiteral.Write(value, type), type) { Literalness = expression.Literalness, Constant = value };
        if (expression.Constant is long number && type.Kind == SqlTypeKind.Float64)
            return new BoundExpression(DuckLiteral.Float64(number), type) { Literalness = expression.Literalness, Constant = (double)number };
        if (type.Kind == SqlTypeKind.Struct)
        {
            var fields = type.Fields.Select((field, i) =>
                $"{DuckType.QuotedField(type, i)} := {To(Field(expression, i), field.Type).Sql}");
            return new BoundExpression($"CASE WHEN {expression.Sql} IS NULL THEN NULL ELSE struct_pack({string.Join(", ", fields)}) END", type);
        }
        return new BoundExpression($"CAST({expression.Sql} AS {DuckType.Of(type)})", type) { Literalness = expression.Literalness };
    }

    /// <summary>A field of a STRUCT value.</summary>
    public static BoundExpression Field(BoundExpression value, int index) =>
        new($"struct_extract({value.Sql}, {DuckLiteral.String(DuckType.FieldName(value.Type, index))})", value.Type.Fields[index].Type) { Literalness = value.Literalness };

    private static bool CanWiden(SqlTypeKind from, SqlTypeKind to) => (from, to) switch
    {
        (SqlTypeKind.Int64, SqlTypeKind.Float64 or SqlTypeKind.Numeric) => true,
        (SqlTypeKind.Numeric, SqlTypeKind.Float64) => true,
        (SqlTypeKind.Date, SqlTypeKind.DateTime or SqlTypeKind.Timestamp) => true,
        (SqlTypeKind.DateTime, SqlTypeKind.Timestamp) => true,
        _ => false,
    };
}
