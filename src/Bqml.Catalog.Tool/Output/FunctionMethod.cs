using System.Globalization;
using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The methods that call one function without a model, with one shape of arguments and result: an overload for each kind of input, over one that writes the call.</summary>
/// <param name="function">The function.</param>
/// <param name="signature">Its arguments.</param>
/// <param name="output">Its result; null for one that stands in an expression.</param>
/// <param name="group">The row type's columns that it reads; null when any rows will do.</param>
/// <param name="enums">Every enum.</param>
internal sealed class FunctionMethod(ModelFunction function, FunctionSignature signature, FunctionOutput? output, RowFunctionGroup? group, IReadOnlyCollection<EnumType> enums)
{
    private const string Client = "bigquery";
    private const string Cancellation = "cancellationToken";

    /// <summary>How rows are given: each kind with the type of its parameter and what its documentation says.</summary>
    private enum InputKind { Source, Rows }

    private readonly FunctionArgument[] _inputs = [.. signature.Arguments.Where(argument => argument.Kind == ArgumentKind.Input)];

    /// <summary>The arguments that are parameters, those that must be given first.</summary>
    private readonly FunctionArgument[] _parameters =
    [
        .. signature.Arguments.SelectMany(argument => argument.Kind == ArgumentKind.Settings ? argument.Fields : [argument])
            .Where(argument => argument.Kind != ArgumentKind.Input && argument.Role is null && !IsChosen(function, argument))
            .OrderBy(argument => !argument.Required),
    ];

    /// <summary>The setting that chooses the output, when it is not the default.</summary>
    private readonly OutputCondition? _fixed = output?.When.FirstOrDefault(condition => condition.Kind == OutputConditionKind.Setting && !Equals(condition.Value, false));

    private string Name => output?.MethodName ?? function.MethodName!;

    private bool IsSingle => output is null || output.Rows == RowCount.Single;

    private RowPart? Part => PartOf(output, group);

    /// <summary>The rows' type.</summary>
    private string Row => output switch
    {
        null => "string",
        { ResultType: { } type } => type,
        { RecordName: { } record } => Part is { } part ? $"{record}<T{part.PropertyName}>" : record,
        _ => RowFunctionFiles.RowParameter,
    };

    private string Reader => output switch
    {
        null => "ScalarReader.Instance",
        { ResultType: { } type } => type + ".Reader",
        { RecordName: not null } => $"new {Row}.RecordReader({RowFunctionFiles.PartField(Part!)})",
        _ => RowFunctionFiles.RowParameter + ".RowReader",
    };

    private string Returns => IsSingle ? $"Task<{Row}>" : $"IAsyncEnumerable<{Row}>";

    private string CallMethod => "Call" + Name;

    /// <summary>The part of the row that an output's patterns stand for; null when it has none, or returns the row itself.</summary>
    public static RowPart? PartOf(FunctionOutput? output, RowFunctionGroup? group)
    {
        if (output?.RecordName is null || group is null) return null;
        var arguments = output.Columns.Where(column => column.IsPattern).Select(column => column.Name.Trim('{', '}'));
        var roles = arguments.Select(argument => group.Roles.Single(role => role.Argument == argument).Role).Order(StringComparer.Ordinal).ToArray();
        return group.Parts.Single(part => part.Roles.Order(StringComparer.Ordinal).SequenceEqual(roles));
    }

    /// <summary>Every overload as lines of C#.</summary>
    public IReadOnlyList<string> Write()
    {
        var lines = new List<string>();
        foreach (var kinds in Combinations(_inputs.Length)) Overload(lines, kinds);
        Core(lines);
        return lines;
    }

    private void Overload(List<string> lines, InputKind[] kinds)
    {
        lines.Add($"/// <summary><c>{function.Name}</c>: {Documentation.Escape(function.Summary)}</summary>");
        if (group is null && kinds.Contains(InputKind.Rows) && _inputs.Any(IsAnyRow)) lines.Add($"/// <typeparam name=\"{RowFunctionFiles.RowParameter}\">The type of the rows, marked [BigQueryRow].</typeparam>");
        lines.Add($"/// <param name=\"{Client}\">The client that runs the query.</param>");
        for (var i = 0; i < kinds.Length; i++) lines.Add($"/// <param name=\"{Parameter(_inputs[i])}\">{Documentation.Escape(InputText(_inputs[i], kinds[i]))}</param>");
        foreach (var argument in _parameters) lines.Add($"/// <param name=\"{Parameter(argument)}\">{Documentation.Escape(Text(argument))}</param>");
        lines.Add($"/// <param name=\"{Cancellation}\">Cancels the query.</param>");
        lines.Add($"/// <returns>{(IsSingle ? output is null ? "The result, as JSON text." : "The one row of the result." : "The rows of the result, read as they are asked for.")}</returns>");
        lines.Add($"/// <exception cref=\"BigQueryMLException\">The query failed{(IsSingle ? "." : "; thrown while enumerating.")}</exception>");
        if (Checks().Any()) lines.Add("/// <exception cref=\"ArgumentException\">An argument is out of its range, or two exclude each other.</exception>");
        if (function.Preview) lines.Add("/// <remarks>The function is in preview.</remarks>");
        lines.Add($"/// <seealso href=\"{function.DocumentationUrl}\"/>");

        var isGeneric = group is null && kinds.Where((kind, index) => kind == InputKind.Rows && IsAnyRow(_inputs[index])).Any();
        var parameters = new List<string> { group is null ? $"this BigQueryML {Client}" : $"BigQueryML {Client}" };
        parameters.AddRange(kinds.Select((kind, index) => $"{InputType(_inputs[index], kind)} {Parameter(_inputs[index])}"));
        parameters.AddRange(_parameters.Select(argument => argument.Required ? $"{Type(argument)} {Parameter(argument)}" : $"{Type(argument)}? {Parameter(argument)} = null"));
        parameters.Add($"CancellationToken {Cancellation} = default");
        lines.Add($"public {(group is null ? "static " : "")}{Returns} {Name}{(isGeneric ? $"<{RowFunctionFiles.RowParameter}>" : "")}({string.Join(", ", parameters)})"
            + (isGeneric ? $" where {RowFunctionFiles.RowParameter} : IBigQueryRow<{RowFunctionFiles.RowParameter}>" : "") + " =>");
        var arguments = new[] { Client }.Concat(_inputs.Select(input => $"FunctionInput.Of({Parameter(input)})")).Concat(_parameters.Select(Parameter)).Append(Cancellation);
        lines.Add($"    {CallMethod}({string.Join(", ", arguments)});");
        lines.Add("");
    }

    /// <summary>The method that checks the arguments, writes the call and runs it.</summary>
    private void Core(List<string> lines)
    {
        var parameters = new List<string> { $"BigQueryML {Client}" };
        parameters.AddRange(_inputs.Select(input => $"FunctionInput {Parameter(input)}"));
        parameters.AddRange(_parameters.Select(argument => $"{Type(argument)}{(argument.Required ? "" : "?")} {Parameter(argument)}"));
        parameters.Add($"CancellationToken {Cancellation}");
        lines.Add($"private {(group is null ? "static " : "")}{Returns} {CallMethod}({string.Join(", ", parameters)})");
        lines.Add("{");
        lines.Add($"    ArgumentNullException.ThrowIfNull({Client});");
        lines.AddRange(_parameters.Where(argument => argument.Required && !IsValue(argument)).Select(argument => $"    ArgumentNullException.ThrowIfNull({Parameter(argument)});"));
        lines.AddRange(Checks().Select(check => "    " + check));
        lines.Add($"    var call = FunctionCall.{(function.Kind == FunctionKind.Scalar ? "Scalar" : "Table")}({CSharpExpression.String(function.Name)});");
        lines.AddRange(signature.Arguments.Where(argument => !IsTrailing(argument)).SelectMany(Append).Select(line => "    " + line));
        var trailing = signature.Arguments.Where(IsTrailing).ToArray();
        if (trailing.Length > 0) lines.Add($"    call.Trailing({string.Join(", ", trailing.Select(argument => $"(nameof({Parameter(argument)}), {Literal(argument)}, {DefaultLiteral(argument)})"))});");
        lines.Add($"    return {Client}.Query{(IsSingle ? "Single" : "")}Async(call.ToCommand(), {Reader}, {Cancellation});");
        lines.Add("}");
    }

    private IEnumerable<string> Append(FunctionArgument argument)
    {
        switch (argument.Kind)
        {
            case ArgumentKind.Input:
                yield return $"call.Input({Parameter(argument)});";
                break;
            case ArgumentKind.Model:
                yield return $"call.Model({Parameter(argument)});";
                break;
            case ArgumentKind.Settings:
                // A STRUCT that must be there holds at least the defaults.
                var fields = argument.Fields.Select(field => $"({CSharpExpression.String(field.Name)}, {(argument.Required && field.Default is { } value ? Literal(field, $"{Parameter(field)} ?? {Constant(field, value)}") : Literal(field))})");
                yield return $"call.Settings({string.Join(", ", fields)});";
                break;
            case ArgumentKind.Positional:
                yield return argument.Type == "JSON" ? $"call.Json({Parameter(argument)});" : $"call.Positional({Literal(argument)});";
                break;
            case ArgumentKind.Named when argument.Role is not null:
                yield return $"call.Named({CSharpExpression.String(argument.Name)}, FunctionLiterals.Of({RowFunctionFiles.RoleField(argument)}));";
                break;
            case ArgumentKind.Named when argument.Name == _fixed?.Name:
                yield return $"call.Named({CSharpExpression.String(argument.Name)}, FunctionLiterals.Of({CSharpExpression.Of(_fixed.Value)}));";
                break;
            case ArgumentKind.Named when !IsChosen(function, argument):
                yield return $"call.Named({CSharpExpression.String(argument.Name)}, {Literal(argument)});";
                break;
        }
    }

    /// <summary>What is wrong whatever the data are.</summary>
    private IEnumerable<string> Checks()
    {
        foreach (var argument in _parameters)
        {
            if (argument.AllowedNumbers is [_, ..] numbers)
                yield return $"if ({Parameter(argument)} is not ({(argument.Required ? "" : "null or ")}{string.Join(" or ", numbers)})) throw new ArgumentOutOfRangeException(nameof({Parameter(argument)}), {Parameter(argument)}, {CSharpExpression.String($"{argument.Name} is one of {string.Join(", ", numbers)}.")});";
            if (argument.Range is not null && Type(argument) is "long" or "double")
                yield return RangeCheck(argument, Parameter(argument), argument.Name, argument.Required);
        }
        foreach (var argument in _parameters.Where(argument => argument.EnumType is { } type && Type(argument) == type))
        {
            var members = argument.AllowedValues.Select(value => $"{argument.EnumType}.{value.MemberName}").ToArray();
            if (members.Length < enums.Single(type => type.Name == argument.EnumType).Members.Count)
                yield return $"if ({Parameter(argument)} is not ({(argument.Required ? "" : "null or ")}{string.Join(" or ", members)})) throw new ArgumentOutOfRangeException(nameof({Parameter(argument)}), {Parameter(argument)}, {CSharpExpression.String($"{argument.Name} is {string.Join(" or ", members)}.")});";
        }
        foreach (var (first, second) in from first in _parameters from second in _parameters where first.Excludes.Contains(second.Name) && string.CompareOrdinal(first.Name, second.Name) < 0 select (first, second))
            yield return $"if ({Parameter(first)} is not null && {Parameter(second)} is not null) throw new ArgumentException({CSharpExpression.String($"{first.Name} and {second.Name} exclude each other: give one of them.")}, nameof({Parameter(second)}));";
    }

    /// <summary>The statement that refuses a number out of range.</summary>
    /// <param name="argument">The argument, which has a range.</param>
    /// <param name="variable">The parameter or property that holds the number.</param>
    /// <param name="name">What the message calls it.</param>
    /// <param name="isRequired">Whether it cannot be null.</param>
    public static string RangeCheck(FunctionArgument argument, string variable, string name, bool isRequired) =>
        $"if ({variable} is not ({(isRequired ? "" : "null or ")}{Pattern(argument.Range!, argument.Type == "FLOAT64")}{(argument.NegativeMeans is null ? "" : " or < 0")})) throw new ArgumentOutOfRangeException(nameof({variable}), {variable}, {CSharpExpression.String($"{name} is {argument.Numbers}.")});";

    private static string Pattern(NumericRange range, bool isDouble)
    {
        string Bound(double bound) => bound.ToString("R", CultureInfo.InvariantCulture) + (isDouble ? "D" : "");
        var lower = range.Min is { } min ? (range.MinInclusive ? ">= " : "> ") + Bound(min) : null;
        var upper = range.Max is { } max ? (range.MaxInclusive ? "<= " : "< ") + Bound(max) : null;
        return lower is null ? upper! : upper is null ? lower : $"({lower} and {upper})";
    }

    private static string Literal(FunctionArgument argument) => argument.EnumType is not null && argument.CSharpType!.EndsWith("[]", StringComparison.Ordinal)
        ? $"FunctionLiterals.Array({Parameter(argument)}, static value => FunctionLiterals.Of(EnumTexts.Of(value)))"
        : Literal(argument, Parameter(argument));

    private static string Literal(FunctionArgument argument, string value) => argument.EnumType is null ? $"FunctionLiterals.Of({value})" : $"FunctionLiterals.Of(EnumTexts.Of({value}))";

    private static string DefaultLiteral(FunctionArgument argument) =>
        argument.Default is { } value ? Literal(argument, Constant(argument, value))
        : argument.AllowedValues is [var only] ? Literal(argument, $"{argument.EnumType}.{only.MemberName}")
        : "null";

    private static string Constant(FunctionArgument argument, object value) =>
        argument.EnumType is { } type ? $"{type}.{argument.AllowedValues.Single(allowed => allowed.SqlValue.Equals(value)).MemberName}" : CSharpExpression.Of(value);

    private static string InputType(FunctionArgument argument, InputKind kind) => kind switch
    {
        InputKind.Source => "BigQuerySource",
        _ => $"IEnumerable<{argument.RecordType ?? RowFunctionFiles.RowParameter}>",
    };

    private static string InputText(FunctionArgument argument, InputKind kind) => (argument.Summary.Length > 0 ? argument.Summary + " " : "") + kind switch
    {
        InputKind.Source => "A table or view by its name, or a query as an interpolated string whose holes become query parameters.",
        _ => "Rows from memory, sent as a query parameter.",
    };

    /// <summary>What an argument is and takes, in sentences.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="absent">What begins the sentence about an argument that is left out.</param>
    public static string Text(FunctionArgument argument, string absent = "Null")
    {
        if (argument.Kind == ArgumentKind.Model) return "A model registered in the Vertex AI Model Registry, for links to its visualisations; null: none.";
        var text = argument.Summary.Length > 0 ? argument.Summary : $"The argument {argument.Name}.";
        if (argument.Numbers is { } numbers) text += $" {Documentation.Sentence(numbers)}";
        if (argument.AllowedNumbers.Count > 0) text += $" One of {string.Join(", ", argument.AllowedNumbers)}.";
        if (!argument.Required) text += argument.Circumstances();
        if (argument.Preview) text += " In preview.";
        if (argument.Required) return text;
        // The default of a JSON object is that of its fields.
        var value = argument.ObjectType is not null || argument.Default is null ? null : argument.EnumType is not null ? Constant(argument, argument.Default) : argument.Default is bool flag ? flag ? "true" : "false" : Convert.ToString(argument.Default, CultureInfo.InvariantCulture);
        return argument.DefaultRule is { } rule ? $"{text} {absent}: {rule}{(value is null ? "" : ", otherwise " + value)}." : value is null ? text : $"{text} {absent}: {value}.";
    }

    private static string Type(FunctionArgument argument) => argument switch
    {
        { Kind: ArgumentKind.Model } => "string",
        { Type: "ARRAY<STRUCT<STRING, FLOAT64>>" } => "IEnumerable<KeyValuePair<string, double>>",
        { EnumType: { } type } when argument.CSharpType!.EndsWith("[]", StringComparison.Ordinal) => $"IEnumerable<{type}>",
        { EnumType: { } type } => type,
        { CSharpType: "System.DateTimeOffset" } => "DateTimeOffset",
        { CSharpType: { } type } => type,
        _ => throw new NotSupportedException($"{argument} is {argument.Type}, for which there is no C# type."),
    };

    private static bool IsValue(FunctionArgument argument) => argument.EnumType is not null || Type(argument) is "long" or "double" or "bool" or "DateTimeOffset";

    private static bool IsAnyRow(FunctionArgument input) => input.RecordType is null;

    private static bool IsTrailing(FunctionArgument argument) => argument is { Kind: ArgumentKind.Positional, Required: false };

    /// <summary>Whether an argument decides the shape of the result, so that each value has a method of its own.</summary>
    private static bool IsChosen(ModelFunction function, FunctionArgument argument) =>
        function.Outputs.Any(other => other.When.Any(condition => condition.Kind == OutputConditionKind.Setting && condition.Name == argument.Name));

    private static string Parameter(FunctionArgument argument) => Naming.Camel(argument.PropertyName);

    private static IEnumerable<InputKind[]> Combinations(int count) =>
        count == 0 ? [[]] : from first in Combinations(count - 1) from kind in Enum.GetValues<InputKind>() select first.Append(kind).ToArray();
}
