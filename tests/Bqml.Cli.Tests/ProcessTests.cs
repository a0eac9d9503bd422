using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Bqml.Cli.Tests.Harness;

namespace Bqml.Cli.Tests;

/// <summary>The built tool in a process of its own.</summary>
public class ProcessTests
{
    [Fact]
    public async Task The_tool_writes_utf8_with_line_feeds()
    {
        using var zoo = BuiltAssembly.Of(Zoo.Source);
        var (exitCode, output, error) = await StartAsync("sql", zoo.Path);
        Assert.Equal((ExitCode.Success, ""), (exitCode, Encoding.UTF8.GetString(error)));
        Assert.Equal(Run.Successful("sql", zoo.Path).Output, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output));
        Assert.NotEqual(Encoding.UTF8.Preamble[0], output[0]);
    }

    [Fact]
    public async Task The_tool_writes_the_whole_catalogue()
    {
        var (exitCode, output, _) = await StartAsync("catalog", "--json");
        Assert.Equal(ExitCode.Success, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(36, json.RootElement.GetProperty("modelTypes").GetArrayLength());
    }

    [Fact]
    public async Task The_tool_tells_its_version()
    {
        var (exitCode, output, _) = await StartAsync("--version");
        Assert.Equal((ExitCode.Success, typeof(CommandLine).Assembly.GetName().Version!.ToString(3)), (exitCode, Encoding.UTF8.GetString(output).Trim()));
    }

    [Theory]
    [InlineData(ExitCode.Failure, "sql", "missing.dll")]
    [InlineData(ExitCode.Usage, "sql")]
    public async Task The_tool_returns_its_exit_code(int expected, params string[] arguments)
    {
        var (exitCode, output, error) = await StartAsync(arguments);
        Assert.Equal(expected, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("error: ", Encoding.UTF8.GetString(error), StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, byte[] Output, byte[] Error)> StartAsync(params string[] arguments)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            using MemoryStream output = new(), error = new();
            await Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token), process.StandardError.BaseStream.CopyToAsync(error, limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, output.ToArray(), error.ToArray());
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }
}
