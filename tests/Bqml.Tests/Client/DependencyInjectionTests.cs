using Bqml.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Bqml.Tests.Client;

public class DependencyInjectionTests
{
    [Fact]
    public async Task A_client_is_made_once_from_its_options_and_logs_to_the_application()
    {
        await using var server = new LoopbackServer().ThenJson(Words.Page(["a"]));
        var log = new CollectingLogger();
        var services = new ServiceCollection();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddTransient<Model>();
        services.AddBigQueryML(options => (options.ProjectId, options.BaseAddress) = ("my-project", server.Address));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var client = provider.GetRequiredService<BigQueryML>();
        Assert.Same(client, provider.GetRequiredService<Model>().Client);
        Assert.Equal("my-project", client.ProjectId);
        Assert.Equal(["a"], await Words.ReadAsync(client));
        Assert.NotEmpty(log.Entries);
    }

    [Fact]
    public async Task Named_clients_have_options_of_their_own()
    {
        var services = new ServiceCollection();
        services.AddBigQueryML("eu", options => (options.ProjectId, options.BaseAddress) = ("project-eu", new Uri("http://localhost:1")));
        services.AddBigQueryML("us", options => (options.ProjectId, options.BaseAddress) = ("project-us", new Uri("http://localhost:1")));
        await using var provider = services.BuildServiceProvider();
        Assert.Equal("project-eu", provider.GetRequiredKeyedService<BigQueryML>("eu").ProjectId);
        Assert.Equal("project-us", provider.GetRequiredKeyedService<BigQueryML>("us").ProjectId);
        Assert.Null(provider.GetService<BigQueryML>());
    }

    [Fact]
    public async Task Options_come_from_a_configuration_section()
    {
        var settings = new Dictionary<string, string?>
        {
            ["BigQuery:ProjectId"] = "my-project", ["BigQuery:Location"] = "EU", ["BigQuery:BaseAddress"] = "http://localhost:1", ["BigQuery:Labels:team"] = "birds",
            ["BigQuery:Endpoints:gemini-2.5-flash"] = "gemini-3.5-flash",
            ["BigQuery:MaximumBytesBilled"] = "1000", ["BigQuery:RetryDeadline"] = "00:01:00", ["BigQuery:JobCreation"] = "Required",
        };
        var services = new ServiceCollection();
        services.AddBigQueryML().Bind(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("BigQuery"));
        await using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptions<BigQueryMLOptions>>().Value;
        Assert.Equal(("EU", 1000L, TimeSpan.FromMinutes(1), JobCreation.Required, "birds"), (options.Location, options.MaximumBytesBilled, options.RetryDeadline, options.JobCreation, options.Labels["team"]));
        Assert.Equal("gemini-3.5-flash", options.Endpoints["gemini-2.5-flash"]);
        Assert.Equal("my-project", provider.GetRequiredService<BigQueryML>().ProjectId);
    }

    [Theory]
    [InlineData(null, "ProjectId is not set")]
    [InlineData("no project", "ProjectId")]
    public void A_missing_or_wrong_project_is_one_clear_error(string? project, string message)
    {
        var services = new ServiceCollection();
        services.AddBigQueryML(options => options.ProjectId = project);
        using var provider = services.BuildServiceProvider();
        Assert.Contains(message, Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<BigQueryML>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_impossible_option_is_one_clear_error()
    {
        var services = new ServiceCollection();
        services.AddBigQueryML(options => (options.ProjectId, options.PageSize) = ("my-project", 0));
        using var provider = services.BuildServiceProvider();
        Assert.Contains("PageSize must be at least 1", Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<BigQueryML>()).Message, StringComparison.Ordinal);
    }

    private sealed class Model(BigQueryML client)
    {
        public BigQueryML Client => client;
    }
}
