using Bqml.Catalog;

namespace Bqml.Generators.Emission.Models;

/// <summary>
/// Writes the methods that call a function of a model that no row is declared for: with rows of the function's own type, and with rows of any type marked
/// [BigQueryRow], whose columns come out again.
/// </summary>
internal sealed class FreeRowMethodEmitter(SourceWriter writer, FunctionVariant variant)
{
    /// <summary>The type parameter for the rows.</summary>
    private const string Row = "TRow";

    /// <summary>The type parameter for what is generated.</summary>
    private const string Output = "TOutput";

    private readonly FunctionArgument? _input = variant.Signature.Input;

    /// <summary>Writes the methods of a variant, which no declaration changes.</summary>
    public static void Write(SourceWriter writer, FunctionVariant variant) => new FreeRowMethodEmitter(writer, variant).Write();

    private void Write()
    {
        if (variant.TakesNothing) Write(null, isSource: false);
        if (!variant.TakesRows || _input is null) return;
        var record = _input.RecordType is { } type ? "global::Bqml." + type : null;
        if (!_input.IsInBigQuery)
        {
            if (record is not null) Write(record, isSource: false);
            Write(Row, isSource: false);
        }
        // Where the rows do not come out again, nothing need be known of those in BigQuery.
        if (record is not null || !variant.ReturnsInputs) Write(record ?? Row, isSource: true);
        if (variant.ReturnsInputs) Write(Row, isSource: true);
    }

    /// <param name="row">The type of the rows; null when there are none.</param>
    /// <param name="isSource">Whether they are in BigQuery.</param>
    private void Write(string? row, bool isSource)
    {
        var isGeneric = row == Row && (!isSource || variant.ReturnsInputs);
        var result = "global::Bqml." + variant.Output.ResultType + (variant.ReturnsInputs ? "<" + row + (variant.Schema is null ? "" : ", " + Output) + ">" : "");
        var isSingle = variant.Output.Rows == RowCount.Single;
        var typeParameters = new[] { isGeneric ? Row : null, variant.Schema is null ? null : Output }.OfType<string>().ToArray();
        var rows = row is null ? "" : isSource ? "global::Bqml.BigQuerySource source, " : $"global::System.Collections.Generic.IEnumerable<{row}> rows, ";
        FunctionArgument[] inOrder = [.. Parameters(isRequired: true), .. Parameters(isRequired: false)];

        writer.WriteLine();
        WriteDocumentation(row, isSource, isGeneric, inOrder);
        writer.WriteLine(GeneratedAttributes.Type);
        writer.WriteLine($"public {(isSingle ? "global::System.Threading.Tasks.Task" : "global::Bqml.QueryResult")}<{result}> {variant.MethodName}{(typeParameters.Length == 0 ? "" : "<" + string.Join(", ", typeParameters) + ">")}("
            + rows + string.Concat(inOrder.Select(static argument => Arguments.Declaration(argument) + ", ")) + "global::System.Threading.CancellationToken cancellationToken = default)"
            + (isGeneric ? $" where {Row} : global::Bqml.IBigQueryRow<{Row}>" : "") + (variant.Schema is null ? "" : $" where {Output} : class, global::Bqml.IBigQueryRow<{Output}>") + " =>");
        writer.WriteLine($"    {MethodEmitter.CallMethod}({CSharp.String(variant.Function.Name)}){Chain(row, isSource)}.Query{(isSingle ? "Single" : "")}Async({result}.Reader, cancellationToken);");
    }

    private string Chain(string? row, bool isSource)
    {
        var text = "";
        foreach (var argument in variant.Signature.Arguments)
        {
            if (argument.Kind == ArgumentKind.Input && row is not null) text += isSource ? Source() : Rows();
            else if (argument.Kind == ArgumentKind.Settings) text += Settings(row is not null);
            else if (variant.Named.Contains(argument)) text += $".Json({CSharp.String(argument.Name)}, {Arguments.Parameter(argument)}{(argument.Required ? $" ?? throw new global::System.ArgumentNullException(nameof({Arguments.Parameter(argument)}))" : "")})";
        }
        return text;
    }

    /// <summary>The rows with the columns that the function cannot do without.</summary>
    private string Rows() => $".{(variant.SendsBatches ? "RowByRow" : "Rows")}(rows{Columns()})";

    /// <summary>Rows in BigQuery; where each is looked at by itself, what it takes to send some of them again.</summary>
    private string Source() =>
        !variant.SendsBatches || (_input!.IsInBigQuery && _input.ObjectKey is null) ? ".Source(source)"
        : _input.ObjectKey is { } key ? $".Objects(source, {CSharp.String(key)})"
        : $".RowByRow(source{Columns()})";

    private string Columns() => string.Concat(_input!.Columns.Where(static column => !column.Optional).Select(static column => ", " + CSharp.String(column.Name)));

    private string Settings(bool hasRows)
    {
        var text = variant.Schema is { } schema ? $".Schema<{Output}>({CSharp.String(schema.Name)})" : "";
        foreach (var setting in variant.Settings) text += Arguments.Setting(setting, variant.WritesDefaults(hasRows));
        foreach (var (name, value) in variant.FixedSettings) text += Arguments.Setting(name, value);
        return text;
    }

    private IEnumerable<FunctionArgument> Parameters(bool isRequired) => variant.Settings.Concat(variant.Named).Where(argument => argument.Required == isRequired);

    private void WriteDocumentation(string? row, bool isSource, bool isGeneric, FunctionArgument[] arguments)
    {
        Documentation.SummaryMarkup(writer, $"<c>{variant.Function.Name}</c>: {CSharp.Documentation(variant.Function.Summary)}");
        var columns = _input is null ? "" : string.Join(", ", _input.Columns.Where(static column => !column.Optional).Select(static column => column.Name));
        var needs = columns.Length > 0 ? $" with {(columns.IndexOf(',') < 0 ? "the column" : "the columns")} {columns}" : _input is { IsInBigQuery: true } ? " of an object table" : "";
        if (isGeneric) Documentation.TypeParameter(writer, Row, variant.ReturnsInputs ? $"Rows{needs}, and any others, which come out again." : $"Rows{needs}.");
        if (variant.Schema is not null) Documentation.TypeParameter(writer, Output, "The type whose columns are generated: text, integers, numbers, bools, enums, lists and records of these.");
        if (row is not null && !isSource) Documentation.Parameter(writer, "rows", variant.RowsText);
        if (row is not null && isSource) Documentation.Parameter(writer, "source", $"A table, view or query that returns rows{needs}.");
        foreach (var argument in arguments) Documentation.Parameter(writer, Arguments.ParameterText(argument), Arguments.Describe(argument, variant.FixedSettings));
        Documentation.Parameter(writer, "cancellationToken", "Cancels the query.");
        Documentation.SeeAlso(writer, variant.Function.DocumentationUrl);
    }
}
