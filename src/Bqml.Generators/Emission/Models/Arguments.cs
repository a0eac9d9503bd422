using System.Globalization;
using Bqml.Catalog;

namespace Bqml.Generators.Emission.Models;

/// <summary>Arguments of functions as parameters of a method, and as what the runtime is handed for them.</summary>
internal static class Arguments
{
    private const string EnumText = "global::Bqml.Runtime.EnumTexts.Of";

    /// <summary>The parameter with its type, and with null for one that may be left out.</summary>
    public static string Declaration(FunctionArgument argument) => argument.Required ? $"{CSharpType(argument)} {Parameter(argument)}" : $"{CSharpType(argument)}? {Parameter(argument)} = null";

    /// <summary>The parameter's type; any sequence will do for an array.</summary>
    public static string CSharpType(FunctionArgument argument)
    {
        if (!IsArray(argument)) return Plain(argument.EnumType, argument.CSharpType!);
        var element = argument.CSharpType!.Substring(0, argument.CSharpType.Length - 2);
        return $"global::System.Collections.Generic.IEnumerable<{Plain(argument.EnumType ?? argument.ElementType, element)}>";
    }

    /// <summary>The parameter's name as an identifier.</summary>
    public static string Parameter(FunctionArgument argument) => CSharp.Identifier(ParameterText(argument));

    /// <summary>The parameter's name.</summary>
    public static string ParameterText(FunctionArgument argument) => CSharp.ParameterName(argument.PropertyName);

    /// <summary>The call that adds a setting.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="withDefault">Whether its default is written when it is not given.</param>
    public static string Setting(FunctionArgument setting, bool withDefault)
    {
        var value = Parameter(setting);
        if (setting.Required && (IsArray(setting) || Plain(setting.EnumType, setting.CSharpType!) == "string")) value += $" ?? throw new global::System.ArgumentNullException(nameof({value}))";
        else if (withDefault && setting is { Required: false, Default: { } standard } && !IsArray(setting)) value += " ?? " + Default(setting, standard);
        return $".Setting({CSharp.String(setting.Name)}, {Text(setting, value)})";
    }

    /// <summary>The call that adds a setting that is always the same.</summary>
    public static string Setting(string name, object value) => $".Setting({CSharp.String(name)}, {Literal(value)})";

    /// <summary>The parameter for documentation.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="chosen">The settings that choose the method.</param>
    public static string Describe(FunctionArgument argument, (string Name, object Value)[] chosen)
    {
        var text = argument.Summary.Length > 0 ? argument.Summary : "The setting " + argument.Name + ".";
        if (argument.Range is not null) text += " In " + argument.Range + ".";
        text += argument.Circumstances([.. chosen.Select(static setting => setting.Name)]);
        if ((argument.Conditions & ArgumentConditions.BinaryClassification) != 0) text += " Only with two labels.";
        if (argument.Default is bool flag) text += flag ? " Null: true." : " Null: false.";
        else if (argument.Default is long or double or string) text += " Null: " + Convert.ToString(argument.Default, CultureInfo.InvariantCulture) + ".";
        else if (argument.DefaultRule is { } rule) text += " Null: " + rule + ".";
        return text;
    }

    private static string Text(FunctionArgument setting, string value)
    {
        if (setting.EnumType is null) return value;
        if (!IsArray(setting)) return $"{EnumText}({value})";
        var texts = $"global::System.Linq.Enumerable.Select({value}, static value => {EnumText}(value)!)";
        return setting.Required ? texts : $"{Parameter(setting)} is null ? null : {texts}";
    }

    private static bool IsArray(FunctionArgument argument) => argument.CSharpType!.EndsWith("[]", StringComparison.Ordinal);

    private static string Plain(string? generated, string csharp) => generated is null ? csharp : "global::Bqml." + generated;

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
}
