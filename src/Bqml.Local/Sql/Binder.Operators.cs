using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>Operators.</content>
internal sealed partial class Binder
{
    private BoundExpression BindUnary(UnaryExpression unary, Scope scope)
    {
        // The smallest INT64 is written with a sign in front of a number that is too large by itself.
        if (unary is { Operator: UnaryOperator.Minus, Operand: IntegerLiteral { Value: 9223372036854775808 } }) return new BoundExpression("CAST('-9223372036854775808' AS BIGINT)", SqlType.Int64) { Literalness = Literalness.Literal, Constant = long.MinValue };
        var operand = Bind(unary.Operand, scope);
        switch (unary.Operator)
        {
            case UnaryOperator.Not:
                return Coercion.CanBecome(operand, SqlType.Bool) ? new BoundExpression($"(NOT {Coercion.To(operand, SqlType.Bool).Sql})", SqlType.Bool) : throw NoSignature(unary, "NOT", operand);
            case UnaryOperator.BitwiseNot:
                return Coercion.CanBecome(operand, SqlType.Int64) ? new BoundExpression($"(~{Coercion.To(operand, SqlType.Int64).Sql})", SqlType.Int64) : throw NoSignature(unary, "~", operand);
            default:
                if (!IsNumeric(operand.Type) && !operand.IsNull) throw NoSignature(unary, unary.Operator == UnaryOperator.Minus ? "-" : "+", operand);
                if (unary.Operator == UnaryOperator.Plus) return operand;
                object? negated = operand.Constant switch { long number => -number, double number => -number, decimal number => -number, _ => null };
                return negated is not null && operand.Literalness == Literalness.Literal ? Literal(negated, operand.Type) : operand with { Sql = $"(-{operand.Sql})", Constant = null, Literalness = operand.IsNull ? Literalness.Untyped : Literalness.None };
        }
    }

    private BoundExpression BindBinary(BinaryExpression binary, Scope scope)
    {
        var (left, right) = (Bind(binary.Left, scope), Bind(binary.Right, scope));
        switch (binary.Operator)
        {
            case BinaryOperator.Add: return Arithmetic(binary, "+", left, right);
            case BinaryOperator.Subtract: return Arithmetic(binary, "-", left, right);
            case BinaryOperator.Multiply: return Arithmetic(binary, "*", left, right);
            case BinaryOperator.Divide: return Divide(binary, left, right);
            case BinaryOperator.Concatenate: return Concatenate(binary, left, right);
            case BinaryOperator.ShiftLeft: return Bits(binary, "<<", left, right);
            case BinaryOperator.ShiftRight: return Bits(binary, ">>", left, right);
            case BinaryOperator.BitwiseAnd: return Bits(binary, "&", left, right);
            case BinaryOperator.BitwiseOr: return Bits(binary, "|", left, right);
            case BinaryOperator.BitwiseXor: return Bits(binary, "^", left, right);
            case BinaryOperator.Equal: return Compare(left, "=", right, binary);
            case BinaryOperator.NotEqual: return Compare(left, "<>", right, binary);
            case BinaryOperator.Less: return Compare(left, "<", right, binary);
            case BinaryOperator.LessOrEqual: return Compare(left, "<=", right, binary);
            case BinaryOperator.Greater: return Compare(left, ">", right, binary);
            case BinaryOperator.GreaterOrEqual: return Compare(left, ">=", right, binary);
            case BinaryOperator.IsDistinctFrom: return Compare(left, "IS DISTINCT FROM", right, binary);
            case BinaryOperator.IsNotDistinctFrom: return Compare(left, "IS NOT DISTINCT FROM", right, binary);
            case BinaryOperator.Like: return Like(binary, left, right, negated: false);
            case BinaryOperator.NotLike: return Like(binary, left, right, negated: true);
            default: throw context.Unsupported(binary, $"Operator {binary.Operator}");
        }
    }

    private BoundExpression Arithmetic(BinaryExpression node, string symbol, BoundExpression left, BoundExpression right)
    {
        if (left.Type.Kind == SqlTypeKind.Interval || right.Type.Kind == SqlTypeKind.Interval || IsTime(left.Type) || IsTime(right.Type)) return TimeArithmetic(node, symbol, left, right);
        var type = Coercion.CommonType([left, right]);
        if (type is null || !IsNumeric(type)) throw NoSignature(node, symbol, left, right);
        var sql = $"({Coercion.To(left, type).Sql} {symbol} {Coercion.To(right, type).Sql})";
        // DuckDB widens DECIMAL with every operation.
        return new BoundExpression(type.Kind == SqlTypeKind.Numeric ? $"CAST({sql} AS {DuckType.Of(type)})" : sql, type);
    }

    private BoundExpression TimeArithmetic(BinaryExpression node, string symbol, BoundExpression left, BoundExpression right)
    {
        switch (left.Type.Kind, symbol, right.Type.Kind)
        {
            case (SqlTypeKind.Date, "+" or "-", SqlTypeKind.Int64):
                return new BoundExpression($"({left.Sql} {symbol} CAST({right.Sql} AS INTEGER))", SqlType.Date);
            case (SqlTypeKind.Int64, "+", SqlTypeKind.Date):
                return new BoundExpression($"({right.Sql} + CAST({left.Sql} AS INTEGER))", SqlType.Date);
            // DATE and INTERVAL make a DATETIME.
            case (SqlTypeKind.Date, "+" or "-", SqlTypeKind.Interval):
                return new BoundExpression($"(CAST({left.Sql} AS TIMESTAMP) {symbol} {right.Sql})", SqlType.DateTime);
            case (SqlTypeKind.DateTime or SqlTypeKind.Timestamp or SqlTypeKind.Time, "+" or "-", SqlTypeKind.Interval):
                return new BoundExpression($"({left.Sql} {symbol} {right.Sql})", left.Type);
            case (SqlTypeKind.Interval, "+", SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp or SqlTypeKind.Time):
                return TimeArithmetic(node, symbol, right, left);
            default:
                throw NoSignature(node, symbol, left, right);
        }
    }

    private BoundExpression Divide(BinaryExpression node, BoundExpression left, BoundExpression right)
    {
        var type = Coercion.CommonType([left, right]);
        if (type is null || !IsNumeric(type)) throw NoSignature(node, "/", left, right);
        if (type.Kind == SqlTypeKind.Int64) type = SqlType.Float64;
        var sql = $"bqml_divide({Coercion.To(left, type).Sql}, {Coercion.To(right, type).Sql})";
        return new BoundExpression(type.Kind == SqlTypeKind.Numeric ? $"CAST({sql} AS {DuckType.Of(type)})" : sql, type);
    }

    private BoundExpression Concatenate(BinaryExpression node, BoundExpression left, BoundExpression right)
    {
        if (Coercion.CommonType([left, right]) is not { Kind: SqlTypeKind.String or SqlTypeKind.Bytes or SqlTypeKind.Array } type)
        {
            if (left.IsNull && right.IsNull) type = SqlType.String;
            else throw NoSignature(node, "||", left, right);
        }
        return new BoundExpression($"({Coercion.To(left, type).Sql} || {Coercion.To(right, type).Sql})", type);
    }

    private BoundExpression Bits(BinaryExpression node, string symbol, BoundExpression left, BoundExpression right)
    {
        if (!Coercion.CanBecome(left, SqlType.Int64) || !Coercion.CanBecome(right, SqlType.Int64)) throw NoSignature(node, symbol, left, right);
        var (l, r) = (Coercion.To(left, SqlType.Int64).Sql, Coercion.To(right, SqlType.Int64).Sql);
        return new BoundExpression(symbol == "^" ? $"xor({l}, {r})" : $"({l} {symbol} {r})", SqlType.Int64);
    }

    private BoundExpression Compare(BoundExpression left, string symbol, BoundExpression right, SqlNode node)
    {
        if (Coercion.CommonType([left, right]) is not { } type) throw NoSignature(node, symbol, left, right);
        if (type.Kind == SqlTypeKind.Json) throw context.Error(node, $"Operator {symbol} is not defined for arguments of type JSON");
        return new BoundExpression($"({Coercion.To(left, type).Sql} {symbol} {Coercion.To(right, type).Sql})", SqlType.Bool);
    }

    private BoundExpression Like(SqlNode node, BoundExpression left, BoundExpression right, bool negated)
    {
        if (!Coercion.CanBecome(left, SqlType.String) || !Coercion.CanBecome(right, SqlType.String)) throw NoSignature(node, "LIKE", left, right);
        return new BoundExpression($"({Coercion.To(left, SqlType.String).Sql} {(negated ? "NOT LIKE" : "LIKE")} {Coercion.To(right, SqlType.String).Sql} ESCAPE '\\')", SqlType.Bool);
    }

    private BoundExpression BindLogical(LogicalExpression logical, Scope scope)
    {
        var symbol = logical.IsAnd ? "AND" : "OR";
        var operands = logical.Operands.Select(o => Bind(o, scope)).ToList();
        if (!operands.TrueForAll(o => Coercion.CanBecome(o, SqlType.Bool))) throw NoSignature(logical, symbol, [.. operands]);
        return new BoundExpression("(" + string.Join($" {symbol} ", operands.Select(o => Coercion.To(o, SqlType.Bool).Sql)) + ")", SqlType.Bool);
    }

    private BoundExpression BindIs(IsExpression expression, Scope scope)
    {
        var operand = Bind(expression.Operand, scope);
        if (expression.Test is not IsTest.Null && !Coercion.CanBecome(operand, SqlType.Bool)) throw NoSignature(expression, $"IS {expression.Test.ToString().ToUpperInvariant()}", operand);
        var test = expression.Test switch { IsTest.True => "TRUE", IsTest.False => "FALSE", _ => "NULL" };
        return new BoundExpression($"({operand.Sql} IS {(expression.IsNegated ? "NOT " : "")}{test})", SqlType.Bool);
    }

    private BoundExpression BindBetween(BetweenExpression between, Scope scope)
    {
        BoundExpression[] operands = [Bind(between.Operand, scope), Bind(between.Low, scope), Bind(between.High, scope)];
        var type = Coercion.CommonType(operands) ?? throw NoSignature(between, "BETWEEN", operands);
        var sql = operands.Select(o => Coercion.To(o, type).Sql).ToList();
        return new BoundExpression($"({sql[0]} {(between.IsNegated ? "NOT " : "")}BETWEEN {sql[1]} AND {sql[2]})", SqlType.Bool);
    }

    private BoundExpression BindIn(InExpression expression, Scope scope)
    {
        var operand = Bind(expression.Operand, scope);
        var not = expression.IsNegated ? "NOT " : "";
        switch (expression.Values)
        {
            case ValueList list:
                BoundExpression[] values = [operand, .. list.Values.Select(v => Bind(v, scope))];
                var type = Coercion.CommonType(values) ?? throw NoSignature(expression, "IN", values);
                return new BoundExpression($"({Coercion.To(operand, type).Sql} {not}IN ({string.Join(", ", values.Skip(1).Select(v => Coercion.To(v, type).Sql))}))", SqlType.Bool);
            case ValueQuery { Query: var query }:
                var bound = BindQuery(query, scope);
                if (bound.Columns.Count != 1) throw context.Error(expression, "Subquery of type IN must have only one output column");
                return InRows(expression, operand, bound, not);
            case ValueUnnest { Array: var arraySyntax }:
                var array = Bind(arraySyntax, scope);
                if (array.Type.Kind != SqlTypeKind.Array) throw context.Error(arraySyntax, $"Second argument of IN UNNEST must be an array but was {array.Type}");
                var typed = Typed(array);
                return InRows(expression, operand, new BoundQuery($"SELECT unnest({typed.Sql}) AS c0", [new QueryColumn(null, typed.Type.Element!)]), not);
            default:
                throw context.Unsupported(expression, "This form of IN");
        }
    }

    private BoundExpression InRows(SqlNode node, BoundExpression operand, BoundQuery query, string not)
    {
        var column = ColumnOf(query, 0);
        if (Coercion.CommonType([operand, column]) is not { } type) throw NoSignature(node, "IN", operand, column);
        var rows = type.Equals(column.Type) ? query.Sql : $"SELECT {Coercion.To(column, type).Sql} AS c0 FROM ({query.Sql}) AS {NewAlias("t")}";
        return new BoundExpression($"({Coercion.To(operand, type).Sql} {not}IN ({rows}))", SqlType.Bool);
    }

    private BoundExpression BindQuantifiedLike(QuantifiedLikeExpression like, Scope scope)
    {
        if (like.Patterns is not ValueList list) throw context.Unsupported(like, "LIKE ANY with a query or an array");
        var operand = Bind(like.Operand, scope);
        var tests = list.Values.Select(pattern => Like(pattern, operand, Bind(pattern, scope), negated: false).Sql);
        return new BoundExpression($"({(like.IsNegated ? "NOT " : "")}({string.Join(like.IsAll ? " AND " : " OR ", tests)}))", SqlType.Bool);
    }

    private LocalQueryException NoSignature(SqlNode node, string symbol, params BoundExpression[] operands) =>
        context.Error(node, $"No matching signature for operator {symbol} for argument types: {string.Join(", ", operands.Select(o => o.IsNull ? "NULL" : o.Type.ToString()))}");

    private static bool IsNumeric(SqlType type) => type.Kind is SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric;

    private static bool IsTime(SqlType type) => type.Kind is SqlTypeKind.Date or SqlTypeKind.DateTime or SqlTypeKind.Timestamp or SqlTypeKind.Time;
}
