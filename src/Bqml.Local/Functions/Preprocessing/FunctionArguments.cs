using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Learning;
using Bqml.Local.Sql;

namespace Bqml.Local.Functions.Preprocessing;

/// <summary>Reads the arguments of one call as the catalogue has them: their names, ranges, values and defaults. Errors name the function and the argument.</summary>
internal sealed class FunctionArguments
{
    private readonly string _function;
    private readonly IReadOnlyList<FunctionArgument> _given;
    private readonly IReadOnlyList<Catalog.FunctionArgument> _known;

    /// <param name="function">The function.</param>
    /// <param name="given">The arguments in call order.</param>
    public FunctionArguments(ModelFunction function, IReadOnlyList<FunctionArgument> given)
    {
        (_function, _given, _known) = (function.Name, given, function.Signatures[0].Arguments);
        if (given.Count > _known.Count) throw Error($"takes at most {_known.Count} arguments, not {given.Count}.");
    }

    /// <summary>The first argument, a column of numbers; NULL is null.</summary>
    public double?[] Numbers() => SqlNumbers.ToDoubles(Column(static t => SqlNumbers.IsNumeric(t), "a number").Values);

    /// <summary>The first argument, a column of strings.</summary>
    public string?[] Strings() => [.. Column(static t => t.Kind == SqlTypeKind.String, "a STRING").Values.Cast<string?>()];

    /// <summary>The first argument, a column of string arrays; NULL is an empty array, as BigQuery treats it.</summary>
    public string?[][] StringArrays() => [.. Column(static t => t is { Kind: SqlTypeKind.Array, Element.Kind: SqlTypeKind.String }, "an ARRAY<STRING>").Values.Select(TokensOf)];

    /// <summary>The first argument, a column of a fitting type.</summary>
    public DataColumn Column(Func<SqlType, bool> fits, string expected)
    {
        if (_given is not [FunctionArgument.Column { Values: var column }, ..]) throw Error($"needs {_known[0].Name} as {expected} computed from columns.");
        return fits(column.Type) ? column : throw Error($"needs {_known[0].Name} as {expected}, not {column.Type}.");
    }

    /// <summary>The first argument, a column of a STRUCT whose fields are to be combined.</summary>
    public IReadOnlyList<SqlField> Fields(Func<SqlType, bool> fits, string expected)
    {
        var (name, fields) = (_known[0].Name, Column(type => type.Kind == SqlTypeKind.Struct && type.Fields.All(field => fits(field.Type)), expected).Type.Fields);
        if (fields.Count > _known[0].MaxColumns) throw Error($"takes at most {_known[0].MaxColumns} features in {name}, not {fields.Count}.");
        if (fields.Any(static f => f.Name is null)) throw Error($"needs a name for every feature in {name}.");
        if (fields.DistinctBy(static f => f.Name, StringComparer.OrdinalIgnoreCase).Count() < fields.Count) throw Error($"takes every feature in {name} once.");
        return fields;
    }

    /// <summary>The elements of a value of a string array column.</summary>
    public static string?[] TokensOf(object? value) => value is object?[] tokens ? [.. tokens.Cast<string?>()] : [];

    /// <summary>A whole number, given or by default.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="otherwise">What counts where the documentation names no default; null where there must be one.</param>
    public long Integer(string name, long? otherwise = null) => (long)Given(name, otherwise, "an INT64", static value => value as long?);

    /// <summary>A number, given or by default.</summary>
    public double Number(string name) => (double)Given(name, null, "a FLOAT64", static value => value is double or long or decimal ? SqlNumbers.ToDouble(value) : null);

    /// <summary>Whether it is switched on, given or by default.</summary>
    public bool Flag(string name) => (bool)Given(name, null, "a BOOL", static value => value as bool?);

    /// <summary>A text, or one of the argument's words in any case, given or by default.</summary>
    public string Text(string name) => (string)Given(name, null, "a STRING", static value => value as string);

    /// <summary>Numbers, given or by default.</summary>
    public double[] NumberArray(string name)
    {
        var known = Known(name);
        var numbers = ((object?[])Given(name, null, "an array of numbers", static value => value is object?[] values && values.All(static v => v is long or double or decimal) ? values : null)).Select(static v => SqlNumbers.ToDouble(v!)).ToArray();
        if (known.ArrayLength is { } length && !length.Contains(numbers.Length)) throw Error($"takes {name} as {(length.Min == length.Max ? "" : "up to ")}{length.Max} numbers, not {numbers.Length}.");
        if (numbers.Any(number => !known.Takes(number))) throw Error($"takes {name} as numbers {known.Numbers}.");
        if (known.Ascending && (numbers.Length == 0 || !numbers.All(double.IsFinite) || numbers.Zip(numbers.Skip(1), static (left, right) => left < right).Contains(false))) throw Error($"takes {name} as one or more finite numbers in ascending order, without repetition.");
        return numbers;
    }

    /// <summary>The constant given for an argument; null when it is left out or NULL.</summary>
    public object? Constant(string name)
    {
        var index = 0;
        while (_known[index].Name != name) index++;
        return index >= _given.Count ? null : _given[index] is FunctionArgument.Constant { Value: var value } ? value : throw Error($"needs a constant as argument {index + 1}.");
    }

    private Catalog.FunctionArgument Known(string name) => _known.First(argument => argument.Name == name);

    /// <summary>A constant of the argument's type that is in its range and among its values, or the default.</summary>
    private object Given(string name, object? otherwise, string type, Func<object, object?> convert)
    {
        var known = Known(name);
        // The attribute supplies a default that the function itself has not.
        if (Constant(name) is not { } constant) return (known.IsConstructorParameter ? null : known.Default) ?? otherwise ?? throw Error($"needs {name}{(known.AllowedValues.Count == 0 ? "" : ": " + Words(known))}.");
        var value = convert(constant) ?? throw Error($"takes {name} as {type}.");
        if (value is string word && known.AllowedValues.Count > 0) return ArgumentCheck.Word(known, word) ?? throw Error($"takes {name} as one of {Words(known)}, not '{word}'.");
        if (value is long or double && !known.Takes(SqlNumbers.ToDouble(value))) throw Error(string.Create(CultureInfo.InvariantCulture, $"takes {name} {known.Numbers}, not {value}."));
        return value;
    }

    private static string Words(Catalog.FunctionArgument argument) => string.Join(", ", argument.AllowedValues.Select(static allowed => allowed.SqlValue));

    /// <summary>A function of the first argument, applied to values that are not NULL; NULL gives NULL.</summary>
    public FittedFunction OfNumber(SqlType result, Func<double, object?> evaluate) =>
        Of(result, value => value is null ? null : evaluate(SqlNumbers.ToDouble(value)));

    /// <summary>A function of the first argument.</summary>
    public FittedFunction Of(SqlType result, Func<object?, object?> evaluate) =>
        new(result, [((FunctionArgument.Column)_given[0]).Values.Type], row => evaluate(row[0]));

    /// <summary>An error about this call.</summary>
    public LocalQueryException Error(string message) => new("invalidQuery", $"{_function} {message}");
}
