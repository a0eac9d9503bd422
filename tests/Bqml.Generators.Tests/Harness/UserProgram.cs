using System.Reflection;

namespace Bqml.Generators.Tests.Harness;

/// <summary>Compiles a user's source with what is generated from it, and runs a method of its class Program.</summary>
internal static class UserProgram
{
    public static async Task<string> RunAsync(string source, string method, FakeServer server)
    {
        using var stream = new MemoryStream();
        Assert.True(GeneratorRun.Of(source).Output.Emit(stream).Success);
        await using var bigquery = new FakeBigQuery(server);
        return await (Task<string>)Assembly.Load(stream.ToArray()).GetType("Program")!.GetMethod(method)!.Invoke(null, [bigquery])!;
    }
}
