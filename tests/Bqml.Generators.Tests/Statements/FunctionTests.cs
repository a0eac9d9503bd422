using System.Reflection;
using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.Statements;

public class FunctionTests
{
    private const string Everything = "EnableGlobalExplain = true, CalculatePValues = true, CategoryEncodingMethod = CategoryEncodingMethod.DummyEncoding";
    private const string Tuning = "[Tune(Hyperparameter.L2Reg, Min = 0, Max = 1)]";

    public static TheoryData<string, string> Models() => new()
    {
        { "Zoo.PenguinWeight", Zoo.Weight(Everything) },
        { "Zoo.PenguinWeight", Zoo.Weight("NumTrials = 3, EnableGlobalExplain = true", Tuning) },
        { "Zoo.PenguinSex", Zoo.Sex(Everything) },
        { "Zoo.PenguinSex", Zoo.Sex("NumTrials = 3, EnableGlobalExplain = true", Tuning) },
    };

    [GoogleSqlTheory]
    [MemberData(nameof(Models))]
    public async Task Google_accepts_every_statement(string type, string source)
    {
        var server = await GoogleSqlServer.Shared;
        var model = LoadedModel.Of(type, Zoo.Penguin, Zoo.UnsexedPenguin, source);
        foreach (var (name, statement) in model.ReadStatements())
        {
            var error = await server.ParseAsync(statement);
            Assert.True(error is null, $"{name}: {error}\n{statement}");
        }
        foreach (var method in Methods(model))
        {
            foreach (var arguments in Calls(model, method))
            {
                var statement = await model.SendAsync(method, null, arguments);
                var error = await server.ParseAsync(statement);
                Assert.True(error is null, $"{method}: {error}\n{statement}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public async Task What_a_method_sends_is_the_constant(string type, string source)
    {
        var model = LoadedModel.Of(type, Zoo.Penguin, Zoo.UnsexedPenguin, source);
        var statements = model.ReadStatements();
        foreach (var method in Methods(model))
        {
            var input = method.GetParameters().FirstOrDefault(static parameter => parameter.Name is "rows" or "table" or "query");
            if (input?.Name is "table" or "query") continue;
            var name = method.Name[..^"Async".Length];
            if (name == "Create") name = "CreateModel";
            if (input is not null && statements.ContainsKey(name + "Rows")) name += "Rows";
            Assert.Equal(statements[name], await model.SendAsync(method, null, Input(model, input)));
        }
    }

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
        var predict = Methods(model).First(static method => method.Name == "PredictAsync" && method.GetParameters()[0].Name == "table");
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `staging.weight`, TABLE `zoo.new_penguins`)", await model.SendAsync(predict, "staging.weight", ("table", new BigQueryTable("zoo.new_penguins"))));
        Assert.StartsWith("CREATE MODEL `staging.weight`\nOPTIONS(", await model.SendAsync(model.Type.GetMethod("CreateAsync")!, "staging.weight"), StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<TargetInvocationException>(() => model.SendAsync(predict, "staging.we`ight", ("table", new BigQueryTable("t"))));
        Assert.IsType<ArgumentException>(refused.InnerException);
    }

    [Fact]
    public async Task A_query_is_a_subquery_whatever_its_end()
    {
        var model = LoadedModel.Of("Zoo.PenguinWeight", Zoo.Penguin, Zoo.Weight());
        var predict = Methods(model).First(static method => method.Name == "PredictAsync" && method.GetParameters()[0].Name == "query");
        BigQuerySql query = $"SELECT * FROM {new BigQueryTable("zoo.penguins")} WHERE island = {"Dream"} -- only one";
        Assert.Equal("SELECT * FROM ML.PREDICT(MODEL `ml.penguin_weight`, (\nSELECT * FROM `zoo.penguins` WHERE island = @p0 -- only one\n))", await model.SendAsync(predict, null, ("query", query)));
    }

    [Fact]
    public async Task Settings_that_are_null_are_left_out()
    {
        var model = LoadedModel.Of("Zoo.PenguinSex", Zoo.UnsexedPenguin, Zoo.Sex());
        var explain = Methods(model).First(static method => method.Name == "ExplainPredictAsync" && method.GetParameters()[0].Name == "table");
        const string Call = "SELECT * FROM ML.EXPLAIN_PREDICT(MODEL `ml.penguin_sex`, TABLE `t`";
        Assert.Equal(Call + ")", await model.SendAsync(explain, null, ("table", new BigQueryTable("t"))));
        Assert.Equal(Call + ", STRUCT(0.25 AS threshold))", await model.SendAsync(explain, null, ("table", new BigQueryTable("t")), ("threshold", 0.25)));
        Assert.Equal(Call + ", STRUCT(3 AS top_k_features, 0.25 AS threshold))", await model.SendAsync(explain, null, ("table", new BigQueryTable("t")), ("topKFeatures", 3L), ("threshold", 0.25)));
        var roc = Methods(model).First(static method => method.Name == "RocCurveAsync" && method.GetParameters()[0].Name == "table");
        Assert.Equal("SELECT * FROM ML.ROC_CURVE(MODEL `ml.penguin_sex`, TABLE `t`, [0.4, 0.5])", await model.SendAsync(roc, null, ("table", new BigQueryTable("t")), ("thresholds", new[] { 0.4, 0.5 })));
    }

    private static IEnumerable<MethodInfo> Methods(LoadedModel model) => model.Type.GetMethods().Where(static method => method.Name.EndsWith("Async", StringComparison.Ordinal));

    /// <summary>The call without settings, with each of them, and with all.</summary>
    private static IEnumerable<(string, object?)[]> Calls(LoadedModel model, MethodInfo method)
    {
        var input = Input(model, method.GetParameters().FirstOrDefault(static parameter => parameter.Name is "rows" or "table" or "query"));
        var settings = method.GetParameters().Where(static parameter => parameter.IsOptional && parameter.Name != "cancellationToken" && parameter.Name != "progress").Select(Setting).ToArray();
        yield return input;
        foreach (var setting in settings) yield return [.. input, setting];
        yield return [.. input, .. settings];
    }

    private static (string, object?) Setting(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return (parameter.Name!, type == typeof(double) ? 0.5 : type == typeof(long) ? 2L : type == typeof(bool) ? true : type.IsEnum ? Enum.GetValues(type).GetValue(0) : new[] { 0.1, 0.9 });
    }

    private static (string, object?)[] Input(LoadedModel model, ParameterInfo? parameter) => parameter?.Name switch
    {
        null => [],
        "table" => [("table", new BigQueryTable("zoo.penguins"))],
        "query" => [("query", (BigQuerySql)$"SELECT * FROM zoo.penguins WHERE island = {"Dream"}")],
        // An instance with nothing set is enough to see the statement.
        _ => [("rows", Rows(parameter.ParameterType.GetGenericArguments()[0]))],
    };

    private static Array Rows(Type type)
    {
        var rows = Array.CreateInstance(type, 1);
        rows.SetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type), 0);
        return rows;
    }
}
