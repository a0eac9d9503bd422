using Bqml.Catalog;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>
/// Writes the query that calls a table-valued function on a model: as a constant for the declared name, and as C# that builds the same text at run time
/// for another name, other input and settings.
/// </summary>
internal static class FunctionStatement
{
    private const string Opening = "SELECT * FROM ";
    private const string RowsInput = "(SELECT * FROM UNNEST(@" + RowsParameter + "))";

    /// <summary>The query parameter that holds rows from memory.</summary>
    public const string RowsParameter = "input";

    /// <summary>The private class that builds statements at run time.</summary>
    public const string SupportClass = "Statement";

    /// <summary>The statement for the declared model.</summary>
    /// <param name="function">ML.PREDICT</param>
    /// <param name="quotedModel">The model's name between backticks.</param>
    /// <param name="signature">The order of its arguments.</param>
    /// <param name="hasRows">Whether the input is rows from memory; otherwise there is none.</param>
    /// <param name="settings">Settings that are always given, with their literals.</param>
    public static string Text(string function, string quotedModel, FunctionSignature signature, bool hasRows, IReadOnlyList<(string Name, string Literal)> settings)
    {
        var text = Opening + function + "(MODEL " + quotedModel;
        foreach (var argument in signature.Arguments)
        {
            if (argument.Kind == ArgumentKind.Input && hasRows) text += ", " + RowsInput;
            if (argument.Kind == ArgumentKind.Settings && settings.Count > 0) text += ", STRUCT(" + string.Join(", ", settings.Select(static setting => setting.Literal + " AS " + setting.Name)) + ")";
        }
        return text + ")";
    }

    /// <summary>What stands in the constant for a setting that must be given and has no default: a query parameter of its name.</summary>
    public static string Placeholder(FunctionArgument setting) => "@" + setting.Name;

    /// <summary>The C# expression of the input argument for rows from memory.</summary>
    public static string RowsExpression => SupportClass + ".Rows";

    /// <summary>The C# expression of the input argument for a table.</summary>
    public static string TableExpression(string table) => $"{SupportClass}.Table({table})";

    /// <summary>The C# expression of the input argument for a query.</summary>
    public static string QueryExpression(string query) => $"{SupportClass}.Query({query})";

    /// <summary>The C# expression of the settings argument.</summary>
    /// <param name="settings">Each setting's GoogleSQL name and the C# expression of its value, nullable.</param>
    public static string SettingsExpression(IEnumerable<(string Name, string Value)> settings) =>
        $"{SupportClass}.Settings({string.Join(", ", settings.Select(static setting => $"{SupportClass}.Setting({CSharp.String(setting.Name)}, {setting.Value})"))})";

    /// <summary>The C# expression of an array argument.</summary>
    public static string ArrayExpression(string values) => $"{SupportClass}.Array({values})";

    /// <summary>The C# expression of the whole statement.</summary>
    public static string CallExpression(string function, string model, IEnumerable<string> arguments) =>
        $"{SupportClass}.Call({string.Join(", ", new[] { CSharp.String(function), model }.Concat(arguments))})";

    /// <summary>Writes the private class that the expressions call.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="settings">The settings in use, for those that have only certain values.</param>
    public static void WriteSupport(SourceWriter writer, IEnumerable<FunctionArgument> settings)
    {
        writer.WriteLine(GeneratedAttributes.Type);
        writer.Open($"private static class {SupportClass}");
        writer.WriteLine($$""""
            internal const string Rows = {{CSharp.String(RowsInput)}};

            internal static string Table(global::Bqml.BigQueryTable table) => "TABLE " + table.QuotedName;

            internal static string Query(global::Bqml.BigQuerySql query) => "(\n" + query.Text + "\n)";

            internal static string Call(string function, string model, params string?[] arguments)
            {
                string text = {{CSharp.String(Opening)}} + function + "(MODEL " + model;
                foreach (string? argument in arguments)
                {
                    if (argument is not null) text += ", " + argument;
                }
                return text + ")";
            }

            internal static string? Settings(params string?[] settings)
            {
                string text = "";
                foreach (string? setting in settings)
                {
                    if (setting is not null) text += (text.Length == 0 ? "" : ", ") + setting;
                }
                return text.Length == 0 ? null : "STRUCT(" + text + ")";
            }

            internal static string? Setting(string name, double? value) => value is { } given ? global::Bqml.GoogleSql.SqlLiteral.Float64(given) + " AS " + name : null;

            internal static string? Setting(string name, long? value) => value is { } given ? global::Bqml.GoogleSql.SqlLiteral.Int64(given) + " AS " + name : null;

            internal static string? Setting(string name, bool? value) => value is { } given ? global::Bqml.GoogleSql.SqlLiteral.Bool(given) + " AS " + name : null;

            internal static string? Setting(string name, string? value) => value is null ? null : global::Bqml.GoogleSql.SqlLiteral.String(value) + " AS " + name;

            internal static string? Array(global::System.Collections.Generic.IEnumerable<double>? values) =>
                values is null ? null : global::Bqml.GoogleSql.SqlLiteral.Array(global::System.Linq.Enumerable.Select(values, global::Bqml.GoogleSql.SqlLiteral.Float64));
            """");
        foreach (var setting in settings.Where(static setting => setting.EnumType is not null).GroupBy(static setting => setting.EnumType).Select(static group => group.First())) WriteEnum(writer, setting);
        writer.Close();
    }

    private static void WriteEnum(SourceWriter writer, FunctionArgument setting)
    {
        var type = "global::Bqml." + setting.EnumType;
        writer.WriteLine();
        writer.WriteLine($"internal static string? Setting(string name, {type}? value) => value switch");
        writer.WriteLine("{");
        writer.Indent();
        writer.WriteLine("null => null,");
        foreach (var value in setting.AllowedValues) writer.WriteLine($"{type}.{value.MemberName} => {CSharp.String(SqlLiteral.String(value.SqlValue))} + \" AS \" + name,");
        writer.WriteLine("_ => throw new global::System.ArgumentOutOfRangeException(nameof(value), value, name + \" cannot have this value.\"),");
        writer.Unindent();
        writer.WriteLine("};");
    }

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
