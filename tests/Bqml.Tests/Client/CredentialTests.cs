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
    public async Task A_quota_project_is_sent_with_and_without_a_credential()
    {
        await using var server = new LoopbackServer().ThenJson(Words.Page(["a"])).ThenJson(Words.Page(["b"]));
        foreach (var credential in new[] { null, GoogleCredential.FromAccessToken("secret-token") })
        {
            await using var client = await BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { BaseAddress = server.Address, QuotaProject = "quota-project", Credential = credential });
            await Words.ReadAsync(client);
            Assert.Equal(2, server.LastRequest.Split("x-goog-user-project: quota-project", StringSplitOptions.None).Length);
        }
    }

    [Fact]
    public async Task A_key_file_that_cannot_be_read_is_one_clear_error()
    {
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { ServiceAccountKeyFile = "no-such-key.json" }));
        Assert.Equal(ErrorReasons.Authentication, error.Reason);
        Assert.Contains("no-such-key.json", error.Summary, StringComparison.Ordinal);
        Assert.Contains("JSON key of a service account", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_account_asks_for_a_token_with_its_key()
    {
        await using var server = new LoopbackServer().ThenJson("""{"access_token":"token-of-the-account","expires_in":3600,"token_type":"Bearer"}""").ThenJson(Words.Page(["a"]));
        var file = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + ".json");
        await File.WriteAllTextAsync(file, KeyFile(new Uri(server.Address, "token")));
        try
        {
            await using var client = await BigQueryML.CreateAsync("my-project", new BigQueryMLOptions { BaseAddress = server.Address, ServiceAccountKeyFile = file });
            Assert.Equal(["a"], await Words.ReadAsync(client));
            Assert.Contains("Authorization: Bearer token-of-the-account", server.LastRequest, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("localhost:{0}")]
    [InlineData("http://127.0.0.1:{0}")]
    public async Task The_address_of_an_emulator_comes_from_the_environment_and_needs_no_credential(string address)
    {
        await using var server = new LoopbackServer().ThenJson(Words.Page(["a"]));
        await WithVariableAsync("BIGQUERY_EMULATOR_HOST", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, server.Address.Port), async () =>
        {
            await using var client = await BigQueryML.CreateAsync("my-project");
            Assert.Equal(["a"], await Words.ReadAsync(client));
        });
        Assert.StartsWith("POST /bigquery/v2/projects/my-project/queries", server.LastRequest, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", server.LastRequest, StringComparison.Ordinal);
    }

    [Fact]
    public Task An_emulators_address_that_is_none_is_one_clear_error() => WithVariableAsync("BIGQUERY_EMULATOR_HOST", "not an address", async () =>
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => BigQueryML.CreateAsync("my-project"));
        Assert.Contains("BIGQUERY_EMULATOR_HOST", error.Message, StringComparison.Ordinal);
        Assert.Contains("localhost:9050", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public async Task Credentials_that_are_not_there_are_one_clear_error()
    {
        // A file named explicitly is the first place looked at, and no other is tried when it is missing.
        await WithVariableAsync("GOOGLE_APPLICATION_CREDENTIALS", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString()), async () =>
        {
            var error = await Assert.ThrowsAsync<BigQueryMLException>(() => BigQueryML.CreateAsync("my-project"));
            Assert.Equal(ErrorReasons.Authentication, error.Reason);
            Assert.Contains("gcloud auth application-default login", error.Remedy, StringComparison.Ordinal);
        });
    }

    /// <summary>Only tests of this class make clients that look at the environment, and they run one after the other.</summary>
    private static async Task WithVariableAsync(string variable, string value, Func<Task> action)
    {
        var before = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            await action();
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    private static string KeyFile(Uri tokenAddress)
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        return System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string>
        {
            ["type"] = "service_account", ["project_id"] = "my-project", ["private_key_id"] = "key", ["client_id"] = "1", ["client_email"] = "robot@my-project.iam.gserviceaccount.com",
            ["private_key"] = rsa.ExportPkcs8PrivateKeyPem(), ["token_uri"] = tokenAddress.ToString(),
        });
    }
}
