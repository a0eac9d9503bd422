using Bqml.Catalog;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>
/// Writes the constant with the query that calls a table-valued function on the declared model. For another name, other input and settings the runtime's
/// <c>ModelCall</c> builds the query with the same <see cref="ModelFunctionCall"/>.
/// </summary>
internal static class FunctionStatement
{
    /// <summary>The query parameter that holds rows from memory.</summary>
    public const string RowsParameter = "input";

    /// <summary>Stands for the name of an object table, which can be no query parameter.</summary>
    public const string ObjectTable = "object_table";

    /// <summary>What the function reads in the constant.</summary>
    public enum Input
    {
        /// <summary>Nothing.</summary>
        None,
        /// <summary>Rows from memory.</summary>
        Rows,
        /// <summary>An object table.</summary>
        Objects,
    }

    /// <summary>The statement for the declared model.</summary>
    /// <param name="function">ML.PREDICT</param>
    /// <param name="quotedModel">The model's name between backticks.</param>
    /// <param name="signature">The order of its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="settings">Settings that are always given, with their literals.</param>
    /// <param name="columns">The columns of the result and of the input; null: all.</param>
    public static string Text(
        string function, string quotedModel, FunctionSignature signature, Input input, IEnumerable<(string Name, string Literal)> settings, (string Result, string Input)? columns = null)
    {
        var call = new ModelFunctionCall(function, quotedModel);
        if (columns is var (result, read)) call.SelectColumns(result, read);
        foreach (var argument in signature.Arguments)
        {
            if (argument.Kind == ArgumentKind.Input && input == Input.Rows) call.AddRows(RowsParameter);
            if (argument.Kind == ArgumentKind.Input && input == Input.Objects) call.AddTable(SqlIdentifier.Quote(ObjectTable));
            if (argument.Kind != ArgumentKind.Settings) continue;
            foreach (var (name, literal) in settings) call.AddSetting(name, literal);
        }
        return call.ToString();
    }

    /// <summary>What stands in the constant for a setting that must be given and has no default: a query parameter of its name.</summary>
    public static string Placeholder(FunctionArgument setting) => "@" + setting.Name;

    /// <summary>The literal of a setting that is always given.</summary>
    public static string Literal(object value) => value switch
    {
        bool flag => SqlLiteral.Bool(flag),
        long number => SqlLiteral.Int64(number),
        double number => SqlLiteral.Float64(number),
        string text => SqlLiteral.String(text),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No setting has such a value."),
    };
}
