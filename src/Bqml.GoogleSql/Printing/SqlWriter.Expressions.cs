using Bqml.GoogleSql.Syntax;

namespace Bqml.GoogleSql;

internal sealed partial class SqlWriter
{
    private void WriteExpression(SqlExpression expression) => WriteExpression(expression, Precedence.Or);

    /// <summary>Writes the expression, in parentheses when it binds weaker than its place needs.</summary>
    private void WriteExpression(SqlExpression expression, Precedence needed)
    {
        var isOpen = PrecedenceRules.Of(expression) < needed;
        if (isOpen) Write("(");
        WriteBare(expression);
        if (isOpen) Write(")");
    }

    // Two steps, so that the frames of the expressions that nest the deepest stay small.
    private void WriteBare(SqlExpression expression)
    {
        switch (expression)
        {
            case PathExpression path: WritePathExpression(path); break;
            case BinaryExpression binary: WriteBinary(binary); break;
            case LogicalExpression logical: WriteLogical(logical); break;
            case UnaryExpression unary: WriteUnary(unary); break;
            case FunctionCall call: WriteCall(call); break;
            case FieldAccess access: WriteFieldAccess(access); break;
            case SubscriptExpression subscript: WriteSubscript(subscript); break;
            case ArrayConstructor array: WriteArray(array); break;
            case StructConstructor structure: WriteStruct(structure); break;
            case TupleExpression tuple: WriteParenthesized(tuple.Elements, WriteExpression); break;
            case CaseExpression choice: WriteCase(choice); break;
            case CastExpression cast: WriteCast(cast); break;
            case SubqueryExpression subquery: WriteParenthesized(subquery.Query); break;
            case IsExpression or BetweenExpression or InExpression or QuantifiedLikeExpression: WriteTest(expression); break;
            default: WriteLeaf(expression); break;
        }
    }

    private void WriteTest(SqlExpression expression)
    {
        switch (expression)
        {
            case IsExpression test: WriteIs(test); break;
            case BetweenExpression between: WriteBetween(between); break;
            case InExpression membership: WriteComparison(membership.Operand, membership.IsNegated ? " NOT IN " : " IN "); WriteValueSet(membership.Values); break;
            case QuantifiedLikeExpression like: WriteComparison(like.Operand, (like.IsNegated ? " NOT LIKE " : " LIKE ") + (like.IsAll ? "ALL " : "ANY ")); WriteValueSet(like.Patterns); break;
        }
    }

    private void WriteLeaf(SqlExpression expression)
    {
        switch (expression)
        {
            case NullLiteral: Write(SqlLiteral.Null); break;
            case BoolLiteral literal: Write(SqlLiteral.Bool(literal.Value)); break;
            case IntegerLiteral literal: Write(Number(literal.Value)); break;
            case FloatLiteral literal: Write(SqlLiteral.Float64(literal.Value)); break;
            case StringLiteral literal: Write(SqlLiteral.String(literal.Value)); break;
            case BytesLiteral literal: Write(SqlLiteral.Bytes([.. literal.Value])); break;
            case TypedLiteral literal: Write($"{literal.Type} {SqlLiteral.String(literal.Value)}"); break;
            case IntervalExpression interval: WriteInterval(interval); break;
            case ParameterExpression parameter: Write(parameter.Name is null ? "?" : "@" + SqlIdentifier.Write(parameter.Name)); break;
            case SystemVariable variable: Write("@@"); WritePath(variable.Path); break;
            case ExtractExpression extract: WriteExtract(extract); break;
            case ExistsExpression exists: Write("EXISTS"); WriteParenthesized(exists.Query); break;
            case ArraySubquery array: Write("ARRAY"); WriteParenthesized(array.Query); break;
            case StarArgument: Write("*"); break;
            case DefaultValue: Write("DEFAULT"); break;
            case NamedArgument argument: WriteName(argument.Name); Write(" => "); WriteExpression(argument.Value, Precedence.Lambda); break;
            case LambdaExpression lambda: WriteLambda(lambda); break;
            case MissingExpression: Write("<missing>"); break;
            default: throw new NotSupportedException($"No text for a {expression.GetType().Name}.");
        }
    }

    private void WriteInterval(IntervalExpression interval)
    {
        Write("INTERVAL ");
        WriteExpression(interval.Value, Precedence.Unary);
        Write(" ");
        WriteName(interval.From);
        if (interval.To is null) return;
        Write(" TO ");
        WriteName(interval.To);
    }

    private void WritePathExpression(PathExpression path)
    {
        // Bare, such a name is a call of the function.
        if (path.Parts.Count == 1 && SpecialNames.IsCalledWithoutParentheses(path.Parts[0].Name)) Write(SqlIdentifier.Write(path.Parts[0].Name, quote: true));
        else WriteDotted(path.Parts);
    }

    private void WriteFieldAccess(FieldAccess access)
    {
        // Without parentheses, a name would swallow the field.
        WriteOperand(access.Operand, access.Operand is FunctionCall { Over: null } or SubscriptExpression or FieldAccess or ParameterExpression or SubqueryExpression or TupleExpression);
        Write(".");
        WriteName(access.Field);
    }

    private void WriteSubscript(SubscriptExpression subscript)
    {
        WriteOperand(subscript.Operand, subscript.Operand is PathExpression or FunctionCall { Over: null } or SubscriptExpression or FieldAccess or ParameterExpression or SubqueryExpression or ArrayConstructor);
        Write("[");
        // Without parentheses, a call of a function called OFFSET would be taken for the kind of subscript.
        var isHidden = subscript is { Kind: SubscriptKind.Plain, Index: FunctionCall { Name.Parts.Count: 1 } call } && SpecialNames.FindSubscriptKind(call.Name.Parts[0].Name) is not null;
        Write(subscript.Kind switch
        {
            SubscriptKind.Offset => "OFFSET(",
            SubscriptKind.SafeOffset => "SAFE_OFFSET(",
            SubscriptKind.Ordinal => "ORDINAL(",
            SubscriptKind.SafeOrdinal => "SAFE_ORDINAL(",
            _ => isHidden ? "(" : "",
        });
        WriteExpression(subscript.Index);
        Write(isHidden || subscript.Kind is not SubscriptKind.Plain ? ")]" : "]");
    }

    private void WriteOperand(SqlExpression operand, bool isBare)
    {
        if (!isBare) Write("(");
        WriteBare(operand);
        if (!isBare) Write(")");
    }

    private void WriteUnary(UnaryExpression unary)
    {
        Write(unary.Operator switch
        {
            UnaryOperator.Not => "NOT ",
            UnaryOperator.Plus => "+",
            UnaryOperator.BitwiseNot => "~",
            // Two minus signs in a row begin a comment.
            _ => unary.Operand is UnaryExpression { Operator: UnaryOperator.Minus } ? "- " : "-",
        });
        WriteExpression(unary.Operand, unary.Operator is UnaryOperator.Not ? Precedence.Not : Precedence.Unary);
    }

    private void WriteBinary(BinaryExpression binary)
    {
        var precedence = PrecedenceRules.Of(binary.Operator);
        // Comparisons do not chain; the other operators group from the left.
        WriteExpression(binary.Left, precedence is Precedence.Comparison ? precedence + 1 : precedence);
        Write(binary.Operator switch
        {
            BinaryOperator.Multiply => " * ",
            BinaryOperator.Divide => " / ",
            BinaryOperator.Concatenate => " || ",
            BinaryOperator.Add => " + ",
            BinaryOperator.Subtract => " - ",
            BinaryOperator.ShiftLeft => " << ",
            BinaryOperator.ShiftRight => " >> ",
            BinaryOperator.BitwiseAnd => " & ",
            BinaryOperator.BitwiseXor => " ^ ",
            BinaryOperator.BitwiseOr => " | ",
            BinaryOperator.Equal => " = ",
            BinaryOperator.NotEqual => " != ",
            BinaryOperator.Less => " < ",
            BinaryOperator.LessOrEqual => " <= ",
            BinaryOperator.Greater => " > ",
            BinaryOperator.GreaterOrEqual => " >= ",
            BinaryOperator.Like => " LIKE ",
            BinaryOperator.NotLike => " NOT LIKE ",
            BinaryOperator.IsDistinctFrom => " IS DISTINCT FROM ",
            _ => " IS NOT DISTINCT FROM ",
        });
        WriteExpression(binary.Right, precedence + 1);
    }

    private void WriteLogical(LogicalExpression logical)
    {
        for (var i = 0; i < logical.Operands.Count; i++)
        {
            if (i > 0) Write(logical.IsAnd ? " AND " : " OR ");
            WriteExpression(logical.Operands[i], logical.IsAnd ? Precedence.Not : Precedence.And);
        }
    }

    private void WriteComparison(SqlExpression operand, string text)
    {
        WriteExpression(operand, Precedence.Comparison + 1);
        Write(text);
    }

    private void WriteIs(IsExpression test)
    {
        WriteComparison(test.Operand, test.IsNegated ? " IS NOT " : " IS ");
        Write(test.Test switch
        {
            IsTest.Null => "NULL",
            IsTest.True => "TRUE",
            IsTest.False => "FALSE",
            _ => "UNKNOWN",
        });
    }

    private void WriteBetween(BetweenExpression between)
    {
        WriteComparison(between.Operand, between.IsNegated ? " NOT BETWEEN " : " BETWEEN ");
        WriteExpression(between.Low, Precedence.Comparison + 1);
        Write(" AND ");
        WriteExpression(between.High, Precedence.Comparison + 1);
    }

    private void WriteValueSet(ValueSet values)
    {
        switch (values)
        {
            case ValueList list:
                WriteParenthesized(list.Values, WriteExpression);
                break;
            case ValueQuery query:
                WriteParenthesized(query.Query);
                break;
            case ValueUnnest unnest:
                Write("UNNEST(");
                WriteExpression(unnest.Array);
                Write(")");
                break;
        }
    }

    private void WriteCase(CaseExpression choice)
    {
        Write("CASE");
        WriteOptional(" ", choice.Operand);
        foreach (var branch in choice.Branches)
        {
            Write(" ");
            WriteCaseBranch(branch);
        }
        WriteOptional(" ELSE ", choice.Else);
        Write(" END");
    }

    private void WriteCaseBranch(CaseBranch branch)
    {
        Write("WHEN ");
        WriteExpression(branch.Condition);
        Write(" THEN ");
        WriteExpression(branch.Result);
    }

    private void WriteCast(CastExpression cast)
    {
        Write(cast.IsSafe ? "SAFE_CAST(" : "CAST(");
        WriteExpression(cast.Operand);
        Write(" AS ");
        WriteType(cast.Type);
        WriteOptional(" FORMAT ", cast.Format);
        WriteOptional(" AT TIME ZONE ", cast.TimeZone);
        Write(")");
    }

    private void WriteExtract(ExtractExpression extract)
    {
        Write("EXTRACT(");
        WriteExpression(extract.Part);
        Write(" FROM ");
        WriteExpression(extract.Operand);
        WriteOptional(" AT TIME ZONE ", extract.TimeZone);
        Write(")");
    }

    private void WriteArray(ArrayConstructor array)
    {
        if (array.Type is not null) WriteType(array.Type);
        Write("[");
        WriteList(array.Elements, WriteExpression);
        Write("]");
    }

    private void WriteStruct(StructConstructor structure)
    {
        if (structure.Type is null) Write("STRUCT");
        else WriteType(structure.Type);
        WriteParenthesized(structure.Fields, WriteStructField);
    }

    private void WriteStructField(StructField field)
    {
        WriteExpression(field.Value);
        WriteAlias(field.Alias);
    }

    private void WriteLambda(LambdaExpression lambda)
    {
        if (lambda.Parameters.Count == 1) WriteName(lambda.Parameters[0]);
        else WriteParenthesized(lambda.Parameters, WriteName);
        Write(" -> ");
        WriteExpression(lambda.Body);
    }

    private void WriteOptional(string prefix, SqlExpression? expression)
    {
        if (expression is null) return;
        Write(prefix);
        WriteExpression(expression);
    }

    private void WriteParenthesized(Query query)
    {
        Write("(");
        WriteQuery(query);
        Write(")");
    }
}
