using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The named arguments of the attributes of computed properties, by what the catalogue says about the function's.</summary>
internal static class AiArgumentRules
{
    internal static void Check(RuleContext context, RowSpec row, ColumnSpec column, AiColumnUse use, ModelFunction function)
    {
        foreach (var arguments in function.Signatures.SelectMany(static signature => signature.Arguments).Where(static argument => argument.ColumnPropertyType is not null).GroupBy(static argument => argument.Name))
        {
            var argument = arguments.First();
            if (use.Arguments.Find(argument.PropertyName) is { } value) CheckValue(context, row, column, use, function, argument, value);
            else if (arguments.Any(static one => one.Required)) CheckMissing(context, column, use, function, argument);
        }
    }

    /// <summary>What some signature requires must be there, or what excludes it in another.</summary>
    private static void CheckMissing(RuleContext context, ColumnSpec column, AiColumnUse use, ModelFunction function, FunctionArgument argument)
    {
        var others = function.Signatures.SelectMany(static signature => signature.Arguments).Where(other => other.Excludes.Contains(argument.Name)).ToArray();
        if (others.Any(other => use.Arguments.Find(other.PropertyName) is not null)) return;
        context.Report(OptionDiagnostics.Missing, AiColumnRules.At(column), "[" + use.Attribute + "] on '" + column.Property + "'", argument.PropertyName, others.Length == 0 ? "" : " or " + Wording.Either(others.Select(static other => other.PropertyName)));
    }

    private static void CheckValue(RuleContext context, RowSpec row, ColumnSpec column, AiColumnUse use, ModelFunction function, FunctionArgument argument, OptionValue value)
    {
        var target = AiColumnRules.At(column);
        var name = argument.PropertyName;
        switch (value)
        {
            case OptionValue.String { Value: null }:
                context.Report(OptionDiagnostics.NullValue, target, name);
                break;
            case OptionValue.String({ } text) when argument.IsColumn:
                CheckColumn(context, row, column, argument, text);
                break;
            case OptionValue.String({ } text) when argument.IsTemplate:
                PromptRules.Check(context, use.Source ?? row, column, text, isPrompt: false);
                break;
            case OptionValue.String({ } text) when argument.Type == "JSON" && !IsObject(text):
                context.Report(OptionDiagnostics.WrongFormat, target, name, Wording.Quoted(text), "a JSON object");
                break;
            case OptionValue.String({ } text) when argument.Name == "connection_id" && !SqlIdentifier.TryQuoteConnectionPath(text, out _, out var error):
                context.Report(RemoteDiagnostics.InvalidConnection, target, Wording.Clause(error));
                break;
            case OptionValue.Float64 or OptionValue.Int64 when Number(value) is var number && !argument.Takes(number):
                context.Report(OptionDiagnostics.OutOfRange, target, name, Wording.Number(number), function.Name, argument.Range!.ToString());
                break;
            case OptionValue.Enum constant when argument.AllowedValues.All(allowed => allowed.MemberName != constant.Member):
                context.Report(OptionDiagnostics.NotAllowed, target, name, Wording.Value(constant), function.Name, Wording.Either(argument.AllowedValues.Select(allowed => argument.EnumType + "." + allowed.MemberName)), "");
                break;
        }
        CheckExclusions(context, column, use, function, argument);
    }

    private static double Number(OptionValue value) => value is OptionValue.Int64(var whole) ? whole : ((OptionValue.Float64)value).Value;

    /// <summary>An exclusion is the name of an argument, or a name with a value: <c>optimization_mode = MINIMIZE_COST</c>.</summary>
    private static void CheckExclusions(RuleContext context, ColumnSpec column, AiColumnUse use, ModelFunction function, FunctionArgument argument)
    {
        foreach (var exclusion in argument.Excludes)
        {
            var parts = exclusion.Split([" = "], StringSplitOptions.None);
            var other = function.Signatures.SelectMany(static signature => signature.Arguments).FirstOrDefault(candidate => candidate.Name == parts[0]);
            if (other is null || use.Arguments.Find(other.PropertyName) is not { } value) continue;
            if (parts.Length > 1 && !(value is OptionValue.Enum { Member: { } member } && other.AllowedValues.Any(allowed => allowed.MemberName == member && allowed.SqlValue == parts[1]))) continue;
            context.Report(OptionDiagnostics.Excludes, AiColumnRules.At(column), argument.PropertyName, parts.Length > 1 ? other.PropertyName + " = " + Wording.Value(value) : other.PropertyName);
        }
    }

    private static void CheckColumn(RuleContext context, RowSpec row, ColumnSpec column, FunctionArgument argument, string property)
    {
        var type = SqlType.Parse(argument.Type!);
        if (PromptExpression.Find([.. AiSelect.Given(row)], property) is not { } named)
            context.Report(AiDiagnostics.PromptProperty, AiColumnRules.At(column), row.Name, property, argument.PropertyName + "' of '" + column.Property, "; name one by nameof");
        else if (named.Type is { } other && !other.Equals(type))
            context.Report(AiDiagnostics.PromptType, AiColumnRules.At(column), argument.PropertyName + "' of '" + column.Property, property, "which is " + other, "name a property of type " + type);
    }

    /// <summary>Whether a text begins and ends as a JSON object does; BigQuery reads the rest.</summary>
    private static bool IsObject(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length >= 2 && trimmed[0] == '{' && trimmed[trimmed.Length - 1] == '}';
    }
}
