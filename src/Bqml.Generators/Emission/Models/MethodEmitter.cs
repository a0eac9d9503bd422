using System.Globalization;
using Bqml.Catalog;

namespace Bqml.Generators.Emission.Models;

/// <summary>Writes the methods that call a function: one for each kind of input. Each hands its arguments to the runtime, which builds the statement.</summary>
/// <param name="writer">Where to.</param>
/// <param name="variant">The function.</param>
/// <param name="shape">What of a declaration they depend on.</param>
/// <param name="resultType">The C# type of a row of the result.</param>
/// <param name="reader">The expression for its reader.</param>
internal sealed class MethodEmitter(SourceWriter writer, FunctionVariant variant, TextShape shape, string resultType, string reader)
{
    /// <summary>The writer of rows with label, for functions that compare predictions with it.</summary>
    public const string LabelledWriterName = "LabelledRowWriter";

    /// <summary>The private method that takes the inputs out of rows.</summary>
    public const string InputsMethod = "Inputs";

    /// <summary>The method of the base class that begins a call.</summary>
    public const string CallMethod = "Call";

    private enum InputKind { None, Input, Row, LabelledRow, Source }

    /// <summary>Writes the methods of a variant whose result is of a type of the library, or of a record that the model declares.</summary>
    public static void Write(SourceWriter writer, FunctionVariant variant, TextShape shape)
    {
        var (resultType, reader) = variant.Output.ResultType is { } fixedType
            ? ("global::Bqml." + fixedType, $"global::Bqml.{fixedType}.Reader")
            : (variant.Output.RecordName!, $"{ModelEmitter.RowsClass}.{ResultRecordBuilder.ReaderName(variant.Output.RecordName!)}.Instance");
        new MethodEmitter(writer, variant, shape, resultType, reader).Write();
    }

    private void Write()
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
            if (shape.HasOwnRow) Write(InputKind.Row);
        }
        Write(InputKind.Source);
    }

    private void Write(InputKind input)
    {
        // On a tuned model an evaluation without input has a row for each trial.
        var isSingle = variant.Output.Rows == RowCount.Single && !(shape.IsTuned && input == InputKind.None);
        var settings = variant.Settings.Where(setting => input != InputKind.None || (setting.Conditions & ArgumentConditions.Input) == 0).ToArray();
        var arrays = input == InputKind.None ? [] : variant.Signature.Arguments.Where(static argument => argument is { Kind: ArgumentKind.Positional, CSharpType: "double[]" }).ToArray();
        FunctionArgument[] inOrder = [.. settings.Where(static setting => setting.Required), .. arrays, .. settings.Where(static setting => !setting.Required)];

        writer.WriteLine();
        WriteDocumentation(input, inOrder);
        writer.WriteLine(GeneratedAttributes.Type);
        // [new() { ... }] is rows of the generated type.
        if (input == InputKind.Input) writer.WriteLine("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");

        var returns = isSingle ? $"global::System.Threading.Tasks.Task<{resultType}>" : $"global::Bqml.QueryResult<{resultType}>";
        var parameters = string.Concat(inOrder.Select(argument => Arguments.Declaration(argument) + ", "));
        writer.WriteLine($"{Access(input)} {returns} {variant.MethodName}({InputParameter(input)}{parameters}global::System.Threading.CancellationToken cancellationToken = default) =>");
        writer.WriteLine("    " + Body(input, isSingle, settings, arrays, inOrder));
    }

    private string Body(InputKind input, bool isSingle, FunctionArgument[] settings, FunctionArgument[] arrays, FunctionArgument[] inOrder)
    {
        if (input == InputKind.Row) return $"{variant.MethodName}({InputsMethod}(rows), {string.Concat(inOrder.Select(static argument => Arguments.Parameter(argument) + ", "))}cancellationToken);";

        var call = $"{CallMethod}({CSharp.String(variant.Function.Name)})";
        if (shape.HasImages && input != InputKind.None) call += $".Columns({ModelEmitter.SqlClass}.{ModelEmitter.ResultColumns}, {ModelEmitter.SqlClass}.{ModelEmitter.InputColumns})";
        foreach (var argument in variant.Signature.Arguments)
        {
            if (argument.Kind == ArgumentKind.Input) call += InputArgument(input);
            else if (arrays.Contains(argument)) call += $".Array({Arguments.Parameter(argument)})";
            else if (argument.Kind == ArgumentKind.Settings) call += Settings(settings, variant.WritesDefaults(input != InputKind.None));
        }
        return $"{call}.Query{(isSingle ? "Single" : "")}Async({reader}, cancellationToken);";
    }

    private string InputArgument(InputKind input) => input switch
    {
        InputKind.Input => $".{(variant.SendsBatches ? "RowByRow" : "Rows")}(rows, {ModelEmitter.RowsClass}.{InputRecord.WriterName}.Instance)",
        InputKind.LabelledRow => $".Rows(rows, {ModelEmitter.RowsClass}.{LabelledWriterName}.Instance)",
        InputKind.Source => variant.Status is null ? ".Source(source)" : ".RowByRow(source)",
        _ => "",
    };

    private string Settings(FunctionArgument[] settings, bool withDefaults)
    {
        var text = string.Concat(settings.Select(setting => Arguments.Setting(setting, withDefaults)));
        foreach (var (name, value) in variant.FixedSettings) text += Arguments.Setting(name, value);
        return text;
    }

    private void WriteDocumentation(InputKind input, FunctionArgument[] arguments)
    {
        Documentation.SummaryMarkup(writer, $"<c>{variant.Function.Name}</c>: {CSharp.Documentation(variant.Function.Summary)}");
        switch (input)
        {
            case InputKind.Input: Documentation.Parameter(writer, "rows", variant.RowsText); break;
            case InputKind.Row: Documentation.Parameter(writer, "rows", "The rows, of which the model's inputs are sent as a query parameter."); break;
            case InputKind.LabelledRow: Documentation.Parameter(writer, "rows", shape.HasLabels ? "Rows with label, sent as a query parameter." : "The rows, sent as a query parameter."); break;
            case InputKind.Source: Documentation.Parameter(writer, "source", shape.HasImages ? "An object table, or a query that returns the model's columns and that of the files." : "A table, view or query that has the model's columns."); break;
        }
        foreach (var argument in arguments) Documentation.Parameter(writer, Arguments.ParameterText(argument), Arguments.Describe(argument, variant.FixedSettings));
        Documentation.Parameter(writer, "cancellationToken", "Cancels the query.");
        Documentation.SeeAlso(writer, variant.Function.DocumentationUrl);
    }

    private string InputParameter(InputKind input) => input switch
    {
        InputKind.Input => $"global::System.Collections.Generic.IEnumerable<{InputRecord.Name}> rows, ",
        InputKind.Row or InputKind.LabelledRow => $"global::System.Collections.Generic.IEnumerable<{Template.Inserted}> rows, ",
        InputKind.Source => "global::Bqml.BigQuerySource source, ",
        _ => "",
    };

    private string Access(InputKind input) =>
        input is InputKind.Input or InputKind.Row or InputKind.LabelledRow || resultType.IndexOf("global::Bqml.", StringComparison.Ordinal) != 0 ? shape.Access : "public";
}
