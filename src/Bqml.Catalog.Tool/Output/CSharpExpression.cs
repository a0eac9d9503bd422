using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Bqml.Catalog.Tool.Output;

/// <summary>Writes values of the catalogue's classes as C# expressions. What equals the default is left out.</summary>
internal static class CSharpExpression
{
    private const int LineLength = 160;

    /// <summary>Properties without setter whose value a factory makes when it is first asked for.</summary>
    private static readonly Dictionary<(Type, string), string> s_factories = new()
    {
        [(typeof(ModelFunction), nameof(ModelFunction.Signatures))] = "SignaturesFactory",
        [(typeof(ModelFunction), nameof(ModelFunction.Outputs))] = "OutputsFactory",
        [(typeof(FunctionOutput), nameof(FunctionOutput.Columns))] = "ColumnsFactory",
    };

    /// <summary>The value as an expression, broken over lines where it is long.</summary>
    /// <param name="value">The value.</param>
    /// <param name="indent">The blanks before the line that the expression stands on.</param>
    public static string Of(object? value, int indent = 0)
    {
        if (value is string or null or bool or int or long or double or Enum) return Scalar(value);
        var items = value is IEnumerable elements ? elements.Cast<object>().Select(element => Of(element, indent + 4)).ToArray() : null;
        if (items is not null) return Block("[", ((IEnumerable)value).Cast<object>().All(element => element is string) ? Fill(items, indent) : items, "]", indent);
        var type = value.GetType();
        if (type.GetConstructor(Type.EmptyTypes) is not null) return Block($"new {type.Name} {{ ", Assignments(value, indent + 4), " }", indent);
        var parameters = type.GetConstructors().Single(constructor => constructor.GetParameters() is [var first, ..] && first.ParameterType != type).GetParameters();
        var arguments = parameters.Select(parameter => Of(type.GetProperty(parameter.Name!)!.GetValue(value), indent + 4)).ToList();
        for (var i = arguments.Count - 1; i > 0 && parameters[i].HasDefaultValue && arguments[i] == "null"; i--) arguments.RemoveAt(i);
        return $"new {type.Name}({string.Join(", ", arguments)})";
    }

    /// <summary>The assignments of an object initializer, one for each property that differs from its default.</summary>
    /// <param name="value">The object.</param>
    /// <param name="indent">The blanks before each assignment.</param>
    public static IReadOnlyList<string> Assignments(object value, int indent = 0)
    {
        var assignments = new List<string>();
        foreach (var property in value.GetType().GetProperties())
        {
            if (s_factories.TryGetValue((value.GetType(), property.Name), out var factory))
            {
                if (property.GetValue(value) is IEnumerable items && items.Cast<object>().Any()) assignments.Add($"{factory} = static () => {Of(items, indent)}");
            }
            else if (property.SetMethod is not null && (IsRequired(property) || !IsDefault(property, property.GetValue(value))))
            {
                var content = property.GetValue(value);
                assignments.Add($"{property.Name} = {(property.PropertyType == typeof(object) && content is object[] array ? $"new object[] {{ {string.Join(", ", array.Select(Scalar))} }}" : Of(content, indent))}");
            }
        }
        return assignments;
    }

    private static string Scalar(object? value) => value switch
    {
        null => "null",
        string text => String(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        Enum member => string.Join(" | ", member.ToString().Split(", ").Select(name => $"{member.GetType().Name}.{name}")),
        _ => throw new NotSupportedException($"{value.GetType()} is no scalar."),
    };

    /// <summary>Words as many to a line as fit.</summary>
    private static IReadOnlyList<string> Fill(IReadOnlyList<string> words, int indent)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && indent + lines[^1].Length + word.Length < LineLength) lines[^1] += ", " + word;
            else lines.Add(word);
        }
        return lines;
    }

    private static string Block(string open, IReadOnlyList<string> items, string close, int indent)
    {
        var flat = open + string.Join(", ", items) + close;
        if (items.Count == 0 || flat.Length + indent <= LineLength && !flat.Contains('\n')) return flat;
        var blanks = new string(' ', indent);
        var opening = open.EndsWith("{ ", StringComparison.Ordinal) ? $"{open[..^3]}\n{blanks}{{" : open;
        return $"{opening}\n{string.Concat(items.Select(item => $"{blanks}    {item},\n"))}{blanks}{close.Trim()}";
    }

    /// <summary>A string literal.</summary>
    public static string String(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (var character in text)
            literal.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                _ when char.IsControl(character) => $"\\u{(int)character:x4}",
                _ => character.ToString(),
            });
        return literal.Append('"').ToString();
    }

    /// <summary>By name, for on netstandard2.0 the attribute is compiled into the assembly that uses it.</summary>
    private static bool IsRequired(PropertyInfo property) => property.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "RequiredMemberAttribute");

    /// <summary>Whether the property has the value without being set. A property of type object starts as null, so FALSE or an empty text in it is a value.</summary>
    private static bool IsDefault(PropertyInfo property, object? value) => value switch
    {
        null => true,
        _ when property.PropertyType == typeof(object) => false,
        false or "" => true,
        string => false,
        Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture) == 0,
        IEnumerable elements => !elements.Cast<object>().Any(),
        _ => false,
    };
}
