using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The properties of a row that language and embedding models compute: what comes out, from what, and by which settings.</summary>
internal static class AiColumnRules
{
    internal static void Check(RuleContext context, RowSpec row)
    {
        foreach (var column in row.Columns)
        {
            if (column.Ai is { } use) Check(context, row, column, use, ModelCatalog.FindFunction(use.Function)!);
            if (column.StatusOf is { } property) CheckStatus(context, row, column, property);
            CheckNested(context, column);
        }
        if (AiSelect.Source(row) is not null) CheckGroups(context, row);
    }

    /// <summary>The enum whose members are the categories; null when the property is of another type.</summary>
    internal static ColumnShape.Enum? EnumOf(ColumnShape shape) => shape switch
    {
        ColumnShape.Enum type => type,
        ColumnShape.List list => EnumOf(list.Element),
        _ => null,
    };

    private static void Check(RuleContext context, RowSpec row, ColumnSpec column, AiColumnUse use, ModelFunction function)
    {
        if (column.AiCount > 1) context.Report(AiDiagnostics.SeveralFunctions, At(column), column.Property, "is computed by " + Wording.Number(column.AiCount) + " functions", "keep one, and add a property for each of the others");
        if (column.Roles.Count > 0) context.Report(AiDiagnostics.SeveralFunctions, At(column), column.Property, "has the role [" + column.Roles[0] + "] and is computed", "remove one of the attributes");
        CheckType(context, column, use, function);
        CheckCategories(context, column, use, function);
        CheckExamples(context, column, use, function);
        AiArgumentRules.Check(context, row, column, use, function);
        if (function.Kind == FunctionKind.Aggregate && use.Source is null)
            context.Report(StructureDiagnostics.InvalidRow, At(column), use.Attribute, row.Name);
        else if (use.Source is { IsAccessible: false } hidden)
            context.Report(StructureDiagnostics.InaccessibleRow, At(column), hidden.Name);
        else if (use.Texts.Length > 0)
            PromptRules.Check(context, use.Source ?? row, column, use.Texts[0], isPrompt: true);
    }

    private static void CheckType(RuleContext context, ColumnSpec column, AiColumnUse use, ModelFunction function)
    {
        if (column.Type is not { } type) return;
        if (function.Signatures.Any(static signature => signature.Arguments.Any(static argument => argument is { IsSchema: true, AllowedValues.Count: 0 })))
        {
            CheckGenerated(context, column, type);
        }
        else
        {
            var expected = Returned(function);
            var isList = type.Kind == SqlTypeKind.Array && TakesMode(function) && type.Element!.Equals(expected);
            if (!type.Equals(expected) && !isList)
                context.Report(AiDiagnostics.ColumnType, At(column), use.Attribute, expected + (TakesMode(function) ? ", or a list of it" : ""), column.Property, type.ToString(), Remedy(expected) + (TakesMode(function) ? " or a list of it" : ""));
        }
        // NULL is an empty list.
        if (!column.IsNullable && column.Shape is not ColumnShape.List)
            context.ReportFixable(AiDiagnostics.NotNullable, Property(column), [FixProperties.Property, column.Property], column.Property, SimpleType(column));
    }

    private static void CheckGenerated(RuleContext context, ColumnSpec column, SqlType type)
    {
        if (column.Shape is ColumnShape.Struct(var record))
        {
            foreach (var (path, wrong) in OutputSchemaRules.Foreign(record)) context.Report(AiDiagnostics.OutputType, Property(column), column.Property + "." + path, wrong.ToString());
        }
        else if (GeneratedTypes.FindForeign(type) is { } foreign)
        {
            context.Report(AiDiagnostics.OutputType, Property(column), column.Property, foreign.ToString());
        }
    }

    private static void CheckCategories(RuleContext context, ColumnSpec column, AiColumnUse use, ModelFunction function)
    {
        if (!function.Signatures[0].Arguments.Any(static argument => argument.Kind == ArgumentKind.Positional && argument.Type!.StartsWith("ARRAY", StringComparison.Ordinal))) return;
        var type = EnumOf(column.Shape);
        if (use.Categories.Length == 0)
        {
            if (type is null || type.Members.Length == 0) context.Report(AiDiagnostics.Categories, At(column), use.Attribute, column.Property, "names no categories", "name some after the prompt, or make the property an enum");
            return;
        }
        foreach (var category in use.Categories.GroupBy(static category => category).Where(static uses => uses.Count() > 1))
            context.Report(AiDiagnostics.Categories, At(column), use.Attribute, column.Property, "names " + Wording.Quoted(category.Key) + " twice", "keep one");
        foreach (var category in use.Categories)
        {
            if (type is not null && type.Members.All(member => member.Text != category))
                context.Report(AiDiagnostics.Categories, At(column), use.Attribute, column.Property, "names " + Wording.Quoted(category) + ", which is no member of the enum", "leave the categories out, or name members: " + Wording.List(type.Members.Select(static member => member.Text)));
        }
    }

    private static void CheckExamples(RuleContext context, ColumnSpec column, AiColumnUse use, ModelFunction function)
    {
        if (use.Examples.Length == 0) return;
        if (!function.Signatures[0].Arguments.Any(static argument => argument.Kind == ArgumentKind.Named && argument is { ColumnPropertyType: null, IsSchema: false }))
        {
            context.Report(AiDiagnostics.Example, At(column), column.Property, "has no effect: " + function.Name + " takes no examples", "remove it");
            return;
        }
        foreach (var example in use.Examples)
        {
            var items = example.Output is OptionValue.Array(var several) && column.Shape is ColumnShape.List ? several : [example.Output];
            foreach (var item in items)
            {
                if (!IsAnswer(column, use, item)) context.Report(AiDiagnostics.Example, At(column), column.Property, "answers " + Wording.Value(item), "give " + Answers(column, use));
            }
        }
    }

    private static bool IsAnswer(ColumnSpec column, AiColumnUse use, OptionValue value) => value switch
    {
        OptionValue.Bool => column.Type?.Kind == SqlTypeKind.Bool,
        OptionValue.String({ } text) => column.Type?.Kind != SqlTypeKind.Bool && (CategoriesOf(column, use) is not { Length: > 0 } categories || categories.Contains(text)),
        OptionValue.Enum { Member: { } member } => EnumOf(column.Shape)?.Members.Any(other => other.Name == member) ?? false,
        _ => false,
    };

    private static string Answers(ColumnSpec column, AiColumnUse use) => column.Type?.Kind == SqlTypeKind.Bool ? "true or false" : "one of the categories: " + Wording.List(CategoriesOf(column, use));

    private static string[] CategoriesOf(ColumnSpec column, AiColumnUse use) => use.Categories.Length > 0 ? [.. use.Categories] : [.. EnumOf(column.Shape)?.Members.Select(static member => member.Text) ?? []];

    private static void CheckStatus(RuleContext context, RowSpec row, ColumnSpec column, string property)
    {
        var named = row.Columns.FirstOrDefault(other => other.Property == property);
        var problem = named is null ? "the row does not have"
            : named.Ai is not { } use ? "is not computed"
            : !AiSelect.GivesStruct(ModelCatalog.FindFunction(use.Function)!) ? "[" + use.Attribute + "] computes, without a status"
            : column.Type is { Kind: not SqlTypeKind.String } ? "gives a text, not " + column.Type
            : column.Ai is not null ? "is another computed property" : null;
        if (problem is not null) context.Report(AiDiagnostics.Status, Property(column), column.Property, property, problem);
    }

    private static void CheckNested(RuleContext context, ColumnSpec column)
    {
        if (column.Shape is not ColumnShape.Struct(var row)) return;
        foreach (var inner in row.Columns)
        {
            if (inner.Ai is { } use) context.Report(AiDiagnostics.SeveralFunctions, Property(column), column.Property + "." + inner.Property, "is in a nested record, where [" + use.Attribute + "] has no effect", "put it into the row itself");
        }
    }

    /// <summary>All aggregates of a row read the same rows, and their key can be grouped by.</summary>
    private static void CheckGroups(RuleContext context, RowSpec row)
    {
        var source = AiSelect.Source(row)!;
        // Rows in memory are written.
        ColumnRules.Check(context, source);
        foreach (var column in row.Columns)
        {
            if (column.Roles.Contains(ColumnRole.Ignore)) continue;
            if (column.Ai is { Source: null } use && ModelCatalog.FindFunction(use.Function)!.Kind != FunctionKind.Aggregate)
                context.Report(AiDiagnostics.MixedAggregate, At(column), column.Property, "is computed for a row, not for a group", "move it into " + source.Name + ", or into a row of its own");
            else if (column.Ai is { Source: { } other } && other.CSharpName != source.CSharpName)
                context.Report(AiDiagnostics.MixedAggregate, At(column), column.Property, "reads " + other.Name + ", and another property " + source.Name, "read the same rows, or declare a row for each");
            else if (column is { Ai: null, StatusOf: null, Type: { } type })
                CheckKey(context, source, column, type);
        }
    }

    private static void CheckKey(RuleContext context, RowSpec source, ColumnSpec column, SqlType type)
    {
        if (type.Kind is SqlTypeKind.Array or SqlTypeKind.Struct or SqlTypeKind.Json or SqlTypeKind.Geography)
            context.Report(AiDiagnostics.MixedAggregate, Property(column), column.Property, "is " + type + ", by which rows cannot be grouped", "use a text, number, bool, date or time");
        else if (source.Columns.FirstOrDefault(other => string.Equals(other.Column, column.Column, StringComparison.OrdinalIgnoreCase)) is not { Ai: null, StatusOf: null } key || key.Roles.Contains(ColumnRole.Ignore))
            context.Report(AiDiagnostics.MixedAggregate, Property(column), column.Property, "is the key '" + column.Column + "', and " + source.Name + " has no such column", "add a property for it there, or compute this one");
        else if (key.Type is { } other && !other.Equals(type))
            context.Report(AiDiagnostics.MixedAggregate, Property(column), column.Property, "is " + type + ", and " + source.Name + "." + key.Property + " is " + other, "give both the same type");
    }

    /// <summary>The type of a function's value: the catalogue writes it first, or as the field <c>result</c> of a STRUCT.</summary>
    private static SqlType Returned(ModelFunction function)
    {
        var text = function.Returns!;
        if (!AiSelect.GivesStruct(function) && text.IndexOf(',') is > 0 and var end) text = text.Substring(0, end);
        var type = SqlType.Parse(text);
        return type.Kind == SqlTypeKind.Struct ? type.Fields[0].Type : type;
    }

    private static bool TakesMode(ModelFunction function) => function.Signatures[0].Arguments.Any(static argument => argument is { IsSchema: true, AllowedValues.Count: > 0 });

    private static string Remedy(SqlType type) => type.Kind switch
    {
        SqlTypeKind.Bool => "a bool?",
        SqlTypeKind.Float64 => "a double?",
        SqlTypeKind.String => "a string? or an enum",
        SqlTypeKind.Array => "a list of double",
        _ => type.ToString(),
    };

    private static string SimpleType(ColumnSpec column) => column.CSharpType.Substring(column.CSharpType.LastIndexOfAny(['.', ':']) + 1);

    internal static FindingTarget At(ColumnSpec column, GoogleSql.Syntax.TextSpan? part = null) => new(FindingTargetKind.AiColumn, column.Property, Part: part);

    private static FindingTarget Property(ColumnSpec column) => new(FindingTargetKind.RowProperty, column.Property);
}
