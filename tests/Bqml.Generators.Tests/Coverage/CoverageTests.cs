using Bqml.Catalog;
using Bqml.Testing.GoogleSql;
using Xunit.Abstractions;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>
/// Walks the catalogue: each option, search space, function, result and argument of each model type is declared in C#, accepted by the rules without error or
/// warning, generated, compiled without warning, called, and the statement parsed by Google's parser. What cannot be is listed with its reason.
/// </summary>
[Trait("Category", "Slow")]
public class CoverageTests(ITestOutputHelper output)
{
    public static TheoryData<string> Types => [.. ModelCatalog.ModelTypes.Select(static type => type.Id)];

    [Theory, MemberData(nameof(Types))]
    public async Task All_of_a_model_type_is_covered(string type)
    {
        var coverage = await TypeCoverage.OfAsync(type);
        var missing = coverage.Faults.Where(static pair => pair.Value is not null && !IsExcepted(pair.Key)).ToArray();
        Assert.True(missing.Length == 0, $"not covered: {string.Join(", ", missing.Select(static pair => pair.Key.Name))}; such as\n{string.Join("\n\n", missing.Take(3).Select(static pair => pair.Key + "\n" + pair.Value))}");
    }

    [GoogleSqlTheory, MemberData(nameof(Types))]
    public async Task Google_parses_every_statement_of_a_model_type(string type)
    {
        var server = await GoogleSqlServer.Shared;
        foreach (var statement in (await TypeCoverage.OfAsync(type)).Statements)
        {
            var error = await server.ParseAsync(statement);
            Assert.True(error is null, $"{error}\n{statement}");
        }
    }

    [Fact]
    public async Task The_count_is_the_catalogues()
    {
        var all = (await Task.WhenAll(ModelCatalog.ModelTypes.Select(static type => TypeCoverage.OfAsync(type.Id)))).SelectMany(static coverage => coverage.Faults).ToArray();
        foreach (var kind in all.GroupBy(static pair => pair.Key.Kind))
        {
            var covered = kind.Count(static pair => pair.Value is null);
            output.WriteLine($"{kind.Key}: {covered} covered + {kind.Count() - covered} excepted = {kind.Count()}");
        }
        output.WriteLine($"in doubt, not counted: {ModelCatalog.ModelTypes.Sum(static type => type.DoubtfulFunctions.Count)} cells of functions");
        foreach (var exception in CoverageExceptions.All)
        {
            output.WriteLine($"excepted, {exception.Parts.Sum(Needed)}: {exception.ModelTypes} {exception.Names}: {exception.Reason}");
            Assert.All(exception.Parts, part => Assert.True(Needed(part) > 0, $"Nothing needs this exception any more: {part}"));
        }

        Assert.Equal(ModelCatalog.ModelTypes.Sum(static type => type.CreateForms.Count), Count(SubjectKind.Form));
        Assert.Equal(ModelCatalog.ModelTypes.Sum(static type => type.Options.Count), Count(SubjectKind.Option));
        Assert.Equal(ModelCatalog.ModelTypes.Sum(static type => type.Functions.Count), Count(SubjectKind.Function));

        int Needed(CoverageException exception) => all.Count(pair => pair.Value is not null && exception.Covers(pair.Key))
            + ModelCatalog.Functions.Count(function => !FunctionCoverageTests.IsCovered(function) && exception.Covers(FunctionCoverageTests.SubjectOf(function)));

        int Count(SubjectKind kind) => all.Count(pair => pair.Key.Kind == kind);
    }

    private static bool IsExcepted(Subject subject) => CoverageExceptions.All.Any(exception => exception.Covers(subject));
}
