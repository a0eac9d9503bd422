using System.Reflection;
using Bqml.Catalog;
using Bqml.Testing.GoogleSql;
using Gallery;

namespace Bqml.EndToEnd.Tests;

/// <summary>samples/Gallery shows every model type, and beside each file the SQL that is generated from it now.</summary>
public sealed class GalleryTests
{
    private static readonly string s_folder = Path.Combine(
        typeof(GalleryTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!, "samples", "Gallery");

    public static TheoryData<string> Families => [.. Script.Families.Select(family => family.Name)];

    [Fact]
    public void Every_model_type_is_shown_once_and_each_family_in_one_file()
    {
        var models = Script.Families.SelectMany(family => family.Models.Select(model => (File: family.Name, Type: TypeOf(model)))).ToList();
        Assert.Equal(ModelCatalog.ModelTypes.Select(type => type.Id).Order(StringComparer.Ordinal), models.Select(model => model.Type.Id).Order(StringComparer.Ordinal));
        Assert.All(models.GroupBy(model => model.Type.Family), family => Assert.Single(family.Select(model => model.File).Distinct()));
    }

    [Theory, MemberData(nameof(Families))]
    public void The_SQL_beside_a_file_is_what_it_generates(string family)
    {
        Assert.True(File.Exists(Path.Combine(s_folder, family + ".cs")), $"The namespace Gallery.{family} belongs into {family}.cs.");
        var path = Path.Combine(s_folder, family + ".sql");
        var sql = Script.Families.Single(other => other.Name == family).Sql;
        if (Environment.GetEnvironmentVariable("BQML_UPDATE_GOLDEN") == "1") File.WriteAllText(path, sql);
        Assert.True(File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == sql, $"{path} is not what is generated. BQML_UPDATE_GOLDEN=1 writes it anew.");
    }

    [Fact]
    public void No_SQL_is_left_over() => Assert.Equal(
        Script.Families.Select(family => family.Name + ".sql").Order(StringComparer.Ordinal), Directory.GetFiles(s_folder, "*.sql").Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [GoogleSqlTheory, MemberData(nameof(Families))]
    public async Task Google_accepts_the_SQL(string family)
    {
        var error = await (await GoogleSqlServer.Shared).ParseAsync(Script.Families.Single(other => other.Name == family).Sql);
        Assert.True(error is null, error?.ToString());
    }

    private static ModelType TypeOf(Type model)
    {
        foreach (var attribute in model.GetCustomAttributes())
        {
            var type = attribute.GetType();
            if (ModelCatalog.FindModelTypeByAttribute((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!) is { } found) return found;
        }
        throw new InvalidOperationException($"{model} has no type attribute.");
    }
}
