using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bqml.Catalog.Tool.Loading;

/// <summary>A JSON value together with the place it stands in, so that every complaint can name file and path.</summary>
public sealed class DataNode(JsonNode? node, string file, string path)
{
    /// <summary>The data file, relative to the data folder.</summary>
    public string File { get; } = file;

    /// <summary>Where in the file.</summary>
    public string Path { get; } = path;

    /// <summary>The JSON value.</summary>
    public JsonNode? Node { get; } = node;

    /// <summary>Reads a file; syntax errors and repeated keys are reported with their line.</summary>
    public static DataNode Read(string folder, string file)
    {
        var fullPath = System.IO.Path.Combine(folder, file);
        if (!System.IO.File.Exists(fullPath)) throw new DataException(file, "", "the data file is missing");
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return new DataNode(JsonNode.Parse(System.IO.File.ReadAllText(fullPath), null, options), file, "");
        }
        catch (JsonException exception)
        {
            throw new DataException(file, exception.LineNumber is { } line ? $"line {line + 1}" : "", "not valid JSON: " + exception.Message);
        }
    }

    /// <summary>The same place with another value.</summary>
    public DataNode With(JsonNode? node) => new(node, File, Path);

    /// <summary>An error about this value.</summary>
    public DataException Error(string problem) => new(File, Path, problem);

    /// <summary>Refuses keys other than these, so that a misspelt one is not silently ignored.</summary>
    public void AllowOnly(params string[] keys)
    {
        foreach (var (key, _) in Object())
            if (!keys.Contains(key, StringComparer.Ordinal)) throw Error($"unknown key '{key}'; known are {string.Join(", ", keys)}");
    }

    /// <summary>Whether the object has the key.</summary>
    public bool Has(string key) => Object().ContainsKey(key);

    /// <summary>The value of a key that must be there.</summary>
    public DataNode Required(string key) => Optional(key) ?? throw Error($"'{key}' is missing");

    /// <summary>The value of a key; null when it is absent or null.</summary>
    public DataNode? Optional(string key) => Object()[key] is { } value ? new DataNode(value, File, Join(key)) : null;

    /// <summary>The keys with their values, in order.</summary>
    public IEnumerable<KeyValuePair<string, DataNode>> Entries() => Object().Select(pair => KeyValuePair.Create(pair.Key, new DataNode(pair.Value, File, Join(pair.Key))));

    /// <summary>The elements of an array, in order.</summary>
    public IEnumerable<DataNode> Elements() =>
        Node is JsonArray array ? array.Select((element, index) => new DataNode(element, File, $"{Path}[{index}]")) : throw Error("an array belongs here");

    /// <summary>Whether the value is an object.</summary>
    public bool IsObject => Node is JsonObject;

    /// <summary>Whether the value is an array.</summary>
    public bool IsArray => Node is JsonArray;

    /// <summary>Whether the value is a string.</summary>
    public bool IsString => Node is JsonValue value && value.GetValueKind() == JsonValueKind.String;

    /// <summary>The value as a string.</summary>
    public string Text() => IsString ? Node!.GetValue<string>() : throw Error("a string belongs here");

    /// <summary>The value as a whole number.</summary>
    public int Integer() => Node is JsonValue value && value.TryGetValue<int>(out var number) ? number : throw Error("a whole number belongs here");

    /// <summary>The value as true or false.</summary>
    public bool Flag() => Node is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : throw Error("true or false belongs here");

    /// <summary>A string or nothing.</summary>
    public string? Text(string key) => Optional(key)?.Text();

    /// <summary>True, or false when absent.</summary>
    public bool Flag(string key) => Optional(key)?.Flag() ?? false;

    /// <summary>An array of strings; empty when absent.</summary>
    public IReadOnlyList<string> Texts(string key) => Optional(key)?.Elements().Select(element => element.Text()).ToArray() ?? [];

    /// <summary>The rules under <c>unchecked</c>, by what decides about them.</summary>
    public IReadOnlyList<UncheckedRule> UncheckedRules() =>
        Optional("unchecked")?.Entries().SelectMany(entry => entry.Value.Elements().Select(rule => UncheckedRule(rule, entry.Value.With(entry.Key).Member<RuleNeed>()))).ToArray() ?? [];

    /// <summary>A rule in words, or words that a range completes.</summary>
    private static UncheckedRule UncheckedRule(DataNode node, RuleNeed needs)
    {
        if (node.IsString) return new UncheckedRule(node.Text(), needs);
        node.AllowOnly("rule", "range");
        var range = RangeText.Parse(node.Required("range"));
        return new UncheckedRule($"{node.Required("rule").Text()} in {range}", needs, range);
    }

    /// <summary>A member of an enum, by its name in any case.</summary>
    public TEnum Member<TEnum>() where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(Text(), StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<TEnum>(Text(), ignoreCase: true)
            : throw Error($"'{Text()}' is not one of {string.Join(", ", Enum.GetNames<TEnum>())}");

    /// <summary>A constant: string, bool, long or double, or a list of these.</summary>
    /// <param name="isFloat">Whether whole numbers are FLOAT64 too.</param>
    public object Constant(bool isFloat = false)
    {
        switch (Node)
        {
            case JsonArray: return Elements().Select(element => element.Constant(isFloat)).ToArray();
            case JsonValue value:
                switch (value.GetValueKind())
                {
                    case JsonValueKind.String: return value.GetValue<string>();
                    case JsonValueKind.True: return true;
                    case JsonValueKind.False: return false;
                    case JsonValueKind.Number: return !isFloat && value.TryGetValue<long>(out var integer) ? (object)integer : value.GetValue<double>();
                }
                break;
        }
        throw Error("a string, a number, true, false or an array of them belongs here");
    }

    private JsonObject Object() => Node as JsonObject ?? throw Error("an object belongs here");

    private string Join(string key) => Path.Length == 0 ? key : $"{Path}.{key}";
}
