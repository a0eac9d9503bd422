using System.Text;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Storage;

namespace Bqml.Local.Sql;

/// <content>FORMAT with a literal format.</content>
internal sealed partial class Binder
{
    private BoundExpression BindFormat(FunctionCall call, Scope scope)
    {
        if (call.Arguments.Count == 0) throw context.Error(call, "No matching signature for function FORMAT with no arguments. Supported signature: FORMAT(STRING, [ANY, ...])");
        if (BindConstant(call.Arguments[0]).Constant is not string format) throw context.Unsupported(call.Arguments[0], "FORMAT with a format that is not a literal or parameter");
        var arguments = call.Arguments.Skip(1).Select(a => Bind(a, scope)).ToList();
        var pieces = new List<string>();
        var text = new StringBuilder();
        var used = 0;
        for (var i = 0; i < format.Length; i++)
        {
            if (format[i] != '%')
            {
                text.Append(format[i]);
                continue;
            }
            if (i + 1 < format.Length && format[i + 1] == '%')
            {
                text.Append('%');
                i++;
                continue;
            }
            var start = i++;
            while (i < format.Length && (char.IsAsciiDigit(format[i]) || format[i] is '-' or '+' or ' ' or '#' or '.')) i++;
            if (i == format.Length) throw context.Error(call.Arguments[0], $"Invalid FORMAT string: the element {format[start..]} has no end");
            if (used == arguments.Count) throw context.Error(call, "Too few arguments to FORMAT for pattern " + SqlLiteral.String(format));
            if (text.Length > 0) pieces.Add(DuckLiteral.String(text.ToString()));
            text.Clear();
            pieces.Add(FormatElement(call, format[start..i], format[i], arguments[used], call.Arguments[++used]));
        }
        if (used < arguments.Count) throw context.Error(call, "Too many arguments to FORMAT for pattern " + SqlLiteral.String(format));
        if (text.Length > 0 || pieces.Count == 0) pieces.Add(DuckLiteral.String(text.ToString()));
        return new BoundExpression("(" + string.Join(" || ", pieces) + ")", SqlType.String);
    }

    private string FormatElement(FunctionCall call, string flags, char specifier, BoundExpression argument, SqlExpression syntax)
    {
        var (type, name) = specifier switch
        {
            'd' or 'i' or 'x' or 'X' or 'o' => (SqlType.Int64, specifier == 'i' ? 'd' : specifier),
            'f' or 'F' or 'e' or 'E' or 'g' or 'G' => (SqlType.Float64, specifier == 'F' ? 'f' : specifier),
            's' or 't' or 'T' => (SqlType.String, 's'),
            _ => throw context.Unsupported(call.Arguments[0], $"FORMAT element {flags}{specifier}"),
        };
        if (specifier is 't' or 'T')
        {
            // %t shows a value as CAST to STRING does, %T as a literal; NULL is shown as such.
            var shown = Casts.Write(argument, SqlType.String) ?? throw context.Unsupported(syntax, $"FORMAT of a value of type {argument.Type} with %{specifier}");
            if (specifier == 'T' && argument.Type.Kind is not (SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Bool)) throw context.Unsupported(syntax, $"FORMAT of a value of type {argument.Type} with %T");
            if (specifier == 'T' && argument.Type.Kind == SqlTypeKind.Float64) shown = $"CASE WHEN {shown} SIMILAR TO '-?[0-9]+' THEN {shown} || '.0' ELSE {shown} END";
            return $"printf({DuckLiteral.String(flags + "s")}, coalesce({shown}, 'NULL'))";
        }
        if (!Coercion.CanBecome(argument, type)) throw context.Error(syntax, $"Invalid type for argument to FORMAT; expected {type}; got {argument.Type}");
        return $"printf({DuckLiteral.String(flags + name)}, {Coercion.To(argument, type).Sql})";
    }
}
