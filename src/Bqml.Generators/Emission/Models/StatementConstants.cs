using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the statements of functions as constants.</summary>
internal static class StatementConstants
{
    /// <summary>The constants of a function; the model's name is inserted.</summary>
    public static void Write(SourceWriter writer, FunctionVariant variant)
    {
        if (variant.TakesNothing) Write(writer, variant.Name, FunctionStatement.Input.None, variant);
        if (!variant.TakesRows) return;
        var input = variant.Signature.Input is { IsInBigQuery: true } ? FunctionStatement.Input.Objects : FunctionStatement.Input.Rows;
        Write(writer, variant.TakesNothing ? variant.Name + "Rows" : variant.Name, input, variant);
    }

    private static void Write(SourceWriter writer, string name, FunctionStatement.Input input, FunctionVariant variant)
    {
        var text = FunctionStatement.Text(variant.Function.Name, Template.Inserted, variant.Signature, input, Settings(variant, input != FunctionStatement.Input.None));
        var summary = variant.Function.Summary + input switch
        {
            FunctionStatement.Input.Rows => $" The rows are the query parameter @{FunctionStatement.RowsParameter}.",
            FunctionStatement.Input.Objects => $" The name {FunctionStatement.ObjectTable} stands for the object table's.",
            _ => "",
        };
        foreach (var setting in Placeholders(variant)) summary += $" {setting.Name} is the query parameter {FunctionStatement.Placeholder(setting)}.";
        // The name comes escaped; what stands for it must not be.
        Write(writer, name, CSharp.String(text).Replace(CSharp.String(Template.Inserted).Trim('"'), Template.Inserted), summary);
    }

    /// <summary>The settings that are query parameters in the constant.</summary>
    private static IEnumerable<FunctionArgument> Placeholders(FunctionVariant variant) =>
        (variant.Schema is { } schema ? new[] { schema } : []).Concat(variant.Settings.Where(static setting => setting.Required));

    /// <summary>The settings that every call writes.</summary>
    public static IEnumerable<(string Name, string Literal)> Settings(FunctionVariant variant, bool hasRows)
    {
        if (variant.Schema is { } schema) yield return (schema.Name, FunctionStatement.Placeholder(schema));
        foreach (var setting in variant.Settings)
        {
            if (setting.Required) yield return (setting.Name, FunctionStatement.Placeholder(setting));
            else if (setting.Default is { } value && variant.WritesDefaults(hasRows)) yield return (setting.Name, FunctionStatement.Literal(value));
        }
        foreach (var setting in variant.FixedSettings) yield return (setting.Name, FunctionStatement.Literal(setting.Value));
    }

    /// <summary>Writes one constant.</summary>
    public static void Write(SourceWriter writer, string name, string expression, string summary)
    {
        Documentation.Summary(writer, summary);
        writer.WriteLine($"public const string {name} = {expression};");
    }
}
