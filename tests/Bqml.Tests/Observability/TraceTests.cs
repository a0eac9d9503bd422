using System.Diagnostics;
using Bqml.Tests.Support;

namespace Bqml.Tests.Observability;

public class TraceTests
{
    [Fact]
    public async Task A_statement_is_one_activity_around_its_requests()
    {
        Activity? duringRequest = null, duringRow = null;
        var handler = new ScriptedHandler()
            .Then((_, _) =>
            {
                duringRequest = Activity.Current;
                return Task.FromResult(ScriptedHandler.Response(Words.Page(["a"], "next", 2)));
            })
            .ThenJson(Words.Page(["b"], null, 2));
        await using var client = new TestClient(handler);
        var (root, activities) = await TracedAsync(async () =>
        {
            await foreach (var _ in client.QueryAsync(Words.Command, Words.Reader)) duringRow = Activity.Current;
        });
        var activity = Assert.Single(activities);
        Assert.Equal(("query", ActivityKind.Client, ActivityStatusCode.Unset), (activity.OperationName, activity.Kind, activity.Status));
        Assert.Equal(("gcp.bigquery", "my-project", "query", "job_1"), (Tag("db.system.name"), Tag("db.namespace"), Tag("db.operation.name"), Tag("bqml.job.id")));
        Assert.Same(activity, duringRequest);
        Assert.Same(root, duringRow);
        Assert.DoesNotContain(activity.TagObjects, tag => tag.Value is string text && text.Contains("SELECT", StringComparison.Ordinal));

        string? Tag(string name) => activity.GetTagItem(name) as string;
    }

    [Fact]
    public async Task A_failure_is_marked_with_its_reason()
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Json.Job("DONE", "invalidQuery", "wrong")));
        var (_, activities) = await TracedAsync(() => Assert.ThrowsAsync<BigQueryMLException>(() => client.ExecuteAsync(new BigQueryCommand("DROP MODEL m"))));
        var activity = Assert.Single(activities);
        Assert.Equal((ActivityStatusCode.Error, "invalidQuery"), (activity.Status, activity.GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_reading_that_stops_early_ends_its_activity()
    {
        await using var client = new TestClient(new ScriptedHandler().ThenJson(Words.Page(["a", "b"])));
        var (_, activities) = await TracedAsync(async () =>
        {
            await foreach (var _ in client.QueryAsync(Words.Command, Words.Reader)) break;
        });
        Assert.True(Assert.Single(activities).IsStopped);
    }

    /// <summary>Tests run side by side: only the activities of this one's trace count.</summary>
    private static async Task<(Activity Root, List<Activity> Ended)> TracedAsync(Func<Task> action)
    {
        var ended = new List<Activity>();
        using var root = new Activity("test").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Bqml",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId != root.TraceId) return;
                lock (ended) ended.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await action();
        return (root, ended);
    }
}
