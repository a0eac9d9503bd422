using System.Globalization;

namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Calls with rows of any type whose columns come out again, beyond the example of the page.</summary>
public sealed class RowCallAnalyzerTests
{
    private const string Declarations = """
        using System.Collections.Generic;
        using Bqml;
        [BigQueryRow] public sealed partial record Plain(long Id, string Prompt);
        [BigQueryRow] public sealed partial record Clash(string Prompt, string Status);
        [BigQueryRow] public sealed partial record Renamed(string Prompt, [Column("Full_Response")] string Note);
        [BigQueryRow] public sealed partial record Left(string Prompt) { [Ignore] public string? Status { get; set; } }
        [BigQueryRow] public sealed partial record Facts(string Title, long Id);
        [BigQueryRow] public sealed partial record Near(string Promt);
        [BigQueryRow] public sealed partial record Read(string Uri, string MLAnnotateImageStatus);
        [BigQueryModel("ml.gemini")] [RemoteLanguageModel(Endpoint = "gemini-3.5-flash")] public sealed partial class Gemini;
        [BigQueryModel("ml.vision")] [CloudAiVision] public sealed partial class Vision;
        """;

    [Theory]
    [InlineData("model.GenerateTextAsync(new[] { new Plain(1, \"p\") })")]
    [InlineData("model.GenerateTextAsync([new Left(\"p\")])")]
    [InlineData("model.GenerateTextAsync([\"p\"])")]
    [InlineData("model.GenerateTextAsync<Clash>(\"a.b\")", "'Clash.Status' is the column 'status', and so is a column that AI.GENERATE_TEXT adds")]
    [InlineData("model?.GenerateTextAsync(new List<Clash>())", "'Clash.Status' is the column 'status', and so is a column that AI.GENERATE_TEXT adds")]
    [InlineData("model.GenerateTextAsync([new Renamed(\"p\", \"n\")])", "'Renamed.Note' is the column 'Full_Response', and so is a column that AI.GENERATE_TEXT adds")]
    [InlineData("model.GenerateTableAsync<Facts>([\"p\"])")]
    [InlineData("model.GenerateTableAsync<Plain, Facts>(\"a.b\")", "'Facts.Id' is the column 'id', and so is that of Plain.Id")]
    [InlineData("vision.AnnotateImageAsync<Read>(\"a.b\", [VisionFeature.FaceDetection])", "'Read.MLAnnotateImageStatus' is the column 'ml_annotate_image_status', and so is a column that ML.ANNOTATE_IMAGE adds")]
    [InlineData("model.GenerateTextAsync([new Facts(\"t\", 1)])", "AI.GENERATE_TEXT reads the column 'prompt', and 'Facts' has no such; add a property, or name one by [Column(\"prompt\")]")]
    [InlineData("model.GenerateTableAsync<Near, Facts>([new Near(\"t\")])", "AI.GENERATE_TABLE reads the column 'prompt', and 'Near' has no such; add a property, or name one by [Column(\"prompt\")]; did you mean promt?")]
    [InlineData("model.GenerateTextAsync<Facts>(\"a.b\")")]
    public async Task A_row_has_no_column_that_the_function_adds(string call, params string[] expected)
    {
        var compilation = Analysis.Generate($$"""
            {{Declarations}}
            static class Calls { static object? Make(Gemini model, Vision vision) => {{call}}; }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Equal(expected, (await Analysis.RunAsync(compilation)).Select(static diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture).Split("; a row of")[0]));
    }

    [Fact]
    public async Task Rows_of_a_type_parameter_are_not_judged()
    {
        var compilation = Analysis.Generate($$"""
            {{Declarations}}
            static class Calls { static object Make<T>(Gemini model, IEnumerable<T> rows) where T : IBigQueryRow<T> => model.GenerateTextAsync(rows); }
            """);
        Assert.Empty(Analysis.CompilerErrors(compilation));
        Assert.Empty(await Analysis.RunAsync(compilation));
    }
}
