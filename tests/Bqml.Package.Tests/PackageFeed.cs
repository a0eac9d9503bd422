using System.Globalization;
using System.Reflection;

namespace Bqml.Package.Tests;

/// <summary>The package, packed once for all tests into a folder that serves as a feed, under a version nobody else has.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bqml-package-");

    /// <summary>The packed file.</summary>
    public string PackagePath => Path.Combine(_folder.FullName, "feed", $"Bqml.{Version}.nupkg");

    /// <summary>The version it was packed under.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{DateTime.UtcNow.Ticks}");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        var (exitCode, output) = await DotNet.RunAsync(_folder.FullName, "pack", Path.Combine(Metadata("RepositoryRoot"), "src", "Bqml", "Bqml.csproj"),
            "--no-build", "-c", Metadata("Configuration"), "-o", Path.Combine(_folder.FullName, "feed"), $"-p:PackageVersion={Version}", "-nologo");
        Assert.True(exitCode == 0, output);
    }

    /// <summary>Copies a consumer project beside the feed, builds it with the package and gives the exit code and the output.</summary>
    public async Task<(int ExitCode, string Output)> BuildAsync(string consumer, params string[] command)
    {
        var project = Directory.CreateDirectory(Path.Combine(_folder.FullName, consumer));
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", consumer)))
            // The names end in .txt so that neither this project nor an editor takes the deliberate mistakes for its own.
            File.Copy(file, Path.Combine(project.FullName, Path.GetFileNameWithoutExtension(file)), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(project.FullName, "nuget.config"),
            """<configuration><packageSources><add key="packed" value="../feed" /></packageSources></configuration>""");
        return await DotNet.RunAsync(project.FullName, [.. command, $"-p:BqmlVersion={Version}", "-nologo"]);
    }

    /// <inheritdoc/>
    public Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        // A restore unpacks the package into the user's package folder; its version is of no use after this run.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var unpacked = new DirectoryInfo(Path.Combine(packages, "bqml", Version));
        if (unpacked.Exists) unpacked.Delete(recursive: true);
        return Task.CompletedTask;
    }

    private static string Metadata(string key) =>
        typeof(PackageFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
