using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Remote models, beyond the examples of the pages.</summary>
public sealed class RemoteRuleTests
{
    [Theory]
    [InlineData("c", "BQML5065: There can be no such connection: 'c' cannot be the path of a connection: it has 1 part; write location.connection or project.location.connection; leave Connection out for the default connection")]
    [InlineData("a.b.c.d", "BQML5065: There can be no such connection: 'a.b.c.d' cannot be the path of a connection: it has 4 parts; write location.connection or project.location.connection; leave Connection out for the default connection")]
    [InlineData("us.my connection", "BQML5065: There can be no such connection: In 'us.my connection': ")]
    [InlineData("us_east.c", "BQML5065: There can be no such connection: In 'us_east.c': ")]
    [InlineData("My-Project.us.c", "BQML5065: There can be no such connection: In 'My-Project.us.c': ")]
    [InlineData(".us.c", "BQML5065: There can be no such connection: In '.us.c': An empty text cannot be a project id")]
    [InlineData("us.", "BQML5065: There can be no such connection: In 'us.': An empty text cannot be a connection's name")]
    [InlineData("us.c` OPTIONS(", "BQML5065: There can be no such connection: ")]
    [InlineData("", "BQML5065: There can be no such connection: An empty text cannot be a connection's path")]
    public async Task Connections_that_cannot_exist(string connection, string expected) =>
        Assert.StartsWith(expected, Assert.Single(await FindingsAsync($"[RemoteLanguageModel(Endpoint = \"gemini-3.5-flash\", Connection = \"{connection}\")]")), StringComparison.Ordinal);

    [Theory]
    [InlineData("RemoteLanguageModel(Endpoint = \"claude-sonnet-4-6\")")]
    [InlineData("RemoteEmbeddingModel(Endpoint = \"gemini-embedding-001\")")]
    [InlineData("RemoteLanguageModel(Endpoint = \"a-model-of-tomorrow\")")]
    [InlineData("RemoteLanguageModel(Endpoint = \"text-embedding-005\")", "BQML5098: 'text-embedding-005' is no endpoint of a remote language model; use [RemoteEmbeddingModel], or name another endpoint")]
    [InlineData("RemoteEmbeddingModel(Endpoint = \"gemini-3.5-flash\")", "BQML5098: 'gemini-3.5-flash' is no endpoint of a remote embedding model; use [RemoteLanguageModel] or [RemoteTunedLanguageModel], or name another endpoint")]
    [InlineData("RemoteTunedLanguageModel(Endpoint = \"claude-sonnet-4-6\"), TrainingQuery(\"SELECT prompt, label FROM a.b\")", "BQML5098: 'claude-sonnet-4-6' is no endpoint of a tuned remote language model; use [RemoteLanguageModel], or name another endpoint")]
    public async Task Endpoints_are_of_the_kind_that_the_model_type_calls(string type, params string[] expected) => Assert.Equal(expected, await FindingsAsync($"[{type}]"));

    [Theory]
    [InlineData("SELECT * FROM q")]
    [InlineData("SELECT PROMPT, label, 1 AS more FROM q")]
    [InlineData("SELECT prompt FROM q", "BQML5066: The training query returns prompt, but not 'label'; select it, or name another column by InputLabelCols")]
    [InlineData("SELECT promt, label FROM q", "BQML5066: The training query returns promt and label, but not 'prompt'; did you mean promt?; select it, or name another column by PromptCol")]
    public async Task The_query_returns_what_the_model_is_tuned_on(string query, params string[] expected) =>
        Assert.Equal(expected, await FindingsAsync($"[RemoteTunedLanguageModel(Endpoint = \"gemini-3.5-flash\"), TrainingQuery(\"{query}\")]"));

    [Theory]
    [InlineData("PromptCol = \"a.b\"", "BQML5067")]
    [InlineData("InputLabelCols = \"_TABLE_x\"", "BQML5067")]
    [InlineData("DataSplitMethod = DataSplitMethod.Custom, DataSplitCol = \"\"", "BQML5067")]
    [InlineData("PromptCol = \"häagen-dasz\"")]
    public async Task Columns_that_options_name(string options, params string[] expected) =>
        Assert.Equal(expected, (await FindingsAsync($"[RemoteTunedLanguageModel(Endpoint = \"gemini-3.5-flash\", {options}), TrainingTable(\"a.b\")]")).Select(finding => finding[..8]));

    [Theory]
    [InlineData("[RemoteLanguageModel]", "BQML2009")]
    [InlineData("[RemoteLanguageModel(Endpoint = \"gemini-3.5-flash\"), TrainingTable(\"a.b\")]", "BQML0014")]
    [InlineData("[RemoteTunedLanguageModel(Endpoint = \"gemini-3.5-flash\", MaxIterations = 10)]", "BQML2006")]
    [InlineData("[RemoteHuggingFaceModel(HuggingFaceModelId = \"gemma\")]", "BQML2014")]
    [InlineData("[RemoteHuggingFaceModel(HuggingFaceModelId = \"google/gemma\", MinReplicaCount = 0)]", "BQML2001")]
    [InlineData("[RemoteHuggingFaceModel(HuggingFaceModelId = \"google/gemma\", EndpointIdleTtl = \"1 HOUR\")]", "BQML2001")]
    public async Task Options_follow_the_catalogue(string attributes, string expected) =>
        Assert.Equal(expected, Assert.Single(await FindingsAsync(attributes))[..8]);

    private static async Task<string[]> FindingsAsync(string attributes)
    {
        var compilation = Analysis.Compile($"using Bqml;\n[BigQueryModel(\"homes.writer\")]\n{attributes}\npartial class Writer;");
        Assert.Empty(Analysis.CompilerErrors(compilation));
        return [.. (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(CultureInfo.InvariantCulture))];
    }
}
