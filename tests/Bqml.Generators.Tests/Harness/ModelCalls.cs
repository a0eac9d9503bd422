using System.Reflection;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Calls of a generated method with sample arguments: without settings, with each of them, and with all.</summary>
internal static class ModelCalls
{
    /// <summary>The methods that send a statement.</summary>
    public static IEnumerable<MethodInfo> Methods(LoadedModel model) => model.Type.GetMethods().Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal));

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
        [.. method.GetParameters().Where(static parameter => !parameter.IsOptional && parameter.ParameterType.IsPrimitive).Select(Setting)];

    private static (string, object?) Setting(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return (parameter.Name!, type == typeof(double) ? 0.5 : type == typeof(long) ? 2L : type == typeof(bool) ? true : type.IsEnum ? Enum.GetValues(type).GetValue(0)
            : type == typeof(IEnumerable<KeyValuePair<string, double>>) ? new Dictionary<string, double> { ["area"] = 0.25 } : new[] { 0.1, 0.9 });
    }

    private static Array Rows(Type type)
    {
        var rows = Array.CreateInstance(type, 1);
        rows.SetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type), 0);
        return rows;
    }
}
