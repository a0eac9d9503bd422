using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

/// <summary>How strongly an expression's operator binds; the parser and the printer share it.</summary>
internal enum Precedence
{
    Lambda,
    Or,
    And,
    Not,
    Comparison,
    BitwiseOr,
    BitwiseXor,
    BitwiseAnd,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Postfix,
}

internal static class PrecedenceRules
{
    internal static Precedence Of(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Concatenate => Precedence.Multiplicative,
        BinaryOperator.Add or BinaryOperator.Subtract => Precedence.Additive,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight => Precedence.Shift,
        BinaryOperator.BitwiseAnd => Precedence.BitwiseAnd,
        BinaryOperator.BitwiseXor => Precedence.BitwiseXor,
        BinaryOperator.BitwiseOr => Precedence.BitwiseOr,
        _ => Precedence.Comparison,
    };

    internal static Precedence Of(SqlExpression expression) => expression switch
    {
        LambdaExpression or NamedArgument => Precedence.Lambda,
        LogicalExpression logical => logical.IsAnd ? Precedence.And : Precedence.Or,
        UnaryExpression unary => unary.Operator is UnaryOperator.Not ? Precedence.Not : Precedence.Unary,
        BinaryExpression binary => Of(binary.Operator),
        IsExpression or BetweenExpression or InExpression or QuantifiedLikeExpression => Precedence.Comparison,
        _ => Precedence.Postfix,
    };
}
