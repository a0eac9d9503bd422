using System.Text.Json;
using Bqml.Cli.Sql;
using Bqml.Cli.Tests.Harness;

namespace Bqml.Cli.Tests;

public sealed class SqlTests : IDisposable
{
    private readonly BuiltAssembly _zoo = BuiltAssembly.Of(Zoo.Source);

    public void Dispose() => _zoo.Dispose();

    [Fact]
    public void Json_has_exactly_the_constants_of_every_model()
    {
        var json = JsonElement.Parse(Run.Successful("sql", _zoo.Path, "--json").Output);
        Assert.Equal("Zoo", json.GetProperty("assembly").GetString());
        var models = json.GetProperty("models").EnumerateArray().ToArray();
        Assert.Equal(
            [("PenguinSex", "ml.penguin_sex", "LOGISTIC_REG"), ("Zoo.Models.PenguinWeight", "other.penguin_weight", "LINEAR_REG"), ("Zoo.PenguinWeight", "ml.penguin_weight", "LINEAR_REG")],
            models.Select(static model => (Text(model, "type"), Text(model, "name"), Text(model, "modelType"))));
        foreach (var (model, type) in models.Zip(["PenguinSex", "Zoo.Models+PenguinWeight", "Zoo.PenguinWeight"]))
        {
            var expected = _zoo.Statements(type);
            Assert.Contains(expected, static statement => statement.Name == "CreateOrReplaceModel");
            Assert.Equal(expected, model.GetProperty("statements").EnumerateArray().Select(static statement => (Text(statement, "name"), Text(statement, "sql"))));
        }
    }

    [Fact]
    public void Text_has_every_statement_under_its_name_and_closed()
    {
        var expected = new[] { ("PenguinSex", "PenguinSex"), ("Zoo.Models+PenguinWeight", "Zoo.Models.PenguinWeight"), ("Zoo.PenguinWeight", "Zoo.PenguinWeight") }
            .SelectMany(model => _zoo.Statements(model.Item1).Select(statement => $"-- {model.Item2}.{statement.Name}\n{statement.Sql};\n"));
        Assert.Equal(string.Join('\n', expected), Run.Successful("sql", _zoo.Path).Output);
    }

    [Theory]
    [InlineData("Zoo.PenguinWeight", "Zoo.PenguinWeight")]
    [InlineData("zoo.models.penguinweight", "Zoo.Models.PenguinWeight")]
    [InlineData("PenguinSex", "PenguinSex")]
    [InlineData("other.penguin_weight", "Zoo.Models.PenguinWeight")]
    public void One_model_is_found_by_class_and_by_name(string name, string type)
    {
        var headers = Run.Successful("sql", _zoo.Path, "--model", name).Lines.Where(static line => line.StartsWith("-- ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(headers);
        Assert.All(headers, header => Assert.StartsWith($"-- {type}.", header, StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_name_that_fits_several_models_is_an_error_that_names_them()
    {
        var error = Run.Failure(ExitCode.Failure, "sql", _zoo.Path, "--model", "PenguinWeight");
        Assert.Contains("Zoo.Models.PenguinWeight and Zoo.PenguinWeight", error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_model_is_an_error_with_the_nearest_name_and_all_names()
    {
        var error = Run.Failure(ExitCode.Failure, "sql", _zoo.Path, "--model", "PengiunSex");
        Assert.Contains("Did you mean PenguinSex?", error, StringComparison.Ordinal);
        Assert.Contains("PenguinSex, Zoo.Models.PenguinWeight, Zoo.PenguinWeight", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Models_built_without_the_generator_are_an_error()
    {
        using var bare = BuiltAssembly.Of("[Bqml.BigQueryModel(\"ml.bare\")] public sealed partial class Bare;", withGenerator: false);
        Assert.Contains("Bare in", Run.Failure(ExitCode.Failure, "sql", bare.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void Object_tables_are_there_too()
    {
        using var cinema = BuiltAssembly.Of("namespace Cinema { [Bqml.ObjectTable(\"cinema.posters\", Uris = [\"gs://my-bucket/*\"])] public sealed partial class Posters; }");
        var expected = cinema.Statements("Cinema.Posters").Where(static statement => statement.Name != "TableName").ToArray();
        Assert.Equal(5, expected.Length);
        Assert.Equal(string.Join('\n', expected.Select(static statement => $"-- Cinema.Posters.{statement.Name}\n{statement.Sql};\n")), Run.Successful("sql", cinema.Path).Output);
        var table = Assert.Single(JsonElement.Parse(Run.Successful("sql", cinema.Path, "--json").Output).GetProperty("objectTables").EnumerateArray());
        Assert.Equal(("Cinema.Posters", "cinema.posters"), (Text(table, "type"), Text(table, "name")));
        Assert.Equal(expected, table.GetProperty("statements").EnumerateArray().Select(static statement => (Text(statement, "name"), Text(statement, "sql"))));
        Assert.Contains("declares no models", Run.Failure(ExitCode.Failure, "sql", cinema.Path, "--model", "Posters"), StringComparison.Ordinal);
        using var bare = BuiltAssembly.Of("[Bqml.ObjectTable(\"posters\")] public sealed partial class Bare;", withGenerator: false);
        Assert.Contains("is marked [ObjectTable] but has no statements", Run.Failure(ExitCode.Failure, "sql", bare.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void An_assembly_without_models_is_an_error()
    {
        using var empty = BuiltAssembly.Of("public static class Sql { public const string Hello = \"SELECT 1\"; }");
        Assert.Contains("[BigQueryModel]", Run.Failure(ExitCode.Failure, "sql", empty.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_a_folder_and_a_file_that_is_no_assembly_are_errors()
    {
        Assert.Contains("There is no file", Run.Failure(ExitCode.Failure, "sql", _zoo.Path + ".missing"), StringComparison.Ordinal);
        Assert.Contains("is a folder", Run.Failure(ExitCode.Failure, "sql", Path.GetDirectoryName(_zoo.Path)!), StringComparison.Ordinal);
        var file = _zoo.Path + ".txt";
        foreach (var content in (byte[][])[[], "MZ"u8.ToArray(), "no assembly at all"u8.ToArray()])
        {
            File.WriteAllBytes(file, content);
            Assert.Contains("not a .NET assembly", Run.Failure(ExitCode.Failure, "sql", file), StringComparison.Ordinal);
        }
    }

    /// <summary>Cut off anywhere, an assembly is refused or (where only what nobody reads is missing) read; never is there another exception.</summary>
    [Fact]
    public void A_truncated_assembly_does_no_harm()
    {
        var whole = File.ReadAllBytes(_zoo.Path);
        var expected = Run.Successful("sql", _zoo.Path);
        var file = _zoo.Path + ".cut";
        var refused = 0;
        for (var length = 0; length < whole.Length; length += 997)
        {
            File.WriteAllBytes(file, whole[..length]);
            var run = Run.Of("sql", file);
            if (run.ExitCode == ExitCode.Success) Assert.Equal(expected.Output, run.Output);
            else refused++;
        }
        Assert.NotEqual(0, refused);
    }

    /// <summary>With bytes overwritten anywhere in its metadata, an assembly gives statements or one error; never another exception.</summary>
    [Fact]
    public void A_damaged_assembly_does_no_harm()
    {
        var whole = File.ReadAllBytes(_zoo.Path);
        var metadata = whole.AsSpan().IndexOf("BSJB"u8);
        var file = _zoo.Path + ".damaged";
        var random = new Random(22);
        for (var round = 0; round < 500; round++)
        {
            var damaged = whole.ToArray();
            for (var place = 0; place < 4; place++) damaged[metadata + random.Next(damaged.Length - metadata)] = (byte)random.Next(256);
            File.WriteAllBytes(file, damaged);
            var run = Run.Of("sql", file);
            Assert.Contains(run.ExitCode, new[] { ExitCode.Success, ExitCode.Failure });
        }
    }

    [Theory]
    [InlineData("SELECT 1", "SELECT 1;")]
    [InlineData("SELECT 1 -- one", "SELECT 1 -- one\n;")]
    [InlineData("SELECT 1 # one", "SELECT 1 # one\n;")]
    [InlineData("SELECT -- one\n1", "SELECT -- one\n1;")]
    public void A_comment_does_not_swallow_the_semicolon(string sql, string closed)
    {
        using var output = new StringWriter();
        StatementScript.Write(output, new("Zoo", [new("Zoo.M", "m", null, [new("S", sql), new("T", sql)])], []));
        Assert.Equal($"-- Zoo.M.S\n{closed}\n\n-- Zoo.M.T\n{closed}\n", output.ToString());
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
