using Bqml.Catalog;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Emission.Models;

/// <summary>
/// Tells the type of an expression over a row's columns, where that takes no knowledge of all of GoogleSQL. Of numbers it tells that they are ones, not which:
/// their type is FLOAT64 here.
/// </summary>
internal static class ExpressionType
{
    private static readonly HashSet<string> s_numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        "ABS", "ACOS", "ASIN", "ATAN", "ATAN2", "CEIL", "CEILING", "CHAR_LENGTH", "COS", "DATE_DIFF", "DATETIME_DIFF", "DIV", "EXP", "FARM_FINGERPRINT", "FLOOR", "LENGTH", "LN", "LOG", "LOG10", "MOD",
        "POW", "POWER", "ROUND", "SAFE_DIVIDE", "SIGN", "SIN", "SQRT", "TAN", "TIMESTAMP_DIFF", "TRUNC", "UNIX_SECONDS",
    };

    private static readonly HashSet<string> s_strings = new(StringComparer.OrdinalIgnoreCase)
    {
        "FORMAT", "FORMAT_DATE", "FORMAT_TIMESTAMP", "INITCAP", "REGEXP_EXTRACT", "REGEXP_REPLACE",
    };

    private static readonly HashSet<string> s_flags = new(StringComparer.OrdinalIgnoreCase) { "CONTAINS_SUBSTR", "ENDS_WITH", "IS_INF", "IS_NAN", "REGEXP_CONTAINS", "STARTS_WITH" };

    /// <summary>The type; null when it cannot be told.</summary>
    public static SqlType? Of(string expression, IReadOnlyList<ColumnSpec> columns)
    {
        var tree = SqlParser.ParseExpression(expression);
        return !tree.HasErrors && Of(tree.Root) is { Kind: not (SqlTypeKind.Array or SqlTypeKind.Struct) } told ? told : null;

        SqlType? Of(SqlExpression node) => node switch
        {
            PathExpression { Parts.Count: 1 } path => columns.FirstOrDefault(column => column.Column.Equals(path.Last.Name, StringComparison.OrdinalIgnoreCase))?.Type,
            CastExpression cast => SqlType.TryParse(expression.Substring(cast.Type.Span.Start, cast.Type.Span.Length), out var type) ? type : null,
            TypedLiteral literal => literal.Type,
            StringLiteral => SqlType.String,
            BoolLiteral or LogicalExpression or IsExpression or BetweenExpression or InExpression or QuantifiedLikeExpression => SqlType.Bool,
            ExtractExpression extract => extract.Part.ToString().ToUpperInvariant() switch { "DATE" => SqlType.Date, "TIME" => SqlType.Time, _ => SqlType.Float64 },
            IntegerLiteral or FloatLiteral => SqlType.Float64,
            UnaryExpression { Operator: UnaryOperator.Not } => SqlType.Bool,
            UnaryExpression unary => Number(unary.Operand),
            BinaryExpression binary => OfBinary(binary),
            CaseExpression choice => choice.Branches.Select(branch => Of(branch.Result)).Concat([choice.Else is { } other ? Of(other) : null]).FirstOrDefault(static type => type is not null),
            FunctionCall call => OfCall(call),
            _ => null,
        };

        SqlType? OfBinary(BinaryExpression binary) => binary.Operator switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide => Number(binary.Left) is not null ? Number(binary.Right) : null,
            BinaryOperator.Concatenate => Of(binary.Left) is { Kind: SqlTypeKind.String } text ? text : null,
            BinaryOperator.Equal or BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => SqlType.Bool,
            _ => null,
        };

        SqlType? OfCall(FunctionCall call)
        {
            var name = call.Name.FullName;
            if (ModelCatalog.FindFunction(name) is { TransformType: not null } function)
            {
                if (function.NumericTransformType is null) return SqlType.Parse(function.TransformType);
                return call.Arguments.Count > 0 && Of(call.Arguments[0]) is { } input ? Rules.TransformTypes.Result(function, input) : null;
            }
            if (s_numbers.Contains(name)) return SqlType.Float64;
            if (s_strings.Contains(name)) return SqlType.String;
            if (s_flags.Contains(name)) return SqlType.Bool;
            return name.ToUpperInvariant() switch
            {
                "IF" => call.Arguments.Skip(1).Select(Of).FirstOrDefault(static type => type is not null),
                "COALESCE" or "IFNULL" or "NULLIF" or "GREATEST" or "LEAST" => call.Arguments.Select(Of).FirstOrDefault(static type => type is not null),
                // These take BYTES too.
                "CONCAT" or "LOWER" or "LTRIM" or "REPLACE" or "RTRIM" or "SUBSTR" or "SUBSTRING" or "TRIM" or "UPPER" => call.Arguments.Count > 0 && Of(call.Arguments[0]) is { Kind: SqlTypeKind.String } text2 ? text2 : null,
                _ => null,
            };
        }

        SqlType? Number(SqlExpression node) => Of(node) is { } type && Rules.ColumnTypes.IsNumeric(type) ? SqlType.Float64 : null;
    }
}
