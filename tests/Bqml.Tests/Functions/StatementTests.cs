using System.Reflection;
using System.Text.Json;
using Bqml.Testing.GoogleSql;
using Bqml.Tests.Support;

namespace Bqml.Tests.Functions;

/// <summary>Every method of every function without a model, with nothing but what must be given and with everything: the statement is one that Google's parser takes.</summary>
public class StatementTests
{
    private static readonly object[] s_groups = [Sale.TimeSeries, Sale.OneSeries, Sale.KeyDrivers, Sale.Correlations, Sale.PointInTime];

    public static TheoryData<string, int, bool> Methods
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            for (var i = 0; i < All.Length; i++)
            {
                foreach (var withAll in new[] { false, true }) data.Add(All[i].Method.Name, i, withAll);
            }
            return data;
        }
    }

    private static (object? Target, MethodInfo Method)[] All { get; } =
    [
        .. typeof(DataFunctions).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => ((object?)null, method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(Sale)) : method)),
        .. from target in s_groups
           from method in target.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           select ((object?)target, method),
    ];

    [Fact]
    public void There_are_as_many_methods_as_functions_and_inputs_ask_for()
    {
        // DESCRIBE_DATA and TFDV_DESCRIBE take rows in 2 ways, VALIDATE_DATA_DRIFT twice, TFDV_VALIDATE takes none.
        Assert.Equal(2 + 2 + 4 + 1, All.Count(entry => entry.Target is null));
        // FORECAST with and without history, EVALUATE, DETECT_ANOMALIES in three shapes, CHANGE_POINTS, SEASONALITY and TREND.
        Assert.Equal(2 + 2 + 4 + 4 + 2 + 2 + 2 + 2 + 2, All.Count(entry => entry.Target == Sale.TimeSeries));
        Assert.Equal(2, All.Count(entry => entry.Target == Sale.KeyDrivers));
        Assert.Equal(2, All.Count(entry => entry.Target == Sale.Correlations));
        Assert.Equal(2 + 4, All.Count(entry => entry.Target == Sale.PointInTime));
    }

    [GoogleSqlFact]
    public async Task Google_takes_every_statement()
    {
        var google = await GoogleSqlServer.Shared;
        foreach (var (target, method) in All)
        {
            foreach (var withAll in new[] { false, true })
            {
                var statement = await SendAsync(target, method, withAll);
                var error = await google.ParseAsync(statement);
                Assert.True(error is null, $"{error}\n{statement}");
            }
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public async Task Every_argument_given_is_written(string name, int index, bool withAll)
    {
        var (target, method) = All[index];
        var statement = await SendAsync(target, method, withAll);
        Assert.Contains("@p", name == "ValidateStatisticsAsync" || method.GetParameters().Any(IsRows) ? statement : "@p", StringComparison.Ordinal);
        if (!withAll) return;
        foreach (var parameter in method.GetParameters().Where(parameter => parameter.HasDefaultValue && parameter.ParameterType != typeof(CancellationToken) && !IsExcluded(parameter)))
        {
            // Settings that are told apart by place have no name in the statement.
            if (name != "ValidateStatisticsAsync") Assert.Contains(Words(parameter.Name!), statement.Replace("MODEL", "model", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static string Words(string parameter) => string.Concat(parameter.Select(static c => char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : c.ToString()));

    private static bool IsRows(ParameterInfo parameter) =>
        parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericArguments()[0] is var row && (row == typeof(Sale) || row == typeof(EntityTime)) && !parameter.HasDefaultValue;

    /// <summary>Of two arguments that exclude each other one is left out.</summary>
    private static bool IsExcluded(ParameterInfo parameter) => parameter.Name is "forecastEndTimestamp" or "minAprioriSupport";

    private static async Task<string> SendAsync(object? target, MethodInfo method, bool withAll)
    {
        var handler = new ScriptedHandler().ThenError(400, "invalidQuery", "Captured.");
        await using var client = new TestClient(handler);
        var arguments = method.GetParameters().Select(parameter => parameter.HasDefaultValue && (!withAll || IsExcluded(parameter)) ? parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? Activator.CreateInstance(parameter.ParameterType) : null : Value(parameter, client, withAll)).ToArray();
        var result = method.Invoke(target, arguments)!;
        var run = result as Task ?? (Task)typeof(StatementTests).GetMethod(nameof(DrainAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()).Invoke(null, [result])!;
        await Assert.ThrowsAsync<BigQueryMLException>(() => run);
        using var body = JsonDocument.Parse(Assert.Single(handler.Requests).Body);
        return body.RootElement.GetProperty("query").GetString()!;
    }

    private static object Value(ParameterInfo parameter, BigQueryML client, bool asQuery)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var table = new BigQueryTable("shop.sales");
        if (type == typeof(BigQueryML)) return client;
        if (type == typeof(BigQuerySource)) return asQuery ? Source($"SELECT * FROM {table} WHERE amount > {3.5} -- all of them") : Source(table);
        if (type == typeof(IEnumerable<Sale>)) return new[] { new Sale("it's", new DateOnly(2026, 1, 2), 3.5) };
        if (type == typeof(IEnumerable<EntityTime>)) return new[] { new EntityTime { EntityId = "a", Time = DateTimeOffset.UnixEpoch } };
        if (type == typeof(IEnumerable<Seasonality>)) return new[] { Seasonality.Weekly, Seasonality.Daily };
        if (type == typeof(IEnumerable<KeyValuePair<string, double>>)) return new Dictionary<string, double> { ["it's"] = 0.25 };
        if (type == typeof(string)) return parameter.Name == "model" ? "ml.churn" : "{}";
        if (type == typeof(long)) return parameter.Name == "contextWindow" ? 64L : 7L;
        if (type == typeof(double)) return 0.5;
        if (type == typeof(bool)) return true;
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        if (type == typeof(CancellationToken)) return CancellationToken.None;
        // The one metric for columns of any kind.
        if (type == typeof(DriftMetric)) return DriftMetric.JensenShannonDivergence;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(0)!;
        throw new NotSupportedException($"No value for {type}.");
    }

    private static BigQuerySource Source(BigQuerySource source) => source;

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) { }
    }
}
