using Bqml.Catalog;
using Bqml.Generators.Rules;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the query that computes the columns of a row type: what stands before the rows that are read, and what stands behind them.</summary>
/// <remarks>A function is called once for a row and property: where its STRUCT is taken apart in more than one place, an outer query does that.</remarks>
internal sealed class AiSelect
{
    private readonly RowSpec _row;
    private readonly bool _isAggregate;

    public AiSelect(RowSpec row)
    {
        _row = row;
        _isAggregate = Source(row) is not null;
    }

    /// <summary>Whether a property of the row is computed.</summary>
    public static bool IsNeeded(RowSpec row) => row.Columns.Any(static column => column.Ai is not null);

    /// <summary>The rows that the row's aggregates read; null when it has none, and reads rows of its own type.</summary>
    public static RowSpec? Source(RowSpec row) => row.Columns.Select(static column => column.Ai?.Source).FirstOrDefault(static source => source is not null);

    /// <summary>The columns that are read rather than computed.</summary>
    public static IEnumerable<ColumnSpec> Given(RowSpec row) => Columns(row).Where(static column => column is { Ai: null, StatusOf: null });

    /// <summary>Whether a function gives a STRUCT, which holds its result.</summary>
    public static bool GivesStruct(ModelFunction function) => function.Returns?.StartsWith("STRUCT<", StringComparison.Ordinal) ?? false;

    /// <summary>What stands before the rows.</summary>
    public string Opening => (IsNested ? "SELECT" + List(Columns(_row).Select(Outer)) + "\nFROM (\n" : "") + "SELECT" + List(Columns(_row).Where(static column => column.StatusOf is null).Select(Inner)) + "\nFROM ";

    /// <summary>What stands behind the rows.</summary>
    public string Closing
    {
        get
        {
            var keys = _isAggregate ? Given(_row).Select(static column => SqlIdentifier.Quote(column.Column)).ToArray() : [];
            return (keys.Length > 0 ? "\nGROUP BY " + string.Join(", ", keys) : "") + (IsNested ? "\n)" : "");
        }
    }

    private bool IsNested => Columns(_row).Any(IsTakenApart);

    private bool IsTakenApart(ColumnSpec column) => column.Ai is { } use && GivesStruct(Function(use)) && (column.Shape is ColumnShape.Struct || _row.Columns.Any(other => other.StatusOf == column.Property));

    private string Inner(ColumnSpec column)
    {
        var name = SqlIdentifier.Quote(column.Column);
        if (column.Ai is not { } use) return name;
        var field = GivesStruct(Function(use)) && !IsTakenApart(column) ? ".result" : "";
        return Call(column, use) + field + " AS " + name;
    }

    private string Outer(ColumnSpec column)
    {
        var name = SqlIdentifier.Quote(column.Column);
        if (column.StatusOf is { } property) return SqlIdentifier.Quote(_row.Columns.First(other => other.Property == property).Column) + ".status AS " + name;
        if (!IsTakenApart(column)) return name;
        if (column.Shape is not ColumnShape.Struct(var record)) return name + ".result AS " + name;
        var fields = OutputSchemaText.Columns(record).Select(field => name + "." + SqlIdentifier.Quote(field.Column));
        return "IF(COALESCE(" + name + ".status, '') = '', STRUCT(" + string.Join(", ", fields) + "), NULL) AS " + name;
    }

    private string Call(ColumnSpec column, AiColumnUse use)
    {
        var function = Function(use);
        var columns = (use.Source is { } source ? Columns(source) : Given(_row)).ToArray();
        var arguments = new List<string>();
        var keyword = "";
        var texts = 0;
        foreach (var argument in function.Signatures.SelectMany(static signature => signature.Arguments).GroupBy(static argument => argument.Name).Select(static uses => uses.First()))
        {
            switch (argument.Kind)
            {
                case ArgumentKind.Keyword:
                    if (use.Arguments.Find(argument.PropertyName) is OptionValue.Bool(true)) keyword = argument.Name + " ";
                    break;
                case ArgumentKind.Positional when IsList(argument):
                    arguments.Add(Categories(column, use));
                    break;
                case ArgumentKind.Positional:
                    // What calls no constructor has no text.
                    var text = texts < use.Texts.Length ? use.Texts[texts] : "";
                    arguments.Add(texts == 0 ? PromptExpression.Write(PromptText.Parse(text), columns, IsText(argument), _isAggregate) : SqlLiteral.String(text));
                    texts++;
                    break;
                case ArgumentKind.Named when Named(column, use, argument, columns) is { } value:
                    arguments.Add(argument.Name + " => " + value);
                    break;
            }
        }
        return function.Name + "(" + keyword + string.Join(", ", arguments) + ")";
    }

    private static string? Named(ColumnSpec column, AiColumnUse use, FunctionArgument argument, IReadOnlyCollection<ColumnSpec> columns)
    {
        if (argument.IsSchema) return argument.AllowedValues.Count > 0 ? Mode(column, argument) : Schema(column);
        if (argument.ColumnPropertyType is null) return use.Examples.Length == 0 ? null : Examples(column, use);
        if (use.Arguments.Find(argument.PropertyName) is not { } value) return null;
        switch (value)
        {
            case OptionValue.String({ } property) when argument.IsColumn:
                return PromptExpression.Find(columns, property) is { } named ? SqlIdentifier.Quote(named.Column) : null;
            case OptionValue.String({ } text) when argument.IsTemplate:
                return PromptExpression.Write(PromptText.Parse(text), columns, isText: true, isAggregate: false);
            case OptionValue.String({ } json) when argument.Type == "JSON":
                return "JSON " + SqlLiteral.String(json);
            case OptionValue.String({ } text):
                return SqlLiteral.String(text);
            case OptionValue.Float64(var number):
                return SqlLiteral.Float64(number);
            case OptionValue.Enum { Member: { } member }:
                return SqlLiteral.String(argument.AllowedValues.First(allowed => allowed.MemberName == member).SqlValue);
            default:
                return null;
        }
    }

    /// <summary>How many values come out; the argument is left out for one, for it makes a list of that.</summary>
    private static string? Mode(ColumnSpec column, FunctionArgument argument) =>
        column.Shape is ColumnShape.List ? SqlLiteral.String(argument.AllowedValues[argument.AllowedValues.Count - 1].SqlValue) : null;

    /// <summary>The schema of what is generated; a text needs none.</summary>
    private static string? Schema(ColumnSpec column) => column.Shape switch
    {
        ColumnShape.Struct(var record) => SqlLiteral.String(OutputSchemaText.Of(record)),
        ColumnShape.Scalar when column.Type!.Kind == SqlTypeKind.String && column.Description is null => null,
        _ => SqlLiteral.String(OutputSchemaText.Of("result", column)),
    };

    private static string Categories(ColumnSpec column, AiColumnUse use)
    {
        if (use.Categories.Length > 0) return SqlLiteral.Array(use.Categories.Select(SqlLiteral.String));
        var members = AiColumnRules.EnumOf(column.Shape)!.Members.Where(static member => !member.IsAlias).ToArray();
        // Either every category has a description, or none.
        return members.All(static member => member.Description is null)
            ? SqlLiteral.Array(members.Select(static member => SqlLiteral.String(member.Text)))
            : SqlLiteral.Array(members.Select(static member => $"({SqlLiteral.String(member.Text)}, {SqlLiteral.String(member.Description ?? member.Text)})"));
    }

    private static string Examples(ColumnSpec column, AiColumnUse use) =>
        SqlLiteral.Array(use.Examples.Select(example => $"({SqlLiteral.String(example.Input)}, {Output(example.Output, column, isList: column.Shape is ColumnShape.List)})"));

    private static string Output(OptionValue value, ColumnSpec column, bool isList) => value switch
    {
        OptionValue.Bool(var flag) => SqlLiteral.Bool(flag),
        OptionValue.Array(var items) => SqlLiteral.Array(items.Select(item => Output(item, column, isList: false))),
        _ when isList => SqlLiteral.Array([Output(value, column, isList: false)]),
        OptionValue.String({ } text) => SqlLiteral.String(text),
        OptionValue.Enum { Member: { } member } => SqlLiteral.String(AiColumnRules.EnumOf(column.Shape)!.Members.First(other => other.Name == member).Text),
        _ => SqlLiteral.Null,
    };

    /// <summary>Whether the input is one text or one object, rather than a STRUCT of several.</summary>
    private static bool IsText(FunctionArgument input) => input.Type == "STRING";

    /// <summary>Whether the argument is a list, of categories.</summary>
    private static bool IsList(FunctionArgument argument) => argument.Type!.StartsWith("ARRAY", StringComparison.Ordinal);

    private static ModelFunction Function(AiColumnUse use) => ModelCatalog.FindFunction(use.Function)!;

    private static IEnumerable<ColumnSpec> Columns(RowSpec row) => row.Columns.Where(static column => !column.Roles.Contains(ColumnRole.Ignore));

    private static string List(IEnumerable<string> items) => "\n  " + string.Join(",\n  ", items);
}
