using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Bqml.Catalog.Tool.Output;

/// <summary>Writes values of the catalogue's classes as C# expressions. What equals the default is left out.</summary>
internal static class CSharpExpression
{
    /// <summary>Properties without setter whose value a factory makes when it is first asked for.</summary>
    private static readonly Dictionary<(Type, string), string> s_factories = new()
    {
        [(typeof(ModelFunction), nameof(ModelFunction.Signatures))] = "SignaturesFactory",
        [(typeof(ModelFunction), nameof(ModelFunction.Outputs))] = "OutputsFactory",
        [(typeof(FunctionOutput), nameof(FunctionOutput.Columns))] = "ColumnsFactory",
    };

    /// <summary>The value as an expression.</summary>
    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => String(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        Enum member => string.Join(" | ", member.ToString().Split(", ").Select(name => $"{member.GetType().Name}.{name}")),
        IEnumerable elements => "[" + string.Join(", ", elements.Cast<object>().Select(Of)) + "]",
        _ => New(value),
    };

    /// <summary>The assignments of an object initializer, one for each property that differs from its default.</summary>
    public static IReadOnlyList<string> Assignments(object value)
    {
        var assignments = new List<string>();
        foreach (var property in value.GetType().GetProperties())
        {
            if (s_factories.TryGetValue((value.GetType(), property.Name), out var factory))
            {
                if (property.GetValue(value) is IEnumerable items && items.Cast<object>().Any()) assignments.Add($"{factory} = static () => {Of(items)}");
            }
            else if (property.SetMethod is not null && (IsRequired(property) || !IsDefault(property, property.GetValue(value))))
            {
                var expression = property.GetValue(value);
                assignments.Add($"{property.Name} = {(property.PropertyType == typeof(object) && expression is object[] array ? $"new object[] {{ {string.Join(", ", array.Select(Of))} }}" : Of(expression))}");
            }
        }
        return assignments;
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

    private static string New(object value)
    {
        var type = value.GetType();
        if (type.GetConstructor(Type.EmptyTypes) is not null) return $"new {type.Name} {{ {string.Join(", ", Assignments(value))} }}";
        var parameters = type.GetConstructors().Single(constructor => constructor.GetParameters() is [var first, ..] && first.ParameterType != type).GetParameters();
        var arguments = parameters.Select(parameter => Of(type.GetProperty(parameter.Name!)!.GetValue(value))).ToList();
        for (var i = arguments.Count - 1; i > 0 && parameters[i].HasDefaultValue && arguments[i] == "null"; i--) arguments.RemoveAt(i);
        return $"new {type.Name}({string.Join(", ", arguments)})";
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
