using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>
/// Writes the items of <c>TRANSFORM(...)</c>: each trained column, by itself or through the functions stacked on its property (the first attribute is the
/// innermost call), then what the attributes on the class add.
/// </summary>
internal static class TransformClause
{
    /// <summary>The clause as the catalogue calls it.</summary>
    public const string Name = TransformRules.Clause;

    public static bool IsNeeded(ModelDeclaration model) => model.ModelType.Clauses.Transform == ClauseUse.Required || model.Spec.Transforms.Length > 0 || model.Trained.Any(static column => column.Transforms.Length > 0);

    public static IEnumerable<string> Write(ModelDeclaration model)
    {
        foreach (var column in model.Trained)
        {
            var name = SqlIdentifier.Quote(column.Column);
            if (column.Transforms.Length == 0)
            {
                yield return name;
                continue;
            }
            var (expression, alias) = (name, column.Column);
            foreach (var transform in column.Transforms)
            {
                expression = transform.Function is { } function
                    ? Call(ModelCatalog.FindFunction(function)!, expression, transform.Arguments)
                    : UserSql.Bracketed(transform.Expression ?? "");
                alias = transform.As ?? alias;
            }
            yield return expression + " AS " + SqlIdentifier.Quote(alias);
        }

        foreach (var transform in model.Spec.Transforms)
        {
            var columns = transform.Columns.Select(property => model.Columns.FirstOrDefault(column => column.Property == property)?.Column ?? property).ToArray();
            var expression = transform.Function is { } function
                ? Call(ModelCatalog.FindFunction(function)!, "STRUCT(" + string.Join(", ", columns.Select(SqlIdentifier.Quote)) + ")", transform.Arguments)
                : UserSql.Bracketed(transform.Expression ?? "");
            yield return expression + " AS " + SqlIdentifier.Quote(transform.As ?? string.Join("_", columns));
        }
    }

    private static string Call(ModelFunction function, string operand, EquatableArray<OptionUse> values)
    {
        var arguments = new List<string> { operand };
        var positional = function.Signatures[0].Arguments.Where(static argument => argument.Kind == ArgumentKind.Positional).Skip(1).ToArray();
        // Arguments go by place: what stands before a given one must be written too, as its default.
        var last = Array.FindLastIndex(positional, argument => Find(values, argument) is not null);
        for (var i = 0; i <= last; i++) arguments.Add(Find(values, positional[i]) ?? Default(positional[i]));
        return function.Name + "(" + string.Join(", ", arguments) + ")" + (function.Kind == FunctionKind.Analytic ? " OVER()" : "");
    }

    private static string? Find(EquatableArray<OptionUse> values, FunctionArgument argument)
    {
        foreach (var value in values)
        {
            if (value.Name == argument.PropertyName) return Literal(value.Value, argument);
        }
        return null;
    }

    private static string Literal(OptionValue value, FunctionArgument argument) => value switch
    {
        OptionValue.Float64(var number) => SqlLiteral.Float64(number),
        OptionValue.Int64(var number) => SqlLiteral.Int64(number),
        OptionValue.Bool(var flag) => SqlLiteral.Bool(flag),
        OptionValue.String({ } text) => SqlLiteral.String(text),
        OptionValue.Enum { Member: { } member } => SqlLiteral.String(argument.AllowedValues.FirstOrDefault(allowed => allowed.MemberName == member)?.SqlValue ?? member),
        OptionValue.Array([var single]) when argument.SingleAsScalar => Literal(single, argument),
        OptionValue.Array(var items) => SqlLiteral.Array(items.Select(item => Literal(item, argument))),
        _ => SqlLiteral.Null,
    };

    private static string Default(FunctionArgument argument) => argument.Default switch
    {
        string text => SqlLiteral.String(text),
        long number => SqlLiteral.Int64(number),
        double number => SqlLiteral.Float64(number),
        bool flag => SqlLiteral.Bool(flag),
        IEnumerable<object> items => SqlLiteral.Array(items.Select(static item => item is long number ? SqlLiteral.Int64(number) : SqlLiteral.Float64((double)item))),
        _ => SqlLiteral.Null,
    };
}
