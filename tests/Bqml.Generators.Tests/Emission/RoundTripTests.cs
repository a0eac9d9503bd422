using System.Collections;
using System.Reflection;
using Bqml.Generators.Tests.Harness;

namespace Bqml.Generators.Tests.Emission;

/// <summary>What generated readers and writers do with values.</summary>
public class RoundTripTests
{
    private const string Rows = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using Bqml;
        namespace Zoo;
        public enum Sex { Female, Male, [Column(".")] Unknown }
        public sealed record Place(string City, double? Latitude);
        [BigQueryRow]
        public sealed partial record Animal(
            long Id, string? Name, Sex Sex, Sex? OtherSex, DateOnly Born, decimal Price, byte[] Photo, Place? Place, List<Place> Places, Sex[] Sexes, int[] Legs, bool Wild);
        public static class Program
        {
            public static Animal Sample { get; } = new(
                1, null, Sex.Unknown, Sex.Male, new DateOnly(2024, 2, 29), 1.5m, [1, 2], new Place("Oslo", null), [new Place("Rome", 41.9)], [Sex.Male, Sex.Unknown], [4, 2], true);
            public static async Task<Animal[]> Query(BigQueryML bigquery)
            {
                var animals = new List<Animal>();
                await foreach (var animal in bigquery.QueryAsync<Animal>($"SELECT * FROM UNNEST({new[] { Sample }})")) animals.Add(animal);
                return [.. animals];
            }
            public static string Text(Animal animal) => string.Join(" ", animal with { Photo = [], Places = [], Sexes = [], Legs = [] }) + string.Join(",", animal.Photo) + string.Join(",", animal.Places)
                + string.Join(",", animal.Sexes) + string.Join(",", animal.Legs);
        }
        """;

    [Fact]
    public async Task A_row_is_written_and_read_back()
    {
        var program = Load(Rows).GetType("Zoo.Program")!;
        using var server = new FakeServer(
            """
            [{"name":"wild","type":"BOOLEAN"},{"name":"extra","type":"GEOGRAPHY"},{"name":"id","type":"INTEGER"},{"name":"name","type":"STRING"},{"name":"sex","type":"STRING"},{"name":"other_sex","type":"STRING"},
             {"name":"born","type":"DATE"},{"name":"price","type":"NUMERIC"},{"name":"photo","type":"BYTES"},
             {"name":"place","type":"RECORD","fields":[{"name":"latitude","type":"FLOAT"},{"name":"city","type":"STRING"}]},
             {"name":"places","type":"RECORD","mode":"REPEATED","fields":[{"name":"city","type":"STRING"},{"name":"latitude","type":"FLOAT"}]},
             {"name":"sexes","type":"STRING","mode":"REPEATED"},{"name":"legs","type":"INTEGER","mode":"REPEATED"}]
            """,
            """
            [{"f":[{"v":"true"},{"v":"POINT(0 0)"},{"v":"1"},{"v":null},{"v":"."},{"v":"Male"},{"v":"2024-02-29"},{"v":"1.5"},{"v":"AQI="},
             {"v":{"f":[{"v":null},{"v":"Oslo"}]}},{"v":[{"v":{"f":[{"v":"Rome"},{"v":"41.9"}]}}]},{"v":[{"v":"Male"},{"v":"."}]},{"v":[{"v":"4"},{"v":"2"}]}]}]
            """);
        await using var bigquery = new FakeBigQuery(server);
        var task = (Task)program.GetMethod("Query")!.Invoke(null, [bigquery])!;
        await task;
        var animals = (Array)task.GetType().GetProperty("Result")!.GetValue(task)!;
        var text = program.GetMethod("Text")!;
        Assert.Equal(text.Invoke(null, [program.GetProperty("Sample")!.GetValue(null)]), text.Invoke(null, [Assert.Single(animals.Cast<object>())]));

        var parameter = server.Request.GetProperty("queryParameters")[0];
        var values = parameter.GetProperty("parameterValue").GetProperty("arrayValues")[0].GetProperty("structValues");
        Assert.Equal(".", values.GetProperty("sex").GetProperty("value").GetString());
        Assert.Equal("Oslo", values.GetProperty("place").GetProperty("structValues").GetProperty("city").GetProperty("value").GetString());
        Assert.Equal("2", values.GetProperty("legs").GetProperty("arrayValues")[1].GetProperty("value").GetString());
        var types = parameter.GetProperty("parameterType").GetProperty("arrayType").GetProperty("structTypes");
        Assert.Equal(["id", "name", "sex", "other_sex", "born", "price", "photo", "place", "places", "sexes", "legs", "wild"], types.EnumerateArray().Select(static type => type.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Values_of_our_own_types_are_written_and_read_back()
    {
        var program = Load("""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Text.Json;
            using System.Threading.Tasks;
            using Bqml;
            namespace Zoo;
            [BigQueryRow]
            public sealed partial record Contract(
                BigNumeric Sum, BigQueryInterval Term, BigQueryRange<DateOnly> Days, BigQueryRange<DateTimeOffset>? Valid, JsonElement Terms, BigQueryGeography Place, BigNumeric[] Sums, List<BigQueryRange<DateTime>> Hours);
            public static class Program
            {
                public static Contract Sample { get; } = new(
                    BigNumeric.MaxValue, new(14, 3, 4), new(new(2024, 1, 1), null), new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)), JsonElement.Parse("{\"a\":[1]}"), new("POINT(1 2)"), [1.5m, -2],
                    [new(null, new(2024, 1, 1))]);
                public static async Task<Contract[]> Query(BigQueryML bigquery)
                {
                    var contracts = new List<Contract>();
                    await foreach (var contract in bigquery.QueryAsync<Contract>($"SELECT * FROM UNNEST({new[] { Sample }})")) contracts.Add(contract);
                    return [.. contracts];
                }
                public static string Text(Contract row) => string.Join(" ", row.Sum, row.Term, row.Days, row.Valid, row.Terms.GetRawText(), row.Place, string.Join(",", row.Sums), string.Join(",", row.Hours));
            }
            """).GetType("Zoo.Program")!;
        using var server = new FakeServer(
            """
            [{"name":"sum","type":"BIGNUMERIC"},{"name":"term","type":"INTERVAL"},{"name":"days","type":"RANGE","rangeElementType":{"type":"DATE"}},{"name":"valid","type":"RANGE","rangeElementType":{"type":"TIMESTAMP"}},
             {"name":"terms","type":"JSON"},{"name":"place","type":"GEOGRAPHY"},{"name":"sums","type":"BIGNUMERIC","mode":"REPEATED"},{"name":"hours","type":"RANGE","rangeElementType":{"type":"DATETIME"},"mode":"REPEATED"}]
            """,
            """
            [{"f":[{"v":"578960446186580977117854925043439539266.34992332820282019728792003956564819967"},{"v":"1-2 3 0:0:0.000004"},{"v":"[2024-01-01, UNBOUNDED)"},{"v":"[0, 86400000000)"},
             {"v":"{\"a\":[1]}"},{"v":"POINT(1 2)"},{"v":[{"v":"1.5"},{"v":"-2"}]},{"v":[{"v":"[UNBOUNDED, 2024-01-01T00:00:00)"}]}]}]
            """);
        await using var bigquery = new FakeBigQuery(server);
        var task = (Task)program.GetMethod("Query")!.Invoke(null, [bigquery])!;
        await task;
        var contracts = (Array)task.GetType().GetProperty("Result")!.GetValue(task)!;
        var text = program.GetMethod("Text")!;
        Assert.Equal(text.Invoke(null, [program.GetProperty("Sample")!.GetValue(null)]), text.Invoke(null, [Assert.Single(contracts.Cast<object>())]));

        var parameter = server.Request.GetProperty("queryParameters")[0];
        var types = parameter.GetProperty("parameterType").GetProperty("arrayType").GetProperty("structTypes");
        Assert.Equal(["BIGNUMERIC", "INTERVAL", "RANGE", "RANGE", "JSON", "GEOGRAPHY", "ARRAY", "ARRAY"], types.EnumerateArray().Select(static type => type.GetProperty("type").GetProperty("type").GetString()));
        var values = parameter.GetProperty("parameterValue").GetProperty("arrayValues")[0].GetProperty("structValues");
        Assert.Equal("1-2 3 0:0:0.000004", values.GetProperty("term").GetProperty("value").GetString());
        Assert.Equal("2024-01-01", values.GetProperty("days").GetProperty("rangeValue").GetProperty("start").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Rows_nest_as_deep_as_BigQuery_lets_them()
    {
        // Levels of STRUCTs and of ARRAYs of STRUCT take turns.
        const int depth = 15;
        var types = string.Join("\n", Enumerable.Range(1, depth).Select(static level => $"public sealed record Level{level}({(level == depth ? "long Leaf" : $"Level{level + 1}{(IsArray(level) ? "[]" : "")} Next")});"));
        var program = Load($$"""
            using System.Threading.Tasks;
            using Bqml;
            namespace Zoo;
            {{types}}
            [BigQueryRow] public sealed partial record Root(Level1 Next);
            public static class Program
            {
                public static async Task<long> Query(BigQueryML bigquery)
                {
                    Root[] sample = [new({{Sample(1)}})];
                    await foreach (var root in bigquery.QueryAsync<Root>($"SELECT * FROM UNNEST({sample})")) return root.Next{{string.Concat(Enumerable.Range(1, depth - 1).Select(static level => IsArray(level) ? ".Next[0]" : ".Next"))}}.Leaf;
                    return 0;
                }
            }
            """).GetType("Zoo.Program")!;
        using var server = new FakeServer($"[{Schema(1)}]", "[{\"f\":[{\"v\":" + Value(1) + "}]}]");
        await using var bigquery = new FakeBigQuery(server);
        Assert.Equal(42, await (Task<long>)program.GetMethod("Query")!.Invoke(null, [bigquery])!);
        Assert.Contains("""{"leaf":{"value":"7"}}""", server.Request.GetRawText(), StringComparison.Ordinal);

        static bool IsArray(int level) => level % 2 == 0;
        static string Sample(int level) => $"new({(level == depth ? "7" : IsArray(level) ? "[" + Sample(level + 1) + "]" : Sample(level + 1))})";
        static string Schema(int level) =>
            """{"name":"next","type":"RECORD","mode":" """.TrimEnd() + (level > 1 && IsArray(level - 1) ? "REPEATED" : "NULLABLE") + "\",\"fields\":[" + (level == depth ? """{"name":"leaf","type":"INTEGER"}""" : Schema(level + 1)) + "]}";
        static string Value(int level) => "{\"f\":[{\"v\":" + (level == depth ? "\"42\"" : IsArray(level) ? "[{\"v\":" + Value(level + 1) + "}]" : Value(level + 1)) + "}]}";
    }

    [Fact]
    public async Task A_prediction_holds_input_label_and_probabilities()
    {
        var type = Load(Zoo.UnsexedPenguin, Zoo.Sex()).GetType("Zoo.PenguinSex")!;
        var prediction = await FirstAsync(type, "PredictAsync", (BigQuerySource)"t",
            """
            [{"name":"predicted_sex","type":"STRING"},{"name":"predicted_sex_probs","type":"RECORD","mode":"REPEATED","fields":[{"name":"label","type":"STRING"},{"name":"prob","type":"FLOAT"}]},
             {"name":"species","type":"STRING"},{"name":"island","type":"STRING"},{"name":"culmen_length_mm","type":"FLOAT"},{"name":"culmen_depth_mm","type":"FLOAT"},{"name":"flipper_length_mm","type":"FLOAT"},
             {"name":"body_mass_g","type":"FLOAT"},{"name":"sex","type":"STRING"}]
            """,
            """[{"f":[{"v":"MALE"},{"v":[{"v":{"f":[{"v":"MALE"},{"v":"0.75"}]}},{"v":{"f":[{"v":"FEMALE"},{"v":"0.25"}]}}]},{"v":"Gentoo"},{"v":"Biscoe"},{"v":null},{"v":"15.6"},{"v":"224"},{"v":"5000"},{"v":null}]}]""");
        Assert.Equal("MALE", Get(prediction, "PredictedSex"));
        Assert.Equal("Gentoo", Get(Get(prediction, "Input")!, "Species"));
        Assert.Null(Get(Get(prediction, "Input")!, "CulmenLengthMm"));
        Assert.Equal([0.75, 0.25], ((IEnumerable)Get(prediction, "PredictedSexProbs")!).Cast<object>().Select(static probability => (double)Get(probability, "Prob")!));
    }

    [Fact]
    public async Task A_row_of_the_confusion_matrix_counts_whatever_classes_there_are()
    {
        var type = Load("using Bqml; public record Row(double X, [Label] bool Y); [BigQueryModel(\"m\")] [LogisticRegression<Row>] [TrainingTable(\"t\")] public partial class M;").GetType("M")!;
        var row = await FirstAsync(type, "ConfusionMatrixAsync", (BigQuerySource)"t",
            """[{"name":"expected_label","type":"BOOLEAN"},{"name":"_false","type":"INTEGER"},{"name":"_true","type":"INTEGER"}]""",
            """[{"f":[{"v":"true"},{"v":"3"},{"v":"39"}]}]""");
        Assert.Equal(true, Get(row, "ExpectedLabel"));
        Assert.Equal(new Dictionary<string, long> { ["_false"] = 3, ["_true"] = 39 }, Get(row, "Counts"));
    }

    [Fact]
    public async Task Principal_components_are_a_list_beside_the_input()
    {
        var type = Load(EveryType.Source("PCA")).GetType(EveryType.Name)!;
        var prediction = await FirstAsync(type, "PredictAsync", (BigQuerySource)"t",
            """
            [{"name":"principal_component_1","type":"FLOAT"},{"name":"principal_component_2","type":"FLOAT"},{"name":"length","type":"FLOAT"},{"name":"island","type":"STRING"},{"name":"chosen","type":"BOOLEAN"},
             {"name":"extra","type":"FLOAT"}]
            """,
            """[{"f":[{"v":"0.5"},{"v":"-1.5"},{"v":null},{"v":"Dream"},{"v":"true"},{"v":"9"}]}]""");
        Assert.Equal([0.5, -1.5], (IEnumerable<double>)Get(prediction, "PrincipalComponents")!);
        Assert.Equal("Dream", Get(Get(prediction, "Input")!, "Island"));
    }

    [Fact]
    public async Task An_explained_point_holds_the_effect_of_each_holiday_and_feature()
    {
        var type = Load(EveryType.Source("ARIMA_PLUS_XREG")).GetType(EveryType.Name)!;
        const string Floats = "standard_error confidence_level prediction_interval_lower_bound prediction_interval_upper_bound trend seasonal_period_yearly seasonal_period_quarterly seasonal_period_monthly "
            + "seasonal_period_weekly seasonal_period_daily holiday_effect spikes_and_dips step_changes residual holiday_effect_Christmas holiday_effect_US_Labor attribution_temperature attribution_weekend";
        var columns = Floats.Split(' ');
        var point = await FirstAsync(type, "ExplainForecastAsync", (BigQuerySource)"t",
            """[{"name":"gate","type":"STRING"},{"name":"time_series_timestamp","type":"TIMESTAMP"},{"name":"time_series_type","type":"STRING"},{"name":"time_series_data","type":"FLOAT"},{"name":"time_series_adjusted_data","type":"FLOAT"},"""
                + string.Join(",", columns.Select(static name => $$"""{"name":"{{name}}","type":"FLOAT"}""")) + "]",
            """[{"f":[{"v":"north"},{"v":"1704067200000000"},{"v":"history"},{"v":"3"},{"v":null},"""
                + string.Join(",", columns.Select(static (_, index) => $$"""{"v":"{{index}}"}""")) + "]}]");
        Assert.Equal("north", Get(point, "Gate"));
        Assert.Equal(TimeSeriesPointKind.History, Get(point, "TimeSeriesType"));
        Assert.Equal(10.0, Get(point, "HolidayEffect"));
        Assert.Equal(new Dictionary<string, double> { ["Christmas"] = 14, ["US_Labor"] = 15 }, Get(point, "HolidayEffects"));
        Assert.Equal(16.0, Get(point, "AttributionTemperature"));
    }

    [Fact]
    public async Task A_trial_has_typed_hyperparameters()
    {
        var type = Load(Zoo.Penguin, Zoo.Weight("NumTrials = 2", "[Tune(Hyperparameter.L1Reg, Min = 0, Max = 1), TuneCandidates(Hyperparameter.L2Reg, 0, 1)]")).GetType("Zoo.PenguinWeight")!;
        var trial = await FirstAsync(type, "TrialInfoAsync", null,
            """
            [{"name":"trial_id","type":"INTEGER"},{"name":"hyperparameters","type":"RECORD","fields":[{"name":"l1_reg","type":"FLOAT"},{"name":"l2_reg","type":"FLOAT"}]},
             {"name":"hparam_tuning_evaluation_metrics","type":"RECORD","fields":[{"name":"r2_score","type":"FLOAT"}]},{"name":"training_loss","type":"FLOAT"},{"name":"eval_loss","type":"FLOAT"},
             {"name":"status","type":"STRING"},{"name":"error_message","type":"STRING"},{"name":"is_optimal","type":"BOOLEAN"}]
            """,
            """[{"f":[{"v":"2"},{"v":{"f":[{"v":"0.5"},{"v":null}]}},{"v":{"f":[{"v":"0.9"}]}},{"v":"1.5"},{"v":null},{"v":"SUCCEEDED"},{"v":null},{"v":"true"}]}]""");
        Assert.Equal(2L, Get(trial, "TrialId"));
        Assert.Equal(0.5, Get(Get(trial, "Hyperparameters")!, "L1Reg"));
        Assert.Null(Get(Get(trial, "Hyperparameters")!, "L2Reg"));
        Assert.Equal(TrialStatus.Succeeded, Get(trial, "Status"));
        Assert.Equal(true, Get(trial, "IsOptimal"));
    }

    [Fact]
    public async Task A_member_that_the_enum_does_not_have_is_an_error_that_names_it()
    {
        var type = Load("using Bqml; public enum Y { A, B } public record Row(double X, [Label] Y Y); [BigQueryModel(\"m\")] [LogisticRegression<Row>] [TrainingTable(\"t\")] public partial class M;").GetType("M")!;
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => FirstAsync(type, "ConfusionMatrixAsync", (BigQuerySource)"t",
            """[{"name":"expected_label","type":"STRING"}]""", """[{"f":[{"v":"C"}]}]"""));
        Assert.Contains("'C'", error.Message, StringComparison.Ordinal);
    }

    private static Assembly Load(params string[] sources)
    {
        using var stream = new MemoryStream();
        Assert.True(GeneratorRun.Of(sources).Output.Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }

    private static async Task<object> FirstAsync(Type model, string method, object? input, string schema, string rows)
    {
        using var server = new FakeServer(schema, rows);
        await using var bigquery = new FakeBigQuery(server);
        var overload = model.GetMethods().Single(candidate => candidate.Name == method && candidate.GetParameters().Any(parameter => parameter.ParameterType == typeof(BigQuerySource)) == input is BigQuerySource
            && (input is not null || !candidate.GetParameters().Any(static parameter => parameter.Name is "rows" or "source")));
        var arguments = overload.GetParameters().Select(parameter => parameter.ParameterType == typeof(BigQuerySource) ? input : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : null).ToArray();
        var result = overload.Invoke(Activator.CreateInstance(model, bigquery, null), arguments)!;
        var first = typeof(RoundTripTests).GetMethod(nameof(FirstOfAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(overload.ReturnType.GetGenericArguments());
        return await (Task<object>)first.Invoke(null, [result])!;
    }

    private static async Task<object> FirstOfAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var row in rows) return row!;
        throw new InvalidOperationException("There is no row.");
    }

    private static object? Get(object row, string property) => row.GetType().GetProperty(property)!.GetValue(row);
}
