using Bqml.Catalog;
using Bqml.Generators.Emission;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Testing.GoogleSql;
using CsCheck;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Bqml.Generators.Tests.Statements;

/// <summary>Whatever text a declaration holds, it stays the text of one value, or is refused.</summary>
public class HostileTextTests
{
    private static readonly Gen<string> s_piece = Gen.OneOf(
        "'", "\"", "`", "\\", "\\'", "\n", "\r", "\r\n", "\t", "\0", "\u0085", "\u2028", "\u2029", "\u202e", "\ufeff", "😀", "é", "\"\"\"", "'''", "--", "#", "/*", "*/", "(", ")", ";", ",",
        "@p", "?", "${x}", "{", "}", "<code>", "]]>", "&amp;", " ", "a", "0", "AS", "SELECT 1", "TRUE", "x", "OR", "=", "NULL");

    private static readonly string s_modelId = ModelCatalog.FindModelType("LINEAR_REG")!.Option("VERTEX_AI_MODEL_ID")!.PropertyName!;

    private static readonly Gen<string> s_text = s_piece.Array[0, 8].Select(string.Concat);

    [Fact]
    public void An_option_keeps_its_text() => s_text.Sample(text =>
    {
        var statement = Parse(Declared.Weight.With(new OptionUse(s_modelId, new OptionValue.String(text))).CreateStatement());
        Assert.Equal(new StringLiteral(text).Value, Assert.IsType<StringLiteral>(Value(statement, "VERTEX_AI_MODEL_ID")).Value);
        Assert.Equal(3, statement.Options!.Count);
    });

    [Fact]
    public void A_class_weight_keeps_its_label() => s_text.Sample(text =>
    {
        var statement = Parse((Declared.Sex with { ClassWeights = [new ClassWeight(new OptionValue.String(text), 0.5)] }).CreateStatement());
        Assert.Single(Value(statement, "CLASS_WEIGHTS").Descendants().OfType<StringLiteral>(), literal => literal.Value == text);
    });

    [Fact]
    public void A_column_name_stays_one_name_or_is_refused() => s_text.Sample(text =>
    {
        var spec = Declared.Weight.WithColumns(column => column.Property == "Sex" ? column with { Column = text } : column);
        if (!SqlIdentifier.IsValidColumnName(text, out _))
        {
            Assert.Throws<ArgumentException>(spec.CreateStatement);
            Assert.False(Emittable.IsEmittable(spec));
            return;
        }
        var items = Assert.IsType<SelectQuery>(Parse(spec.CreateStatement()).Query!.Body).Items;
        Assert.Equal(7, items.Count);
    });

    [Fact]
    public void A_query_stays_within_its_brackets_or_is_refused() => s_text.Sample(text =>
    {
        var spec = Declared.Weight with { Training = new TrainingSource(IsQuery: true, "SELECT * FROM t WHERE " + text, null) };
        if (!Emittable.IsEmittable(spec)) return;
        var select = Assert.IsType<SelectQuery>(Parse(spec.CreateStatement()).Query!.Body);
        Assert.Equal(7, select.Items.Count);
        Assert.IsType<SubqueryReference>(select.From);
        Assert.Null(select.Where);
    });

    [Fact]
    public void A_condition_stays_within_its_brackets_or_is_refused() => s_text.Sample(text =>
    {
        var spec = Declared.Weight with { Training = new TrainingSource(IsQuery: false, "t", "species = 'x' " + text) };
        if (!Emittable.IsEmittable(spec)) return;
        var statement = Parse(spec.CreateStatement());
        var select = Assert.IsType<SelectQuery>(statement.Query!.Body);
        Assert.IsType<TableReference>(select.From);
        Assert.Equal(select with { Where = null }, Assert.IsType<SelectQuery>(Parse((spec with { Training = new TrainingSource(IsQuery: false, "t", null) }).CreateStatement()).Query!.Body));
    });

    [Fact]
    public void A_transform_stays_one_item_or_is_refused() => s_text.Sample(text =>
    {
        var spec = Declared.Weight with { Transforms = [new TransformUse(null, [], [], "culmen_depth_mm " + text, "added")] };
        if (!Emittable.IsEmittable(spec)) return;
        Assert.Equal(8, Parse(spec.CreateStatement()).Transform!.Items.Count);
    });

    [Theory]
    [InlineData("SELECT * FROM t -- all")]
    [InlineData("SELECT * FROM t # all")]
    [InlineData("SELECT * FROM t /* all */")]
    [InlineData("WITH a AS (SELECT * FROM t) SELECT * FROM a")]
    [InlineData("(SELECT * FROM t) LIMIT 10")]
    public void Queries_that_end_in_a_comment_are_taken(string query) =>
        Assert.True(Emittable.IsEmittable(Declared.Weight with { Training = new TrainingSource(IsQuery: true, query, null) }));

    [Theory]
    [InlineData("SELECT * FROM t) UNION ALL (SELECT * FROM u")]
    [InlineData("SELECT * FROM t; DROP TABLE t")]
    [InlineData("SELECT * FROM t WHERE x = 'a")]
    [InlineData("SELECT * FROM t /* all")]
    [InlineData("DELETE FROM t WHERE TRUE")]
    [InlineData("")]
    public void What_is_no_query_is_refused(string query) =>
        Assert.False(Emittable.IsEmittable(Declared.Weight with { Training = new TrainingSource(IsQuery: true, query, null) }));

    [GoogleSqlFact]
    public async Task Google_reads_the_same_statement()
    {
        var server = await GoogleSqlServer.Shared;
        var seeds = new List<string>();
        s_text.Sample(text => { lock (seeds) seeds.Add(text); }, iter: 150);
        foreach (var text in seeds)
        {
            var spec = (Declared.Sex with { ClassWeights = [new ClassWeight(new OptionValue.String(text), 0.5)] }).With(new OptionUse("KmsKeyName", new OptionValue.String(text)));
            var statement = spec.CreateStatement();
            var error = await server.ParseAsync(statement);
            Assert.True(error is null, $"{error}\n{statement}");
            var literal = statement.Split('\n').Single(static line => line.StartsWith("  KMS_KEY_NAME = ", StringComparison.Ordinal))["  KMS_KEY_NAME = ".Length..].TrimEnd(',');
            Assert.Equal(text, await server.EvaluateStringAsync(literal));
        }
    }

    [Fact]
    public void A_constant_of_CSharp_is_the_text()
    {
        Gen.Select(s_text, Gen.Char.Array[0, 5].Select(static characters => new string(characters))).Sample((text, any) =>
        {
            Check(text + any);
            Check("\n" + any + "\n" + text);
            Check("  " + text + "\n   \n\n\t" + any);
        });

        static void Check(string text)
        {
            var tree = CSharpSyntaxTree.ParseText(SourceWriter.Write(writer =>
            {
                writer.Open("class C");
                writer.WriteLine($"const string A = {CSharp.Text(text)};");
                writer.WriteLine($"const string B = {CSharp.String(text)};");
                writer.Close();
            }));
            Assert.Empty(tree.GetDiagnostics());
            Assert.All(tree.GetRoot().DescendantNodes().OfType<LiteralExpressionSyntax>(), literal => Assert.Equal(text, literal.Token.ValueText));
        }
    }

    [Theory]
    [InlineData("body_mass_g > 0 AND species != '--> </code> & <b> \\\"\\\"\\\" \\u2028 😀 {x}'")]
    [InlineData("species != 'a'\\n OR TRUE /* \\\"\\\"\\\"\\\" */ -- \\u202e")]
    public void Generated_code_with_such_text_compiles_without_warning(string where)
    {
        var run = GeneratorRun.Of(Zoo.Penguin, $$"""
            using Bqml;
            namespace Zoo;
            [BigQueryModel("ml.penguin_weight")]
            [LinearRegression<Penguin>]
            [TrainingTable("t", Where = "{{where}}")]
            public sealed partial class PenguinWeight;
            """);
        Assert.Single(run.Sources);
    }

    private static CreateModelStatement Parse(string sql)
    {
        var tree = SqlParser.Parse(sql);
        Assert.True(!tree.HasErrors, sql);
        return Assert.IsType<CreateModelStatement>(Assert.Single(tree.Root.Statements));
    }

    private static SqlExpression Value(CreateModelStatement statement, string option) =>
        Assert.Single(statement.Options!, entry => entry.Name.Name == option).Value;
}
