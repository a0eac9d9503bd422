using Bqml.Tests.Support;
using Google.Apis.Http;
using Google.Apis.Services;

namespace Bqml.Tests.Client;

public class ServiceTests
{
    [Fact]
    public async Task A_services_stack_and_address_are_taken_over()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"]));
        using var service = new Service(handler);
        await using (var client = BigQueryML.FromService(service, "my-project"))
        {
            Assert.Equal("my-project", client.ProjectId);
            Assert.Equal(["a"], await Words.ReadAsync(client));
        }
        var request = Assert.Single(handler.Requests);
        Assert.Equal("POST /somewhere/bigquery/v2/projects/my-project/queries", request.ToString());
        Assert.Contains("key=api%20key", request.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_stays_the_callers()
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page(["a"])).ThenJson(Words.Page(["b"]));
        using var service = new Service(handler);
        await using (var first = BigQueryML.FromService(service, "my-project")) await Words.ReadAsync(first);
        await using var second = BigQueryML.FromService(service, "my-project");
        Assert.Equal(["b"], await Words.ReadAsync(second));
    }

    [Fact]
    public async Task Failures_behind_a_service_are_tried_again_too()
    {
        var handler = new ScriptedHandler().ThenError(500, "backendError", "busy").ThenJson(Words.Page(["a"]));
        using var service = new Service(handler);
        await using var client = BigQueryML.FromService(service, "my-project", new BigQueryMLOptions { TimeProvider = new InstantTime() });
        Assert.Equal(["a"], await Words.ReadAsync(client));
    }

    [Fact]
    public async Task A_services_own_timeout_is_one_clear_error()
    {
        var handler = new ScriptedHandler().Then(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            throw new InvalidOperationException();
        });
        using var service = new Service(handler);
        service.HttpClient.Timeout = TimeSpan.FromMilliseconds(200);
        await using var client = BigQueryML.FromService(service, "my-project", new BigQueryMLOptions { RetryDeadline = TimeSpan.Zero });
        Assert.Equal(ErrorReasons.RequestTimeout, (await Assert.ThrowsAsync<BigQueryMLException>(() => Words.ReadAsync(client))).Reason);
    }

    private sealed class Service(HttpMessageHandler handler) : BaseClientService(new Initializer
    {
        HttpClientFactory = new Factory(handler), ApplicationName = "test", ApiKey = "api key",
    })
    {
        public override string Name => "bigquery";

        public override string BaseUri => "https://private.example/somewhere/bigquery/v2/";

        public override string BasePath => "somewhere/bigquery/v2/";

        public override IList<string> Features => [];
    }

    private sealed class Factory(HttpMessageHandler handler) : HttpClientFactory
    {
        protected override HttpMessageHandler CreateHandler(CreateHttpClientArgs args) => handler;
    }
}
