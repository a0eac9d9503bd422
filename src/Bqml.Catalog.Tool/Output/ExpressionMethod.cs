using System.Globalization;
using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tool.Output;

/// <summary>The method that writes a call of a function into the expressions of a query. What may be a column is an expression itself; what BigQuery wants as a literal is a value.</summary>
internal sealed class ExpressionMethod(ModelFunction function)
{
    private const string Sql = "BigQuerySql";

    /// <summary>The arguments of all variants; one that only some of them need may be left out.</summary>
    private readonly FunctionArgument[] _arguments = [.. function.Signatures.SelectMany(signature => signature.Arguments).DistinctBy(argument => argument.Name)];

    /// <summary>The method's name.</summary>
    public string Name => Naming.Pascal(function.Name[(function.Name.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    /// <summary>The arguments by name, for documentation.</summary>
    public string Arguments => string.Join(", ", _arguments.Select(argument => $"`{argument.Name}`"));

    /// <summary>The method as lines of C#.</summary>
    public IEnumerable<string> Write()
    {
        var inOrder = _arguments.OrderBy(argument => !IsRequired(argument)).ToArray();
        yield return $"/// <summary><c>{function.Name}</c>: {Documentation.Escape(function.Summary)}</summary>";
        foreach (var argument in inOrder) yield return $"/// <param name=\"{Parameter(argument)}\">{Documentation.Escape(Text(argument))}</param>";
        yield return $"/// <returns>The call, to be put into a query: {Documentation.Escape(function.Returns ?? "")}.</returns>";
        if (function.Preview) yield return "/// <remarks>The function is in preview.</remarks>";
        yield return $"/// <seealso href=\"{function.DocumentationUrl}\"/>";
        yield return $"public static {Sql} {Name}({string.Join(", ", inOrder.Select(Declaration))})";
        yield return "{";
        foreach (var argument in inOrder.Where(argument => IsRequired(argument) && !IsValue(argument))) yield return $"    ArgumentNullException.ThrowIfNull({Parameter(argument)});";
        yield return $"    var call = FunctionCall.Expression({CSharpExpression.String(function.Name)});";
        foreach (var argument in _arguments) yield return "    " + Append(argument);
        yield return "    return call.ToSql();";
        yield return "}";
    }

    private bool IsRequired(FunctionArgument argument) => function.Signatures.All(signature => signature.Arguments.Any(other => other.Name == argument.Name && other.Required));

    private string Declaration(FunctionArgument argument) => argument.Kind == ArgumentKind.Keyword ? $"bool {Parameter(argument)} = false"
        : IsRequired(argument) ? $"{Type(argument)} {Parameter(argument)}" : $"{Type(argument)}? {Parameter(argument)} = null";

    private static string Append(FunctionArgument argument) => argument.Kind switch
    {
        ArgumentKind.Keyword => $"call.Keyword({Parameter(argument)} ? {CSharpExpression.String(argument.Name)} : null);",
        ArgumentKind.Positional => Type(argument) == Sql ? $"call.Value({Parameter(argument)});" : $"call.Positional({Literal(argument)});",
        _ => $"call.Named({CSharpExpression.String(argument.Name)}, {(Type(argument) == Sql ? Parameter(argument) : Literal(argument))});",
    };

    private static string Literal(FunctionArgument argument) => argument switch
    {
        { EnumType: not null } => $"FunctionLiterals.Of(EnumTexts.Of({Parameter(argument)}))",
        { Type: "JSON" } => $"FunctionLiterals.Json({Parameter(argument)})",
        _ => $"FunctionLiterals.Of({Parameter(argument)})",
    };

    /// <summary>Texts that must be given and vectors are mostly columns.</summary>
    private static string Type(FunctionArgument argument) => argument switch
    {
        { EnumType: { } type } => type,
        { Type: "INT64" or "FLOAT64" or "BOOL" } => argument.CSharpType!,
        { Type: "STRING" or "JSON", Required: false, Kind: ArgumentKind.Named } => "string",
        { Type: "ARRAY<STRING>" } => "IReadOnlyCollection<string>",
        { Type: "ARRAY<STRUCT<STRING, BOOL>>" } => "IEnumerable<KeyValuePair<string, bool>>",
        { Type: "ARRAY<STRUCT<STRING, STRING>>" } => "IEnumerable<KeyValuePair<string, string>>",
        _ => Sql,
    };

    private static bool IsValue(FunctionArgument argument) => argument.EnumType is not null || argument.Type is "INT64" or "FLOAT64" or "BOOL";

    private string Text(FunctionArgument argument)
    {
        if (argument.Kind == ArgumentKind.Keyword) return $"Whether the call begins with {argument.Name}.";
        var text = argument.Summary.Length > 0 ? argument.Summary : $"The argument {argument.Name}.";
        if (Type(argument) == Sql) text += $" An expression over the query's columns, of type {argument.Type}.";
        if (argument.Range is not null) text += $" In {argument.Range}.";
        if (argument.AllowedNumbers.Count > 0) text += $" One of {string.Join(", ", argument.AllowedNumbers)}.";
        text += argument.Circumstances();
        if (argument.Preview) text += " In preview.";
        if (IsRequired(argument)) return text;
        if (argument.Default is { } value) text += $" Null: {Convert.ToString(value, CultureInfo.InvariantCulture)}.";
        else if (argument.DefaultRule is { } rule) text += $" Null: {rule}.";
        return text;
    }

    private static string Parameter(FunctionArgument argument) => Naming.Camel(argument.Kind == ArgumentKind.Keyword ? Naming.Pascal(argument.Name) : argument.PropertyName);
}
