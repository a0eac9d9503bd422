using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>A constant that SQL gives to a setting, beside the setting's type, range and values.</summary>
internal static class SqlSettingValue
{
    /// <summary>What the setting takes; null when it takes the value, or that cannot be told.</summary>
    internal static string? Expected(FunctionArgument setting, SqlExpression value) => (setting.Type, value) switch
    {
        ("STRING", StringLiteral text) => setting.AllowedValues.Count == 0 || setting.AllowedValues.Any(allowed => allowed.SqlValue.Equals(text.Value, StringComparison.OrdinalIgnoreCase))
            ? null : Wording.Either(setting.AllowedValues.Select(static allowed => SqlLiteral.String(allowed.SqlValue))),
        ("STRING", _) => IsConstant(value) ? "a STRING" : null,
        ("BOOL", BoolLiteral) => null,
        ("BOOL", _) => IsConstant(value) ? "TRUE or FALSE" : null,
        ("INT64" or "FLOAT64", _) when Number(value) is { } number =>
            setting.Type == "INT64" && IsFractional(value) ? "an INT64" : ArgumentValue.Expected(setting, number),
        ("INT64" or "FLOAT64", _) => IsConstant(value) ? (setting.Type == "INT64" ? "an INT64" : "a FLOAT64") : null,
        ("ARRAY<FLOAT64>" or "ARRAY<INT64>" or "ARRAY<STRUCT<STRING, FLOAT64>>", ArrayConstructor array) => array.Elements.Select(element => Number(Last(element)) is { } number ? ArgumentValue.Expected(setting, number) : null).FirstOrDefault(static expected => expected is not null),
        _ => null,
    };

    /// <summary>A constant as the catalogue writes values: string, long, double or bool; null for anything else.</summary>
    internal static object? Constant(SqlExpression value) => value switch
    {
        StringLiteral text => text.Value,
        BoolLiteral flag => flag.Value,
        _ => Number(value),
    };

    /// <summary>What was meant, as SQL; null when that is not plain.</summary>
    internal static string? Corrected(FunctionArgument setting, SqlExpression value) => (setting.Type, value) switch
    {
        ("STRING", StringLiteral text) => Spelling.Closest(text.Value, setting.AllowedValues.Select(static allowed => allowed.SqlValue)) is { } meant ? SqlLiteral.String(meant) : null,
        ("BOOL", StringLiteral text) => bool.TryParse(text.Value, out var flag) ? SqlLiteral.Bool(flag) : null,
        ("BOOL", IntegerLiteral { Value: 0 or 1 } number) => SqlLiteral.Bool(number.Value == 1),
        ("INT64", StringLiteral text) => long.TryParse(text.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && setting.Takes(number) ? SqlLiteral.Int64(number) : null,
        ("FLOAT64", StringLiteral text) => double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && setting.Takes(number) ? SqlLiteral.Float64(number) : null,
        _ => null,
    };

    /// <summary>The number of a pair, or the value itself.</summary>
    private static SqlExpression Last(SqlExpression element) => element switch
    {
        StructConstructor { Fields: [.., var field] } => field.Value,
        TupleExpression { Elements: [.., var last] } => last,
        _ => element,
    };

    private static bool IsConstant(SqlExpression value) => value is StringLiteral or BoolLiteral or BytesLiteral or ArrayConstructor or StructConstructor || Number(value) is not null;

    private static bool IsFractional(SqlExpression value) => value is FloatLiteral or UnaryExpression { Operand: FloatLiteral };

    private static double? Number(SqlExpression value) => value switch
    {
        IntegerLiteral number => number.Value,
        FloatLiteral number => number.Value,
        UnaryExpression { Operator: UnaryOperator.Minus } unary => -Number(unary.Operand),
        UnaryExpression { Operator: UnaryOperator.Plus } unary => Number(unary.Operand),
        _ => null,
    };
}
