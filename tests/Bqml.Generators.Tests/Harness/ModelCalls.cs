using System.Reflection;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Calls of a generated method with sample arguments: without settings, with each of them, and with all.</summary>
internal static class ModelCalls
{
    /// <summary>The methods that send a statement.</summary>
    public static IEnumerable<MethodInfo> Methods(LoadedModel model) => model.Type.GetMethods().Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal)).Select(Close);

    /// <summary>The call without settings, with each of them, and with all.</summary>
    public static IEnumerable<(string Name, object? Value)[]> Of(MethodInfo method)
    {
        var settings = method.GetParameters().Where(static parameter => parameter.IsOptional && parameter.Name != "cancellationToken" && parameter.Name != "progress").Select(Setting).ToArray();
        (string, object?)[] input = [.. Input(InputOf(method)), .. Required(method)];
        yield return input;
        foreach (var setting in settings) yield return [.. input, setting];
        if (settings.Length > 1) yield return [.. input, .. settings];
    }

    /// <summary>The parameter that takes the rows; null when there is none.</summary>
    public static ParameterInfo? InputOf(MethodInfo method) => method.GetParameters().FirstOrDefault(static parameter => parameter.Name is "rows" or "source");

    /// <summary>A sample for the rows, if the method takes any.</summary>
    public static (string Name, object? Value)[] Input(ParameterInfo? parameter) => parameter?.Name switch
    {
        null => [],
        "source" => [("source", (BigQuerySource)$"SELECT * FROM zoo.penguins WHERE island = {"Dream"}")],
        // An instance with nothing set is enough to see the statement.
        _ => [("rows", Rows(parameter.ParameterType.GetGenericArguments()[0]))],
    };

    /// <summary>Samples for the settings that must be given.</summary>
    public static (string Name, object? Value)[] Required(MethodInfo method) =>
        [.. method.GetParameters().Where(static parameter => !parameter.IsOptional && parameter.Name is not ("rows" or "source")).Select(Setting)];

    /// <summary>A method of rows or columns of any type, for <see cref="AnyRow"/> and generated <see cref="TextContent"/>.</summary>
    private static MethodInfo Close(MethodInfo method) => method.IsGenericMethodDefinition
        ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(static parameter => parameter.Name == "TOutput" ? typeof(TextContent) : typeof(AnyRow))])
        : method;

    private static (string, object?) Setting(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return (parameter.Name!, type == typeof(IEnumerable<KeyValuePair<string, double>>) ? new Dictionary<string, double> { ["area"] = 0.25 } : type.IsGenericType ? Elements(type.GetGenericArguments()[0]) : Value(type));
    }

    private static object? Value(Type type) => type switch
    {
        { IsEnum: true } => Enum.GetValues(type).GetValue(0),
        _ when type == typeof(double) => 0.5,
        _ when type == typeof(long) => 2L,
        _ when type == typeof(bool) => true,
        _ when type == typeof(string) => "{}",
        _ when type == typeof(SafetySetting) => new SafetySetting(HarmCategory.HarmCategoryHateSpeech, HarmBlockThreshold.BlockOnlyHigh),
        _ => throw new NotSupportedException($"No sample for {type}."),
    };

    private static Array Elements(Type type)
    {
        var elements = Array.CreateInstance(type, 2);
        elements.SetValue(type == typeof(double) ? 0.1 : Value(type), 0);
        elements.SetValue(type == typeof(double) ? 0.9 : Value(type), 1);
        return elements;
    }

    private static Array Rows(Type type)
    {
        var rows = Array.CreateInstance(type, 1);
        rows.SetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type), 0);
        return rows;
    }
}
