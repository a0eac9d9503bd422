using Bqml.Generators.Incremental;
using Bqml.Generators.Parsing;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Bqml.Generators.Tests.Editing;

/// <summary>What was read of a declaration is remembered over edits that it does not depend on. After any edit the files must be those that a new run writes.</summary>
public class EditTests
{
    private const string Weight = "Zoo.Weight.g.cs";
    private const string Sex = "Zoo.Sex.g.cs";
    private const string Sighting = "Zoo.Sighting-row.g.cs";

    private static readonly (string Path, string Text)[] s_files =
    [
        ("Weight.cs", """
            using Bqml;
            namespace Zoo;
            [BigQueryModel("ml.weight")]
            [LinearRegression<Penguin>(L2Reg = 0.1, OptimizeStrategy = OptimizeStrategy.NormalEquation)]
            [TrainingTable("ml.penguins")]
            public sealed partial class Weight { public void Show() { System.Console.WriteLine(1); } }
            """),
        ("Sex.cs", """
            using Bqml;
            namespace Zoo;
            [BigQueryModel("ml.sex")]
            [LogisticRegression<Bird>(L2Reg = Numbers.Penalty)]
            [TrainingTable("ml.birds")]
            public sealed partial class Sex;
            """),
        ("Numbers.cs", "namespace Zoo; public static class Numbers { public const double Penalty = 0.5; public static int Next() { return 1; } }"),
        ("Animal.cs", "namespace Zoo; public abstract class Animal { public long Age { get; set; } }"),
        ("Penguin.cs", """
            using Bqml;
            namespace Zoo;
            public sealed class Penguin : Animal
            {
                public Bill? Bill { get; set; }
                public Island Island { get; set; }
                [Label] public double Mass { get; set; }
            }
            """),
        ("Bird.cs", """
            using Bqml;
            namespace Zoo;
            public sealed record Bird(double Wing, [Label] string Sex);
            """),
        ("Bill.cs", "namespace Zoo; public sealed class Bill { public double Length { get; set; } }"),
        ("Island.cs", "namespace Zoo; public enum Island { Biscoe, Dream }"),
        ("Sighting.cs", """
            using Bqml;
            namespace Zoo;
            [BigQueryRow] public sealed partial record Sighting(long Id, Bill Bill);
            """),
        ("Other.cs", "namespace Zoo; internal static class Other { private static int s_count = 0; internal static int Count() { return s_count; } }"),
    ];

    /// <summary>An edit, and the file whose text it must change; null for none.</summary>
    public static TheoryData<string, string, string, string?> Edits => new()
    {
        { "Other.cs", "return s_count;", "s_count++; return s_count;", null },
        { "Other.cs", "s_count = 0", "s_count = 7", null },
        { "Other.cs", "internal static int Count()", "internal static long Length; internal static int Count()", null },
        { "Weight.cs", "WriteLine(1)", "WriteLine(2)", null },
        { "Numbers.cs", "return 1;", "return 2;", null },
        { "Numbers.cs", "= 0.5", "= 0.25", Sex },
        { "Animal.cs", "long Age", "double Age", Weight },
        { "Animal.cs", "{ public long Age", "{ public string? Name { get; set; } public long Age", Weight },
        { "Penguin.cs", ": Animal", "", Weight },
        { "Penguin.cs", "[Label] public", "[Label, Column(\"body_mass\")] public", Weight },
        { "Penguin.cs", "Bill? Bill", "Bill Bill", Weight },
        { "Penguin.cs", "using Bqml;", "#nullable disable\nusing Bqml;", null },
        { "Bill.cs", "double Length", "decimal Length", Weight },
        { "Bill.cs", "double Length", "decimal Length", Sighting },
        { "Island.cs", "Dream", "Dream, Torgersen", Weight },
        { "Island.cs", "Biscoe", "[Bqml.Column(\"BISCOE\")] Biscoe", Weight },
        { "Weight.cs", "L2Reg = 0.1", "L2Reg = 0.2", Weight },
        { "Weight.cs", "ml.penguins", "ml.birds", Weight },
        { "Weight.cs", "partial class Weight {", "partial class Weight { public void PredictAsync() { }", Weight },
        { "Bird.cs", "double Wing", "float Wing, long Feathers", Sex },
        // What names mean.
        { "Other.cs", "internal static class Other", "public sealed class Age; internal static class Other", null },
        { "Other.cs", "namespace Zoo;", "namespace Zoo.Bqml { internal class LabelAttribute : System.Attribute; }\nnamespace Zoo;", null },
        { "Other.cs", "internal static class Other", "public sealed class LabelAttribute : System.Attribute; internal static class Other", Sex },
        { "Other.cs", "namespace Zoo;", "global using Bill = System.String; namespace Zoo;", null },
        { "Weight.cs", "using Bqml;", "using Bqml; using Penguin = Zoo.Bird;", null },
        { "Weight.cs", "namespace Zoo;", "namespace Zoo.Ice; using Penguin = Zoo.Other;", Weight },
        { "Other.cs", "namespace Zoo;", "[assembly: System.CLSCompliant(false)] namespace Zoo;", null },
        { "Bird.cs", "record Bird", "record Crow", Sex },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_the_files_are_those_of_a_new_run(string path, string before, string after, string? changed)
    {
        var compilation = Compile();
        var driver = Driver().RunGenerators(compilation);
        var original = Texts(driver);
        var edited = Edit(compilation, path, before, after);
        var actual = Texts(driver.RunGenerators(edited));

        Assert.Equal(Texts(Driver().RunGenerators(edited)), actual);
        if (changed is not null) Assert.NotEqual(original.GetValueOrDefault(changed), actual.GetValueOrDefault(changed));
        // And back.
        Assert.Equal(original, Texts(driver.RunGenerators(edited).RunGenerators(compilation)));
    }

    [Fact]
    public void One_edit_after_another_the_files_are_those_of_a_new_run()
    {
        var compilation = Compile();
        var driver = Driver().RunGenerators(compilation);
        foreach (var row in Edits)
        {
            var edited = Edit(compilation, (string)row[0], (string)row[1], (string)row[2]);
            if (ReferenceEquals(edited, compilation)) continue;
            compilation = edited;
            driver = driver.RunGenerators(compilation);
            Assert.Equal(Texts(Driver().RunGenerators(compilation)), Texts(driver));
        }
    }

    [Theory]
    [InlineData("Other.cs", "return s_count;", "return 1;", true, true)]
    [InlineData("Other.cs", "s_count = 0", "s_count = 1", true, true)]
    [InlineData("Bill.cs", "double Length", "decimal Length", false, false)]
    // A constant may come from any file.
    [InlineData("Other.cs", "internal static int Count", "internal static int Number, Size; internal static int Count", true, false)]
    [InlineData("Bird.cs", "double Wing", "float Wing", true, false)]
    [InlineData("Other.cs", "internal static class Other", "internal static class Others", false, false)]
    public void What_an_edit_does_not_concern_is_not_read_again(string path, string before, string after, bool isWeightKept, bool isSexKept)
    {
        var memory = new SpecMemory<ModelSpec>(new ProjectVersions(), readsOwnColumns: false);
        var compilation = Compile();
        Assert.Equal((true, true), (IsRead("Weight.cs", compilation), IsRead("Sex.cs", compilation)));
        var edited = Edit(compilation, path, before, after);
        Assert.Equal((!isWeightKept, !isSexKept), (IsRead("Weight.cs", edited), IsRead("Sex.cs", edited)));
        GC.KeepAlive(compilation);

        bool IsRead(string file, CSharpCompilation project)
        {
            var tree = project.SyntaxTrees.Single(tree => tree.FilePath == file);
            var node = tree.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Single();
            var isRead = false;
            var spec = memory.Get(node, project.GetSemanticModel(tree).GetDeclaredSymbol(node)!, project, (type, cancellationToken) =>
            {
                isRead = true;
                return ModelSpecParser.Parse(type, cancellationToken);
            }, default);
            Assert.NotEmpty(spec.ModelTypes);
            return isRead;
        }
    }

    [Fact]
    public void Other_references_and_options_are_seen()
    {
        var compilation = Compile();
        var driver = Driver().RunGenerators(compilation);
        foreach (var changed in new[]
        {
            compilation.WithOptions(compilation.Options.WithNullableContextOptions(NullableContextOptions.Disable)),
            compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[6]),
            compilation.WithReferences(compilation.References.Where(static reference => reference.Display?.Contains("Bqml", StringComparison.Ordinal) != true)),
        })
        {
            var texts = Texts(driver.RunGenerators(changed));
            Assert.Equal(Texts(Driver().RunGenerators(changed)), texts);
            Assert.NotEqual(Texts(driver), texts);
        }
    }

    private static CSharpCompilation Compile()
    {
        var compilation = GeneratorRun.CompileTogether(LanguageVersion.CSharp14);
        return compilation.AddSyntaxTrees([.. s_files.Select(static file => Parse(file.Text, file.Path))]);
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, string path, string before, string after)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
        var text = tree.GetText().ToString();
        return text.Contains(before, StringComparison.Ordinal) ? compilation.ReplaceSyntaxTree(tree, Parse(text.Replace(before, after, StringComparison.Ordinal), path)) : compilation;
    }

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text), new CSharpParseOptions(LanguageVersion.CSharp14), path);

    private static GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new ModelGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static SortedDictionary<string, string> Texts(GeneratorDriver driver)
    {
        var result = Assert.Single(driver.GetRunResult().Results);
        Assert.Null(result.Exception);
        return new(result.GeneratedSources.ToDictionary(static source => source.HintName, static source => source.SourceText.ToString()), StringComparer.Ordinal);
    }
}
