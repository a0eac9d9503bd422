using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class AiColumnFixTests
{
    private const string Head = "using Bqml;\n\n[BigQueryRow]\npublic sealed partial record Review(string Text, ";

    [Fact]
    public Task A_misspelt_property_in_a_prompt_is_corrected() => FixTest.VerifyAsync<CorrectSpellingFix>(
        Head + "[AiIf(\"Is it \\\"good\\\"? {{|BQML4081:Txet|}} {Text}\")] bool? IsGood);",
        Head + "[AiIf(\"Is it \\\"good\\\"? {Text} {Text}\")] bool? IsGood);");

    [Fact]
    public Task A_computed_property_becomes_nullable() => FixTest.VerifyAsync<MakeNullableFix>(
        Head + "[AiIf(\"{Text}\")] bool {|BQML5090:IsGood|});",
        Head + "[AiIf(\"{Text}\")] bool? IsGood);");

    [Fact]
    public Task A_folder_gets_its_asterisk() => FixTest.VerifyAsync<CorrectSpellingFix>(
        "using Bqml;\n\n[ObjectTable(\"cinema.posters\", {|BQML5086:Uris = [\"gs://my-bucket/*.png\", \"gs://my-bucket/posters/\"]|})]\npublic sealed partial class Posters;",
        "using Bqml;\n\n[ObjectTable(\"cinema.posters\", Uris = [\"gs://my-bucket/*.png\", \"gs://my-bucket/posters/*\"])]\npublic sealed partial class Posters;");
}
