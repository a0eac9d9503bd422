using System.Text.Json;
using Bqml.Catalog;
using Bqml.Cli.Tests.Harness;

namespace Bqml.Cli.Tests;

public class CatalogJsonTests
{
    private static readonly JsonElement s_whole = Json("catalog", "--json");

    [Fact]
    public void Counts_are_those_of_the_catalogue()
    {
        var counts = s_whole.GetProperty("counts");
        Assert.Equal((36, 531, 86), (counts.GetProperty("modelTypes").GetInt32(), counts.GetProperty("options").GetInt32(), counts.GetProperty("functions").GetInt32()));

        var types = s_whole.GetProperty("modelTypes").EnumerateArray().ToArray();
        Assert.Equal((36, 531, 86), (types.Length, types.Sum(static type => type.GetProperty("options").GetArrayLength()), s_whole.GetProperty("functions").GetArrayLength()));
        Assert.Equal(ModelCatalog.Snapshot, s_whole.GetProperty("snapshot").GetString());
        Assert.Equal(ModelCatalog.AlterOptions.Count, s_whole.GetProperty("alterOptions").GetArrayLength());
        Assert.Equal(ModelCatalog.ChangeSets.Count, s_whole.GetProperty("changeSets").GetArrayLength());
        Assert.Equal(ModelCatalog.Export.Options.Count, s_whole.GetProperty("export").GetProperty("options").GetArrayLength());
        Assert.Equal(ModelCatalog.TrainingOptions.Count, s_whole.GetProperty("trainingOptions").GetArrayLength());
        Assert.Equal(ModelCatalog.Endpoints.Select(static endpoint => endpoint.Name), s_whole.GetProperty("endpoints").EnumerateArray().Select(static endpoint => Text(endpoint, "name")));
        Assert.Equal("ARIMA_PLUS", s_whole.GetProperty("deprecatedModelTypes").GetProperty("ARIMA").GetString());
    }

    [Fact]
    public void Every_model_type_and_option_is_there_in_order_with_its_facts()
    {
        var expected = ModelCatalog.ModelTypes.SelectMany(static type => type.Options.Select(option => (type.Id, option.Name, option.Kind.ToString(), option.Required, option.Tunable, option.AllowedValues.Count, option.Range?.Min, Default(option))));
        var written =
            from type in s_whole.GetProperty("modelTypes").EnumerateArray()
            from option in type.GetProperty("options").EnumerateArray()
            select (Text(type, "id"), Text(option, "name"), Text(option, "kind"), option.GetProperty("required").GetBoolean(), option.GetProperty("tunable").GetBoolean(), Length(option, "allowedValues"),
                option.TryGetProperty("range", out var range) && range.TryGetProperty("min", out var min) ? min.GetDouble() : (double?)null,
                option.TryGetProperty("default", out var value) ? JsonSerializer.Serialize(value) : null);
        Assert.Equal(expected, written);

        static string? Default(ModelOption option) => option.Default is { } value ? JsonSerializer.Serialize(value) : null;
    }

    [Fact]
    public void The_support_matrix_is_the_catalogues_by_row_and_by_column()
    {
        var byType = s_whole.GetProperty("modelTypes").EnumerateArray().SelectMany(static type => Texts(type, "functions").Select(function => (Text(type, "id"), function))).ToHashSet();
        var byFunction = s_whole.GetProperty("functions").EnumerateArray().SelectMany(static function => Texts(function, "modelTypeIds").Select(type => (type, Text(function, "name")))).ToHashSet();
        foreach (var type in ModelCatalog.ModelTypes)
            foreach (var function in ModelCatalog.Functions)
            {
                Assert.Equal(ModelCatalog.Supports(type.Id, function.Name), byType.Contains((type.Id, function.Name)));
                Assert.Equal(ModelCatalog.Supports(type.Id, function.Name), byFunction.Contains((type.Id, function.Name)));
            }
    }

    [Fact]
    public void Every_function_has_its_arguments_and_outputs()
    {
        var functions = s_whole.GetProperty("functions").EnumerateArray().ToArray();
        foreach (var (function, written) in ModelCatalog.Functions.Zip(functions))
        {
            Assert.Equal(function.Name, Text(written, "name"));
            Assert.Equal(
                function.Signatures.SelectMany(static signature => signature.Arguments).Select(static argument => (argument.Name, argument.Fields.Count)),
                Items(written, "signatures").SelectMany(static signature => Items(signature, "arguments")).Select(static argument => (Text(argument, "name"), Length(argument, "fields"))));
            Assert.Equal(
                function.Outputs.SelectMany(static output => output.Columns).Select(static column => (column.Name, column.Type)),
                Items(written, "outputs").SelectMany(static output => Items(output, "columns")).Select(static column => (Text(column, "name"), Text(column, "type"))));
        }
    }

    [Fact]
    public void A_model_type_comes_with_its_options_and_functions()
    {
        var part = Json("catalog", "--json", "--model-type", "kmeans");
        var type = Assert.Single(part.GetProperty("modelTypes").EnumerateArray());
        Assert.Equal("KMEANS", Text(type, "id"));
        Assert.Equal(ModelCatalog.FindModelType("KMEANS")!.Options.Count, part.GetProperty("counts").GetProperty("options").GetInt32());
        Assert.Equal(ModelCatalog.FindModelType("KMEANS")!.Functions.ToHashSet(), Items(part, "functions").Select(static function => Text(function, "name")).ToHashSet());
        Assert.Equal(0, part.GetProperty("alterOptions").GetArrayLength());
    }

    [Fact]
    public void A_function_comes_without_model_types()
    {
        var part = Json("catalog", "--json", "--function", "ml.centroids");
        Assert.Equal("ML.CENTROIDS", Text(Assert.Single(part.GetProperty("functions").EnumerateArray()), "name"));
        Assert.Equal(0, part.GetProperty("modelTypes").GetArrayLength());
    }

    [Fact]
    public void Two_runs_write_the_same() => Assert.Equal(Run.Successful("catalog", "--json").Output, Run.Successful("catalog", "--json").Output);

    private static JsonElement Json(params string[] arguments) => JsonElement.Parse(Run.Successful(arguments).Output);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) => element.TryGetProperty(name, out var items) ? items.EnumerateArray() : [];

    private static IEnumerable<string> Texts(JsonElement element, string name) => Items(element, name).Select(static item => item.GetString()!);

    private static int Length(JsonElement element, string name) => element.TryGetProperty(name, out var items) ? items.GetArrayLength() : 0;
}
