using Bqml.Catalog.Tool.Output;

namespace Bqml.Catalog.Tests;

public sealed class GeneratedFilesTests
{
    private static readonly IReadOnlyList<GeneratedFile> s_files = GeneratedFiles.Create(CatalogFixture.Data);

    [Fact]
    public void Files_in_the_repository_are_current()
    {
        var stale = GeneratedFiles.Stale(CatalogFixture.RepositoryFolder, s_files);
        Assert.True(stale.Count == 0, "Run: dotnet run --project src/Bqml.Catalog.Tool\n" + string.Join("\n", stale));
    }

    [Fact]
    public void A_changed_a_missing_and_a_left_over_file_are_named()
    {
        var repository = Directory.CreateTempSubdirectory("bqml-generated-").FullName;
        try
        {
            Assert.Equal(s_files.Count, GeneratedFiles.Write(repository, s_files));
            Assert.Equal(0, GeneratedFiles.Write(repository, s_files));
            Assert.Empty(GeneratedFiles.Stale(repository, s_files));

            File.AppendAllText(Path.Combine(repository, "docs/model-types.md"), "x");
            File.Delete(Path.Combine(repository, "src/Bqml.Catalog/Generated/OptionTable.g.cs"));
            File.WriteAllText(Path.Combine(repository, "src/Bqml/Generated/Results/Old.g.cs"), "");
            Assert.Equal(
                ["docs/model-types.md: differs", "src/Bqml.Catalog/Generated/OptionTable.g.cs: missing", "src/Bqml/Generated/Results/Old.g.cs: no longer generated"],
                GeneratedFiles.Stale(repository, s_files).Order(StringComparer.Ordinal));

            Assert.Equal(3, GeneratedFiles.Write(repository, s_files));
            Assert.Empty(GeneratedFiles.Stale(repository, s_files));
        }
        finally
        {
            Directory.Delete(repository, recursive: true);
        }
    }

    [Fact]
    public void Line_ends_of_the_checkout_do_not_matter()
    {
        var repository = Directory.CreateTempSubdirectory("bqml-generated-").FullName;
        try
        {
            GeneratedFiles.Write(repository, s_files);
            var page = Path.Combine(repository, "docs/model-types.md");
            File.WriteAllText(page, File.ReadAllText(page).Replace("\n", "\r\n", StringComparison.Ordinal));
            Assert.Empty(GeneratedFiles.Stale(repository, s_files));
        }
        finally
        {
            Directory.Delete(repository, recursive: true);
        }
    }

    [Fact]
    public void Paths_are_unique() => Assert.Equal(s_files.Count, s_files.Select(file => file.Path).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Fact]
    public void Files_end_with_one_line_feed_and_hold_no_carriage_return() =>
        Assert.All(s_files, file => Assert.True(file.Content.EndsWith('\n') && !file.Content.EndsWith("\n\n", StringComparison.Ordinal) && !file.Content.Contains('\r'), file.Path));
}
