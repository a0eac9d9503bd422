using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Reads the arguments of one call, with errors that name the function and the argument.</summary>
internal sealed class FunctionArguments(string function, IReadOnlyList<FunctionArgument> arguments)
{
    /// <summary>The first argument, a column of numbers; NULL is null.</summary>
    public double?[] Numbers(string name) => SqlNumbers.ToDoubles(Column(name, static t => SqlNumbers.IsNumeric(t), "a number").Values);

    /// <summary>The first argument, a column of strings.</summary>
    public string?[] Strings(string name) => [.. Column(name, static t => t.Kind == SqlTypeKind.String, "a STRING").Values.Cast<string?>()];

    /// <summary>The first argument, a column of string arrays; NULL is an empty array, as BigQuery treats it.</summary>
    public string?[][] StringArrays(string name) =>
        [.. Column(name, static t => t is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.String }, "an ARRAY<STRING>").Values.Select(TokensOf)];

    /// <summary>The first argument, a column of a fitting type.</summary>
    public DataColumn Column(string name, Func<SqlType, bool> fits, string expected)
    {
        if (arguments is not [FunctionArgument.Column { Values: var column }, ..]) throw Error($"needs {name} as {expected} computed from columns.");
        return fits(column.Type) ? column : throw Error($"needs {name} as {expected}, not {column.Type}.");
    }

    /// <summary>The elements of a value of a string array column.</summary>
    public static string?[] TokensOf(object? value) => value is object?[] tokens ? [.. tokens.Cast<string?>()] : [];

    /// <summary>Fails when there are more arguments than <paramref name="most"/>.</summary>
    public FunctionArguments AtMost(int most) => arguments.Count <= most ? this : throw Error($"takes at most {most} arguments, not {arguments.Count}.");

    /// <summary>A constant integer in a range; <paramref name="otherwise"/> when it is left out.</summary>
    public long Integer(int index, string name, long minimum, long maximum, long? otherwise = null) => Constant(index) switch
    {
        null => otherwise ?? throw Error($"needs {name}."),
        long value when value >= minimum && value <= maximum => value,
        long value => throw Error(FormattableString.Invariant($"takes {name} from {minimum} to {maximum}, not {value}.")),
        _ => throw Error($"takes {name} as an INT64."),
    };

    public double Number(int index, string name, double otherwise) => Constant(index) switch
    {
        null => otherwise,
        double or long or decimal => SqlNumbers.ToDouble(Constant(index)!),
        _ => throw Error($"takes {name} as a FLOAT64."),
    };

    public bool Flag(int index, string name, bool otherwise) => Constant(index) switch
    {
        null => otherwise,
        bool value => value,
        _ => throw Error($"takes {name} as a BOOL."),
    };

    /// <summary>A constant string; null when it is left out.</summary>
    public string? Text(int index, string name) => Constant(index) switch
    {
        null => null,
        string value => value,
        _ => throw Error($"takes {name} as a STRING."),
    };

    /// <summary>One of the allowed words, the first by default.</summary>
    public string Word(int index, string name, params string[] allowed) => Text(index, name) switch
    {
        null => allowed[0],
        var word => allowed.FirstOrDefault(a => a.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw Error($"takes {name} as one of {string.Join(", ", allowed)}, not '{word}'."),
    };

    /// <summary>A constant array of numbers; null when it is left out.</summary>
    public double[]? NumberArray(int index, string name) => Constant(index) switch
    {
        null => null,
        object?[] values when values.All(static v => v is long or double or decimal) => [.. values.Select(static v => SqlNumbers.ToDouble(v!))],
        _ => throw Error($"takes {name} as an array of numbers."),
    };

    /// <summary>The constant at a place; null when it is left out or NULL.</summary>
    public object? Constant(int index) => index >= arguments.Count ? null
        : arguments[index] is FunctionArgument.Constant { Value: var value } ? value
        : throw Error($"needs a constant as argument {index + 1}.");

    /// <summary>A function of the first argument, applied to values that are not NULL; NULL gives NULL.</summary>
    public FittedFunction OfNumber(SqlType result, Func<double, object?> evaluate) =>
        Of(result, value => value is null ? null : evaluate(SqlNumbers.ToDouble(value)));

    /// <summary>A function of the first argument.</summary>
    public FittedFunction Of(SqlType result, Func<object?, object?> evaluate) =>
        new(result, [((FunctionArgument.Column)arguments[0]).Values.Type], row => evaluate(row[0]));

    /// <summary>An error about this call.</summary>
    public LocalQueryException Error(string message) => new("invalidQuery", $"{function} {message}");
}
