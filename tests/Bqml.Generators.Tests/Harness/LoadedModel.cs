using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;

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
        using var handler = new CapturingHandler();
        await using var bigquery = new CapturedBigQuery(handler);
        var model = Activator.CreateInstance(_type, bigquery, name);
        var values = method.GetParameters().Select(parameter =>
            arguments.FirstOrDefault(argument => argument.Name == parameter.Name) is { Name: not null } given ? given.Value : parameter.HasDefaultValue && parameter.DefaultValue != DBNull.Value ? parameter.DefaultValue : null).ToArray();
        try
        {
            var result = method.Invoke(model, values)!;
            await (result as Task ?? (Task)s_drain.MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [result])!);
        }
        catch (BigQueryMLException) when (handler.Statement is not null)
        {
            // The handler refuses every statement once it knows it.
        }
        return handler.Statement!;
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) { }
    }

    private sealed class CapturedBigQuery(HttpMessageHandler handler) : BigQueryML(handler, "my-project");

    private sealed class CapturingHandler : HttpMessageHandler
    {
        public string? Statement { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { } content)
            {
                using var json = JsonDocument.Parse(await content.ReadAsStringAsync(cancellationToken));
                Statement = Find(json.RootElement) ?? Statement;
            }
            return new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"error":{"code":400,"message":"Captured.","errors":[{"reason":"invalidQuery","message":"Captured."}]}}""", Encoding.UTF8, "application/json"),
            };
        }

        private static string? Find(JsonElement json)
        {
            if (json.ValueKind != JsonValueKind.Object) return null;
            foreach (var property in json.EnumerateObject())
            {
                if (property is { Name: "query", Value.ValueKind: JsonValueKind.String }) return property.Value.GetString();
                if (Find(property.Value) is { } nested) return nested;
            }
            return null;
        }
    }
}
