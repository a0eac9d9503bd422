using System.Reflection;
using Bqml.Catalog;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;
using Xunit.Abstractions;

namespace Bqml.Generators.Tests.Statements;

public class FunctionTests(ITestOutputHelper output)
{
    /// <summary>Each model type with everything that makes functions available, and with tuning.</summary>
    public static TheoryData<string, string> Models()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in EveryType.Types)
        {
            var transform = type.Functions.Contains("ML.TRANSFORM") ? "[StandardScaler]" : "";
            data.Add(type.Id, EveryType.Source(type.Id, EveryType.EnablingOptions(type), "", transform));
            if (type.Option("NUM_TRIALS") is null) continue;
            var tuned = type.Options.First(static option => option is { Kind: OptionKind.Float64, Tunable: true, Requires.Count: 0, AppliesWhen.Count: 0 } || option.Name is "NUM_CLUSTERS");
            var explain = type.Option("ENABLE_GLOBAL_EXPLAIN") is null ? "" : ", EnableGlobalExplain = true";
            var range = tuned.Kind == OptionKind.Int64 ? "Min = 2, Max = 5" : "Min = 0.1, Max = 0.9";
            data.Add(type.Id, EveryType.Source(type.Id, "NumTrials = 3" + explain, $"[Tune(Hyperparameter.{tuned.PropertyName}, {range})]", transform));
        }
        return data;
    }

    /// <summary>Every function of the catalogue that a type supports is a method.</summary>
    [Fact]
    public void Every_function_of_every_type_is_a_method()
    {
        var methods = Models().GroupBy(static row => (string)row[0], static row => ModelCalls.Methods(LoadedModel.Of(EveryType.Name, (string)row[1])).Select(static method => method.Name));
        var count = 0;
        foreach (var type in methods)
        {
            var names = type.SelectMany(static names => names).ToHashSet(StringComparer.Ordinal);
            foreach (var function in ModelCatalog.FindModelType(type.Key)!.Functions.Select(static name => ModelCatalog.FindFunction(name)!))
            {
                if (function is not { Kind: FunctionKind.TableValued, MethodName: { } method }) continue;
                Assert.True(names.Contains(method), $"{type.Key} has no {method}.");
                count++;
            }
        }
        output.WriteLine($"{count} cells of the support matrix of {methods.Count()} model types");
    }

    [GoogleSqlTheory]
    [MemberData(nameof(Models))]
    public async Task Google_accepts_every_statement(string type, string source)
    {
        var server = await GoogleSqlServer.Shared;
        var model = LoadedModel.Of(EveryType.Name, source);
        foreach (var (name, statement) in model.ReadStatements())
        {
            var error = await server.ParseAsync(statement);
            Assert.True(error is null, $"{name}: {error}\n{statement}");
        }
        foreach (var method in ModelCalls.Methods(model))
        {
            foreach (var arguments in ModelCalls.Of(method))
            {
                var statement = await model.SendAsync(method, null, arguments);
                var error = await server.ParseAsync(statement);
                Assert.True(error is null, $"{type} {method}: {error}\n{statement}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task What_a_method_sends_is_the_constant(string type, string source)
    {
        var model = LoadedModel.Of(EveryType.Name, source);
        var statements = model.ReadStatements();
        foreach (var method in ModelCalls.Methods(model))
        {
            var input = ModelCalls.InputOf(method);
            if (input?.Name == "source") continue;
            var name = method.Name[..^"Async".Length];
            // A secret that is given when the model is made stands in no constant.
            if (name == "Create" && ModelCalls.Required(method).Length > 0) continue;
            if (name == "Create") name = "CreateModel";
            if (input is not null && statements.ContainsKey(name + "Rows")) name += "Rows";
            // What must be given is a query parameter in the constant.
            var required = ModelCalls.Required(method);
            var expected = required.Aggregate(statements[name].Replace("@output_schema", "'content STRING'", StringComparison.Ordinal), static (text, setting) => text.Replace("@" + SnakeCase(setting.Name), Literal(setting.Value!), StringComparison.Ordinal));
            Assert.True(expected == await model.SendAsync(method, null, [.. ModelCalls.Input(input), .. required]), type + " " + name);
        }
    }

    private static string SnakeCase(string name) => string.Concat(name.Select(static letter => char.IsUpper(letter) ? "_" + char.ToLowerInvariant(letter) : letter.ToString()));

    private static string Literal(object value) => value switch
    {
        double number => GoogleSql.SqlLiteral.Float64(number),
        string text => GoogleSql.SqlLiteral.String(text),
        TextAnalysis analysis => GoogleSql.SqlLiteral.String(Runtime.EnumTexts.Of(analysis)!),
        _ => throw new NotSupportedException(value.GetType().Name),
    };

    [Fact]
    public async Task Each_mode_of_creation_is_its_constant()
    {
        var model = LoadedModel.Of("Zoo.PenguinWeight", Zoo.Penguin, Zoo.Weight());
        var create = model.Type.GetMethod("CreateAsync")!;
        var statements = model.ReadStatements();
        Assert.Equal(statements["CreateModelIfNotExists"], await model.SendAsync(create, null, ("mode", CreateMode.CreateIfNotExists)));
        Assert.Equal(statements["CreateOrReplaceModel"], await model.SendAsync(create, null, ("mode", CreateMode.CreateOrReplace)));
    }

    [Fact]
    public async Task Another_name_at_run_time_is_written_as_an_identifier()
    {
        var model = LoadedModel.Of("Zoo.PenguinWeight", Zoo.Penguin, Zoo.Weight());
        var predict = ModelCalls.Methods(model).First(static method => method.Name == "PredictAsync" && method.GetParameters()[0].Name == "source");
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `staging.weight`, TABLE `zoo.new_penguins`)", await model.SendAsync(predict, "staging.weight", ("source", (BigQuerySource)"zoo.new_penguins")));
        Assert.StartsWith("CREATE MODEL `staging.weight`\nOPTIONS(", await model.SendAsync(model.Type.GetMethod("CreateAsync")!, "staging.weight"), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<TargetInvocationException>(() => model.SendAsync(predict, "staging.we`ight", ("source", (BigQuerySource)"t")));
        Assert.IsType<ArgumentException>(refused.InnerException);
    }

    [Fact]
    public async Task A_query_is_a_subquery_whatever_its_end()
    {
        var model = LoadedModel.Of("Zoo.PenguinWeight", Zoo.Penguin, Zoo.Weight());
        var predict = ModelCalls.Methods(model).First(static method => method.Name == "PredictAsync" && method.GetParameters()[0].Name == "source");
        BigQuerySource query = $"SELECT * FROM {new BigQueryTable("zoo.penguins")} WHERE island = {"Dream"} -- only one";
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `ml.penguin_weight`, (\nSELECT * FROM `zoo.penguins` WHERE island = @p0 -- only one\n))", await model.SendAsync(predict, null, ("source", query)));
    }

    [Fact]
    public async Task Settings_that_are_null_are_left_out()
    {
        var model = LoadedModel.Of("Zoo.PenguinSex", Zoo.UnsexedPenguin, Zoo.Sex());
        var explain = ModelCalls.Methods(model).First(static method => method.Name == "ExplainPredictAsync" && method.GetParameters()[0].Name == "source");
        const string Call = "SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `ml.penguin_sex`, TABLE `t`";
        Assert.Equal(Call + ")", await model.SendAsync(explain, null, ("source", (BigQuerySource)"t")));
        Assert.Equal(Call + ", STRUCT(0.25 AS threshold))", await model.SendAsync(explain, null, ("source", (BigQuerySource)"t"), ("threshold", 0.25)));
        Assert.Equal(Call + ", STRUCT(3 AS top_k_features, 0.25 AS threshold))", await model.SendAsync(explain, null, ("source", (BigQuerySource)"t"), ("topKFeatures", 3L), ("threshold", 0.25)));
        var roc = ModelCalls.Methods(model).First(static method => method.Name == "RocCurveAsync" && method.GetParameters()[0].Name == "source");
        Assert.Equal("SELECT * FROM ML.ROC_CURVE(MODEL `ml.penguin_sex`, TABLE `t`, [0.4, 0.5])", await model.SendAsync(roc, null, ("source", (BigQuerySource)"t"), ("thresholds", new[] { 0.4, 0.5 })));
    }
}
