using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bqml.Cli.Sql;

/// <summary>The statements as JSON: <see cref="DeclaredModels"/> with its properties in camel case.</summary>
internal static class StatementJson
{
    private static readonly StatementJsonContext s_context = new(new JsonSerializerOptions(StatementJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static void Write(TextWriter output, DeclaredModels models) => output.WriteLine(JsonSerializer.Serialize(models, s_context.DeclaredModels));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(DeclaredModels))]
internal sealed partial class StatementJsonContext : JsonSerializerContext;
