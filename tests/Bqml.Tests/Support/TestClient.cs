namespace Bqml.Tests.Support;

/// <summary>A client over a handler of the test's; waits take no time unless a clock is given.</summary>
internal sealed class TestClient(HttpMessageHandler handler, BigQueryMLOptions? options = null)
    : BigQueryML(handler, "my-project", options ?? new BigQueryMLOptions { TimeProvider = new InstantTime() });
