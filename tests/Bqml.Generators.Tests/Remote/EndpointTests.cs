using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Remote;

/// <summary>The endpoint's name decides which methods and settings there are.</summary>
public class EndpointTests
{
    [Theory]
    [InlineData("gemini-2.5-flash", "temperature groundWithGoogleSearch safetySettings requestType", "topK")]
    [InlineData("claude-opus-4-5", "topK topP modelParams", "temperature stopSequences groundWithGoogleSearch")]
    [InlineData("mistral-nemo", "temperature stopSequences", "topK groundWithGoogleSearch")]
    [InlineData("openapi/meta/llama-3.1-8b-instruct-maas", "temperature stopSequences", "topK safetySettings")]
    [InlineData("something-new", "temperature topK groundWithGoogleSearch safetySettings", "useChatMode")]
    public void Settings_are_those_of_the_kind_of_model(string endpoint, string present, string absent)
    {
        var parameters = Methods(endpoint).First(static method => method.Name == "GenerateTextAsync").GetParameters().Select(static parameter => parameter.Name).ToArray();
        Assert.All(present.Split(' '), name => Assert.Contains(name, parameters));
        Assert.All(absent.Split(' '), name => Assert.DoesNotContain(name, parameters));
    }

    [Theory]
    [InlineData("gemini-2.5-flash", true)]
    [InlineData("something-new", true)]
    [InlineData("claude-opus-4-5", false)]
    [InlineData("mistral-nemo", false)]
    public void Only_Gemini_reads_objects_and_generates_tables(string endpoint, bool expected)
    {
        var names = Methods(endpoint).Select(static method => method.Name).ToHashSet();
        Assert.Equal(expected, names.Contains("GenerateTextFromObjectsAsync"));
        Assert.Equal(expected, names.Contains("GenerateTableAsync"));
        Assert.Contains("EvaluateQuestionAnsweringAsync", names);
    }

    [Theory]
    [InlineData("text-embedding-005", false, true)]
    [InlineData("multimodalembedding@001", true, false)]
    [InlineData("something-new", true, true)]
    public void Only_multimodal_models_embed_objects(string endpoint, bool objects, bool taskType)
    {
        var methods = Methods(endpoint, "RemoteEmbeddingModel").ToArray();
        Assert.Equal(objects, methods.Any(static method => method.Name == "GenerateEmbeddingFromObjectsAsync"));
        Assert.Equal(taskType, methods.First(static method => method.Name == "MLGenerateEmbeddingAsync").GetParameters().Any(static parameter => parameter.Name == "taskType"));
    }

    private static IEnumerable<System.Reflection.MethodInfo> Methods(string endpoint, string attribute = "RemoteLanguageModel") =>
        LoadedModel.Of("Zoo.Model", $"using Bqml;\nnamespace Zoo;\n[BigQueryModel(\"ml.m\")] [{attribute}(Endpoint = \"{endpoint}\")] public sealed partial class Model;").Type.GetMethods();
}
