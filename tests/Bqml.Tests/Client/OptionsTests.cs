using Bqml.Tests.Support;

namespace Bqml.Tests.Client;

public class OptionsTests
{
    [Theory]
    [InlineData("http://localhost:9050", "/bigquery/v2/projects/my-project/queries")]
    [InlineData("http://localhost:9050/", "/bigquery/v2/projects/my-project/queries")]
    [InlineData("https://proxy.example/google/bigquery/v2", "/google/bigquery/v2/projects/my-project/queries")]
    [InlineData("https://proxy.example/google/bigquery/v2/", "/google/bigquery/v2/projects/my-project/queries")]
    public async Task An_address_may_have_a_path_of_its_own(string address, string path)
    {
        var handler = new ScriptedHandler().ThenJson(Words.Page([]));
        await using var client = new TestClient(handler, new BigQueryMLOptions { BaseAddress = new Uri(address) });
        await Words.ReadAsync(client);
        Assert.Equal(path, handler.Requests[0].Path);
    }

    [Fact]
    public void Settings_that_are_not_possible_are_refused_at_once()
    {
        Refused(new() { BaseAddress = new Uri("ftp://localhost/") }, "http");
        Refused(new() { BaseAddress = new Uri("relative", UriKind.Relative) }, "http");
        Refused(new() { DefaultDataset = "a`b" }, "DefaultDataset");
        Refused(new() { DefaultDataset = "" }, "DefaultDataset");
        Refused(new() { DefaultDataset = "project.data-set" }, "DefaultDataset");
        Refused(new() { RequestTimeout = TimeSpan.Zero }, "RequestTimeout");
        Refused(new() { RetryDeadline = TimeSpan.FromSeconds(-1) }, "RetryDeadline");
        Refused(new() { PageSize = 0 }, "PageSize");
        Refused(new() { MaximumBytesBilled = -1 }, "MaximumBytesBilled");
        Refused(new() { Labels = { ["Team"] = "x" } }, "'Team' is no key of a label; write 1 to 63 lower-case letters");
        Refused(new() { Labels = { ["team"] = "A\n" } }, "is no value of the label 'team'");
        Refused(new() { Labels = Enumerable.Range(0, 65).ToDictionary(static i => FormattableString.Invariant($"l{i}"), static _ => "") }, "There are 65 labels, and 64 are possible.");

        static void Refused(BigQueryMLOptions options, string name) =>
            Assert.Contains(name, Assert.ThrowsAny<ArgumentException>(() => new TestClient(new ScriptedHandler(), options)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("My Project")]
    [InlineData("p`")]
    public async Task A_project_that_cannot_be_is_refused_at_once(string project) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => BigQueryML.CreateAsync(project, new BigQueryMLOptions { BaseAddress = new Uri("http://127.0.0.1:9050") }));

    [Fact]
    public async Task The_handler_is_disposed_with_the_client()
    {
        var handler = new DisposableHandler();
        await using (new TestClient(handler)) Assert.False(handler.IsDisposed);
        Assert.True(handler.IsDisposed);
    }

    private sealed class DisposableHandler : HttpMessageHandler
    {
        public bool IsDisposed { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new InvalidOperationException();

        protected override void Dispose(bool disposing) => IsDisposed = true;
    }
}
