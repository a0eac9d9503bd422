using Bqml.Tests.Support;
using Google.Apis.Auth.OAuth2;

namespace Bqml.Tests.Client;

public class CredentialTests
{
    [Fact]
    public async Task A_credential_is_sent_with_every_request()
    {
        await using var server = new LoopbackServer().ThenJson(Words.Page(["a"]));
        await using var client = await BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { BaseAddress = server.Address, Credential = GoogleCredential.FromAccessToken("secret-token") });
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.Contains("Authorization: Bearer secret-token", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_on_this_machine_needs_no_credential()
    {
        await using var server = new LoopbackServer().ThenJson(Words.Page(["a"]));
        await using var client = await BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { BaseAddress = server.Address });
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.DoesNotContain("Authorization", server.LastRequest, StringComparison.Ordinal);
        Assert.Contains("User-Agent: Bqml", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_that_are_not_there_are_one_clear_error()
    {
        // A file named explicitly is the first place looked at, and no other is tried when it is missing.
        const string variable = "GOOGLE_APPLICATION_CREDENTIALS";
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()));
        try
        {
            var error = await Assert.ThrowsAsync<BigQueryMLException>(() => BigQueryML.CreateAsync("my-project"));
            Assert.Equal(ErrorReasons.Authentication, error.Reason);
            Assert.Contains("gcloud auth application-default login", error.Remedy, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }
}
