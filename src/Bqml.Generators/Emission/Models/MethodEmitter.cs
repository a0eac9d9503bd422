using System.Globalization;
using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the methods that call a function: one for each kind of input.</summary>
internal sealed class MethodEmitter(SourceWriter writer, ModelDeclaration model, FunctionVariant variant, string resultType, string reader)
{
    /// <summary>The writer of rows with label, for functions that compare predictions with it.</summary>
    public const string LabelledWriterName = "LabelledRowWriter";

    private enum InputKind { None, Input, Row, LabelledRow, Table, Query }

    public void Write()
    {
        if (variant.TakesNothing) Write(InputKind.None);
        if (!variant.TakesRows) return;
        if (variant.TakesLabelledRows)
        {
            Write(InputKind.LabelledRow);
        }
        else
        {
            Write(InputKind.Input);
            Write(InputKind.Row);
        }
        Write(InputKind.Table);
        Write(InputKind.Query);
    }

    private void Write(InputKind input)
    {
        // On a tuned model an evaluation without input has a row for each trial.
        var isSingle = variant.Output.Rows == RowCount.Single && !(model.IsTuned && input == InputKind.None);
        var settings = variant.Settings.Where(setting => input != InputKind.None || (setting.Conditions & ArgumentConditions.Input) == 0).ToArray();
        var arrays = input == InputKind.None ? [] : variant.Signature.Arguments.Where(static argument => argument is { Kind: ArgumentKind.Positional, CSharpType: "double[]" }).ToArray();

        writer.WriteLine();
        WriteDocumentation(input, isSingle, [.. arrays, .. settings]);
        writer.WriteLine(GeneratedAttributes.Type);
        // A built string is never a table, and [new() { ... }] is rows of the generated type.
        if (input is InputKind.Query or InputKind.Input) writer.WriteLine("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");

        var parameters = new List<string>();
        if (InputParameter(input) is { } inputParameter) parameters.Add(inputParameter);
        parameters.AddRange(settings.Where(static setting => setting.Required).Select(static setting => $"{CSharpType(setting)} {Parameter(setting)}"));
        parameters.AddRange(arrays.Select(static array => $"global::System.Collections.Generic.IEnumerable<double>? {Parameter(array)} = null"));
        parameters.AddRange(settings.Where(static setting => !setting.Required).Select(static setting => $"{CSharpType(setting)}? {Parameter(setting)} = null"));
        parameters.Add("global::System.Threading.CancellationToken cancellationToken = default");
        var returns = isSingle ? $"global::System.Threading.Tasks.Task<{resultType}>" : $"global::System.Collections.Generic.IAsyncEnumerable<{resultType}>";
        writer.Open($"{Access(input)} {returns} {variant.MethodName}({string.Join(", ", parameters)})");
        WriteBody(input, isSingle, settings, arrays);
        writer.Close();
    }

    private void WriteBody(InputKind input, bool isSingle, FunctionArgument[] settings, FunctionArgument[] arrays)
    {
        if (InputParameter(input) is not null && input != InputKind.Table) writer.WriteLine($"global::System.ArgumentNullException.ThrowIfNull({ParameterName(input)});");
        if (input == InputKind.Row)
        {
            var arguments = settings.Select(static setting => $", {Parameter(setting)}: {Parameter(setting)}").Concat(arrays.Select(static array => $", {Parameter(array)}: {Parameter(array)}"));
            writer.WriteLine($"return {variant.MethodName}(global::System.Linq.Enumerable.Select(rows, static row => ({InputRecord.Name})row){string.Concat(arguments)}, cancellationToken: cancellationToken);");
            return;
        }

        var call = new List<string>();
        foreach (var argument in variant.Signature.Arguments)
        {
            if (argument.Kind == ArgumentKind.Input && InputExpression(input) is { } rows) call.Add(rows);
            else if (arrays.Contains(argument)) call.Add(FunctionStatement.ArrayExpression(Parameter(argument)));
            else if (argument.Kind == ArgumentKind.Settings && Values(settings, variant.WritesDefaults(input != InputKind.None)) is { Length: > 0 } values) call.Add(FunctionStatement.SettingsExpression(values));
        }
        var parameters = input switch
        {
            InputKind.Input or InputKind.LabelledRow =>
                $", [global::Bqml.QueryParameter.Rows({CSharp.String(FunctionStatement.RowsParameter)}, rows, {(input == InputKind.Input ? InputRecord.WriterName : LabelledWriterName)}.Instance)]",
            InputKind.Query => ", query.Parameters",
            _ => "",
        };
        writer.WriteLine($"string statement = {FunctionStatement.CallExpression(variant.Function.Name, ModelEmitter.QuotedNameProperty, call)};");
        writer.WriteLine($"return {ModelEmitter.ClientField}.Query{(isSingle ? "Single" : "")}Async(new global::Bqml.BigQueryCommand(statement{parameters}), {reader}, cancellationToken);");
    }

    private static string? InputExpression(InputKind input) => input switch
    {
        InputKind.Input or InputKind.LabelledRow => FunctionStatement.RowsExpression,
        InputKind.Table => FunctionStatement.TableExpression("table"),
        InputKind.Query => FunctionStatement.QueryExpression("query"),
        _ => null,
    };

    /// <summary>Each setting with the C# expression of its value.</summary>
    private (string Name, string Value)[] Values(FunctionArgument[] settings, bool withDefaults) =>
    [
        .. settings.Select(setting => (setting.Name, withDefaults && setting is { Required: false, Default: { } value } ? $"{Parameter(setting)} ?? {Default(setting, value)}" : Parameter(setting))),
        .. variant.FixedSettings.Select(static setting => (setting.Name, Literal(setting.Value))),
    ];

    private static string Default(FunctionArgument setting, object value) => setting.EnumType is null
        ? Literal(value)
        : CSharpType(setting) + "." + setting.AllowedValues.Single(allowed => allowed.SqlValue.Equals(value)).MemberName;

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        string text => CSharp.String(text),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private void WriteDocumentation(InputKind input, bool isSingle, FunctionArgument[] arguments)
    {
        Documentation.SummaryMarkup(writer, $"<c>{variant.Function.Name}</c>: {CSharp.Documentation(variant.Function.Summary)}");
        switch (input)
        {
            case InputKind.Input: Documentation.Parameter(writer, "rows", "The rows, sent as a query parameter."); break;
            case InputKind.Row: Documentation.Parameter(writer, "rows", "The rows, sent as a query parameter; what is no input of the model is left out."); break;
            case InputKind.LabelledRow: Documentation.Parameter(writer, "rows", model.Labels.Length > 0 ? "Rows with label, sent as a query parameter." : "The rows, sent as a query parameter."); break;
            case InputKind.Table: Documentation.Parameter(writer, "table", "A table or view that has the model's columns: table, dataset.table or project.dataset.table."); break;
            case InputKind.Query: Documentation.Parameter(writer, "query", "A query that returns the model's columns, as an interpolated string whose holes become query parameters."); break;
        }
        foreach (var argument in arguments) Documentation.Parameter(writer, ParameterText(argument), Describe(argument));
        Documentation.Parameter(writer, "cancellationToken", "Cancels the query.");
        Documentation.Returns(writer, isSingle ? "The one row of the result." : "The rows of the result, read as they are asked for.");
        Documentation.SeeAlso(writer, variant.Function.DocumentationUrl);
    }

    private static string Describe(FunctionArgument argument)
    {
        var text = argument.Summary.Length > 0 ? argument.Summary : "The setting " + argument.Name + ".";
        if (argument.Range is not null) text += " In " + argument.Range + ".";
        if ((argument.Conditions & ArgumentConditions.BinaryClassification) != 0) text += " Only with two labels.";
        if (argument.Default is bool flag) text += flag ? " Null: true." : " Null: false.";
        else if (argument.Default is long or double or string) text += " Null: " + Convert.ToString(argument.Default, CultureInfo.InvariantCulture) + ".";
        else if (argument.DefaultRule is { } rule) text += " Null: " + rule + ".";
        return text;
    }

    private string? InputParameter(InputKind input) => input switch
    {
        InputKind.Input => $"global::System.Collections.Generic.IEnumerable<{InputRecord.Name}> rows",
        InputKind.Row or InputKind.LabelledRow => $"global::System.Collections.Generic.IEnumerable<{model.Row!.CSharpName}> rows",
        InputKind.Table => "global::Bqml.BigQueryTable table",
        InputKind.Query => "global::Bqml.BigQuerySql query",
        _ => null,
    };

    private static string ParameterName(InputKind input) => input == InputKind.Query ? "query" : "rows";

    private string Access(InputKind input) =>
        input is InputKind.Input or InputKind.Row or InputKind.LabelledRow || resultType.IndexOf("global::Bqml.", StringComparison.Ordinal) != 0 ? model.Access : "public";

    private static string CSharpType(FunctionArgument argument) => argument.EnumType is { } type ? "global::Bqml." + type : argument.CSharpType!;

    private static string Parameter(FunctionArgument argument) => CSharp.Identifier(ParameterText(argument));

    private static string ParameterText(FunctionArgument argument) => CSharp.ParameterName(argument.PropertyName);
}
