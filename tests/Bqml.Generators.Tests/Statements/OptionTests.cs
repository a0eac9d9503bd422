using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Statements;

public class OptionTests
{
    /// <summary>Every option of the types with members, by the attribute's property.</summary>
    public static TheoryData<string, string> Options()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in EveryType.Types)
        {
            foreach (var option in type.Options.Where(static option => option.PropertyName is not null)) data.Add(type.Id, option.Name);
        }
        return data;
    }

    [GoogleSqlTheory]
    [MemberData(nameof(Options))]
    public async Task Google_accepts_each_option_with_each_value(string modelType, string name)
    {
        var option = ModelCatalog.FindModelType(modelType)!.Option(name)!;
        foreach (var (value, literal) in Samples(option))
        {
            var statement = Declared.Of(modelType).With(new OptionUse(option.PropertyName!, value)).CreateStatement();
            Assert.Contains($"  {name} = {literal}", statement, StringComparison.Ordinal);
            Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(statement));
        }
    }

    [GoogleSqlTheory]
    [MemberData(nameof(Options))]
    public async Task Google_accepts_each_search_space(string modelType, string name)
    {
        var option = ModelCatalog.FindModelType(modelType)!.Option(name)!;
        if (!option.Tunable) return;
        foreach (var (space, text) in SearchSpaces(option))
        {
            var statement = (Declared.Of(modelType) with { Tunings = [space] }).With(new OptionUse("NumTrials", new OptionValue.Int64(3))).CreateStatement();
            Assert.Contains($"  {name} = {text}", statement, StringComparison.Ordinal);
            Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(statement));
        }
    }

    [GoogleSqlFact]
    public async Task Google_accepts_all_options_at_once_in_every_form()
    {
        foreach (var type in EveryType.Types)
        {
            var options = type.Options.Where(static option => option.PropertyName is not null).Select(static option => new OptionUse(option.PropertyName!, Samples(option).First().Value));
            var spec = Declared.Of(type.Id).With([.. options]) with
            {
                ClassWeights = [new ClassWeight(new OptionValue.String("MALE"), 0.25), new ClassWeight(new OptionValue.Bool(true), 2)],
                UnlistedOptions = [new OptionUse("NEW_OPTION", new OptionValue.Array([new OptionValue.String("a"), new OptionValue.String("b")]))],
            };
            var model = new ModelDeclaration(spec);
            foreach (var form in CreateModelStatement.Forms)
                Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(form.Opening + "`p.d.m`" + CreateModelStatement.Body(model)));
        }
    }

    [Fact]
    public void An_unlisted_model_type_replaces_the_attributes_own() =>
        Assert.Contains("MODEL_TYPE = 'NEW_TYPE'", (Declared.Weight with { UnlistedModelType = "NEW_TYPE" }).CreateStatement(), StringComparison.Ordinal);

    [Fact]
    public void The_label_is_named_by_its_column() =>
        Assert.Contains("INPUT_LABEL_COLS = ['body_mass_g']", Declared.Weight.CreateStatement(), StringComparison.Ordinal);

    private static IEnumerable<(TuneUse Space, string Text)> SearchSpaces(ModelOption option)
    {
        if ((option.HyperparameterForms & HyperparameterForms.Range) != 0)
            yield return (new TuneUse(option.Name, 0, 1.5, null), "HPARAM_RANGE(0.0, 1.5)".Replace("0.0", option.Kind == OptionKind.Int64 ? "0" : "0.0", StringComparison.Ordinal));
        if ((option.HyperparameterForms & HyperparameterForms.Candidates) == 0) yield break;
        // An array among candidates stands in a STRUCT, since an ARRAY holds no ARRAY.
        var samples = Samples(option).Take(2).ToArray();
        var literals = samples.Select(sample => option.Kind is OptionKind.Int64Array ? $"STRUCT({sample.Literal})" : sample.Literal);
        yield return (new TuneUse(option.Name, null, null, samples.Select(static sample => sample.Value).ToEquatableArray()), $"HPARAM_CANDIDATES([{string.Join(", ", literals)}])");
    }

    private static IEnumerable<(OptionValue Value, string Literal)> Samples(ModelOption option)
    {
        if (option.AllowedValues.Count > 0)
        {
            foreach (var allowed in option.AllowedValues)
            {
                var literal = $"'{allowed.SqlValue}'";
                yield return (new OptionValue.Enum(option.EnumType!, allowed.MemberName, 0), option.Kind == OptionKind.StringArray ? $"[{literal}]" : literal);
            }
            yield break;
        }
        switch (option.Kind)
        {
            case OptionKind.Float64:
                yield return (new OptionValue.Float64(0.1), "0.1");
                yield return (new OptionValue.Float64(1e-300), "1E-300");
                yield return (new OptionValue.Float64(-2), "-2.0");
                break;
            case OptionKind.Int64:
                yield return (new OptionValue.Int64(7), "7");
                yield return (new OptionValue.Int64(long.MinValue), "-9223372036854775808");
                break;
            case OptionKind.Bool:
                yield return (new OptionValue.Bool(true), "TRUE");
                yield return (new OptionValue.Bool(false), "FALSE");
                break;
            case OptionKind.StringArray:
                yield return (new OptionValue.Array([new OptionValue.String("a"), new OptionValue.String("it's")]), """['a', 'it\'s']""");
                break;
            case OptionKind.Int64Array:
                yield return (new OptionValue.Array([new OptionValue.Int64(8), new OptionValue.Int64(2)]), "[8, 2]");
                break;
            case OptionKind.Int64Tuple:
                yield return (new OptionValue.Array([new OptionValue.Int64(1), new OptionValue.Int64(0), new OptionValue.Int64(2)]), "(1, 0, 2)");
                break;
            case OptionKind.Interval:
                yield return (new OptionValue.String("390 MINUTE"), "INTERVAL 390 MINUTE");
                break;
            default:
                yield return (new OptionValue.String("it's"), """'it\'s'""");
                break;
        }
    }
}
