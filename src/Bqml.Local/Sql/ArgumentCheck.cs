using System.Globalization;
using System.Text.Json;
using Bqml.Catalog;

namespace Bqml.Local.Sql;

/// <summary>Checks the value of an argument or setting by the catalogue.</summary>
internal static class ArgumentCheck
{
    /// <summary>What is wrong with a value that is not NULL, to follow the function's name: <c>takes top_k as INT64</c>; null when nothing is.</summary>
    public static string? Fault(FunctionArgument argument, object value)
    {
        var type = argument.Type ?? "";
        var fits = type switch
        {
            "INT64" => value is long,
            "FLOAT64" => value is long or double,
            "BOOL" => value is bool,
            "STRING" or "JSON" => value is string,
            _ when type.StartsWith("ARRAY<STRING>", StringComparison.Ordinal) => value is object?[] elements && elements.All(static element => element is string or object?[]),
            _ => true,
        };
        if (!fits) return $"takes {argument.Name} as {type}";
        if (value is long or double && !argument.Takes(Convert.ToDouble(value, CultureInfo.InvariantCulture)))
            return string.Create(CultureInfo.InvariantCulture, $"takes {argument.Name} {argument.Numbers}, not {value}");
        return argument.AllowedValues.Count > 0 && value is string word && Word(argument, word) is null
            ? $"takes {argument.Name} as one of {string.Join(", ", argument.AllowedValues.Select(static allowed => allowed.SqlValue))}, not '{word}'" : null;
    }

    /// <summary>What is wrong with a text of JSON, whose fields the catalogue knows; null when nothing is.</summary>
    public static string? JsonFault(FunctionArgument argument, string json)
    {
        var given = new List<FunctionArgument>();
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var option in document.RootElement.EnumerateObject())
            {
                if (argument.Fields.FirstOrDefault(field => field.Name == option.Name) is not { } field) return Unknown(option.Name, argument.Fields, "option");
                if (Fault(field, Value(option.Value)) is { } fault) return fault;
                if (option.Value.ValueKind != JsonValueKind.False) given.Add(field);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return $"takes {argument.Name} as a STRING of a JSON object";
        }
        // An excluded value of a switch is that it is on.
        return (from field in given from other in given where field.Excludes.Contains(other.Name + " = true") select $"takes {field.Name} not together with {other.Name}").FirstOrDefault();
    }

    /// <summary>What follows a function's name when something is given that is none of what it takes.</summary>
    /// <param name="name">What is given.</param>
    /// <param name="known">What it takes.</param>
    /// <param name="noun">What such a thing is called.</param>
    /// <param name="owner">For what it takes these only.</param>
    public static string Unknown(string name, IEnumerable<FunctionArgument> known, string noun = "setting", string owner = "")
    {
        var names = known.Select(static argument => argument.Name).Distinct().ToArray();
        return $"takes no {noun} {name}{owner}: it takes {(names.Length > 0 ? string.Join(", ", names) : "none")}";
    }

    /// <summary>The allowed value that a word means in any case, as it is written; null when it is none.</summary>
    public static string? Word(FunctionArgument argument, string word) => argument.AllowedValues.FirstOrDefault(allowed => allowed.SqlValue.Equals(word, StringComparison.OrdinalIgnoreCase))?.SqlValue;

    private static object Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString()!,
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        _ => json,
    };
}
