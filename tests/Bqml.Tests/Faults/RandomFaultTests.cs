using System.Globalization;
using Bqml.Tests.Support;

namespace Bqml.Tests.Faults;

/// <summary>A thousand schedules of faults that pass: nothing is lost, nothing is doubled.</summary>
public class RandomFaultTests
{
    private const int Schedules = 1_000;

    [Fact]
    public async Task A_thousand_random_schedules_lose_and_double_nothing()
    {
        var passing = Fault.All.Where(static fault => fault is { Reason: null, TakesTime: false }).ToArray();
        var faults = 0;
        await Parallel.ForAsync(0, Schedules, async (seed, _) =>
        {
            var random = new Random(seed);
            var choices = new Lock();
            var inRow = 0;
            var operation = Operation.All[random.Next(Operation.All.Count)];
            var bigquery = new FakeBigQuery();
            await using var server = new FaultServer(bigquery, (_, request) =>
            {
                lock (choices)
                {
                    // After a third answer that is no HTTP, the client rightly takes the address for wrong.
                    var fault = inRow < 2 && random.Next(3) == 0 ? passing[random.Next(passing.Length)] : null;
                    inRow = fault?.AppliesTo(request) == true ? inRow + 1 : 0;
                    if (inRow == 0) return null;
                    Interlocked.Increment(ref faults);
                    return fault;
                }
            });
            var options = new BigQueryMLOptions { BaseAddress = server.Address, TimeProvider = new InstantTime(), RetryDeadline = TimeSpan.FromHours(10), RequestTimeout = TimeSpan.FromMinutes(1) };
            await using var client = await BigQueryML.CreateAsync("my-project", options);
            try
            {
                await operation.RunAsync(client, bigquery);
            }
            catch (Exception exception) when (exception is BigQueryMLException or Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Schedule {seed} ({operation}): {exception.Message}"), exception);
            }
            if (operation.Statement is { } statement) Assert.Equal(1, bigquery.Executions(statement));
        });
        Assert.InRange(faults, Schedules / 4, Schedules * 20);
    }
}
