using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>Every fault, at every request of every operation to which it applies: the operation ends well, having run its statement once, or with the one error that explains it.</summary>
public class FaultTests
{
    public static TheoryData<string, string> Scenarios
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var fault in Fault.All)
                foreach (var operation in Operation.All) data.Add(fault.Name, operation.Name);
            return data;
        }
    }

    [Fact]
    public void There_are_at_least_forty_faults_and_each_has_a_name_of_its_own()
    {
        Assert.True(Fault.All.Count >= 40, $"There are {Fault.All.Count}.");
        Assert.Equal(Fault.All.Count, Fault.All.Select(static fault => fault.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_fault_at_any_request_ends_well_or_in_one_clear_error(string faultName, string operationName)
    {
        var fault = Fault.All.Single(fault => fault.Name == faultName);
        var operation = Operation.All.Single(operation => operation.Name == operationName);
        var requests = await RunAsync(operation, static (_, _) => null, expected: null);
        for (var i = 0; i < requests.Count; i++)
        {
            if (!fault.AppliesTo(requests[i])) continue;
            var at = i;
            await RunAsync(operation, (index, _) => index == at ? fault : null, Expected(fault, operation, requests[i]), fault.TakesTime ? TimeSpan.FromMilliseconds(250) : null);
        }
    }

    /// <summary>A fault that stays: every attempt meets it, and the caller hears of it within the deadline.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task A_fault_that_stays_is_one_clear_error(string faultName, string operationName)
    {
        var fault = Fault.All.Single(fault => fault.Name == faultName);
        var operation = Operation.All.Single(operation => operation.Name == operationName);
        if (fault.TakesTime) return;
        var bigquery = new FakeBigQuery();
        await using var server = new FaultServer(bigquery, (_, request) => fault.AppliesTo(request) ? fault : null);
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server, TimeSpan.FromSeconds(20)));
        try
        {
            await operation.RunAsync(client, bigquery);
        }
        catch (BigQueryMLException exception)
        {
            Assert.NotEmpty(exception.Remedy);
            Assert.NotEmpty(exception.Summary);
        }
        if (operation.Statement is { } statement) Assert.InRange(bigquery.Executions(statement), 0, 1);
    }

    private static string? Expected(Fault fault, Operation operation, FaultRequest request)
    {
        // Reading what a training reported is a courtesy: without it the training has succeeded all the same.
        if (operation.Name == "training" && request.Path.Contains("/models/", StringComparison.Ordinal)) return null;
        // An upload that the server has forgotten is begun again; one that was answered by nothing is asked about.
        if (request.Method == "PUT" && (fault.Reason == "notFound" || fault.Name == "an empty answer")) return null;
        return fault.Reason;
    }

    private static async Task<IReadOnlyList<FaultRequest>> RunAsync(Operation operation, Func<int, FaultRequest, Fault?> plan, string? expected, TimeSpan? timeout = null)
    {
        var bigquery = new FakeBigQuery();
        var requests = new List<FaultRequest>();
        await using var server = new FaultServer(bigquery, (index, request) =>
        {
            lock (requests) requests.Add(request);
            return plan(index, request);
        });
        await using var client = await BigQueryML.CreateAsync("my-project", Options(server, timeout ?? TimeSpan.FromSeconds(20)));
        if (expected is null)
        {
            await operation.RunAsync(client, bigquery);
            if (operation.Statement is { } statement) Assert.Equal(1, bigquery.Executions(statement));
        }
        else
        {
            var error = await Assert.ThrowsAsync<BigQueryMLException>(() => operation.RunAsync(client, bigquery));
            Assert.Equal(expected, error.Reason);
            Assert.NotEmpty(error.Remedy);
        }
        lock (requests) return [.. requests];
    }

    private static BigQueryMLOptions Options(FaultServer server, TimeSpan timeout) => new() { BaseAddress = server.Address, TimeProvider = new InstantTime(), RequestTimeout = timeout };
}
