using System.Reflection;

namespace Bqml.Generators.Tests.Harness;

/// <summary>A generated model, compiled and loaded, to see what it sends.</summary>
internal sealed class LoadedModel
{
    private static readonly MethodInfo s_drain = typeof(LoadedModel).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Type _type;

    private LoadedModel(Type type) => _type = type;

    /// <summary>A class that is loaded already.</summary>
    public static LoadedModel Of(Type type) => new(type);

    /// <summary>Runs the generator over the sources and loads the class.</summary>
    public static LoadedModel Of(string type, params string[] sources)
    {
        using var stream = new MemoryStream();
        var result = GeneratorRun.Of(sources).Output.Emit(stream);
        Assert.True(result.Success);
        return new LoadedModel(Assembly.Load(stream.ToArray()).GetType(type, throwOnError: true)!);
    }

    /// <summary>The class itself.</summary>
    public Type Type => _type;

    /// <summary>The statements in <c>Sql</c> of a loaded model.</summary>
    public Dictionary<string, string> ReadStatements() =>
        _type.GetNestedType("Sql")!.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static field => field.Name != "ModelName")
            .ToDictionary(static field => field.Name, static field => (string)field.GetRawConstantValue()!);

    /// <summary>Calls a method with the arguments given by name, defaults for the rest, and returns the statement it sent.</summary>
    public async Task<string> SendAsync(MethodInfo method, string? name = null, params (string Name, object? Value)[] arguments)
    {
        return await StatementCapture.OfAsync(async bigquery =>
        {
            var model = Activator.CreateInstance(_type, bigquery, name);
            var values = method.GetParameters().Select(parameter =>
                arguments.FirstOrDefault(argument => argument.Name == parameter.Name) is { Name: not null } given ? given.Value : parameter.HasDefaultValue && parameter.DefaultValue != DBNull.Value ? parameter.DefaultValue : null).ToArray();
            var result = method.Invoke(model, values)!;
            await (result as Task ?? (Task)s_drain.MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [result])!);
        });
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) { }
    }
}
