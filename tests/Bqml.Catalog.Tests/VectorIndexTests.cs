using Bqml.Catalog.Tool.Loading;

namespace Bqml.Catalog.Tests;

public sealed class VectorIndexTests
{
    [Fact]
    public void Options_are_those_of_the_documentation() =>
        Assert.Equal(["index_type", "distance_type", "ivf_options", "tree_ah_options", "lexical_search_columns"], ModelCatalog.VectorIndex.Options.Select(static option => option.Name));

    [Fact]
    public void Every_algorithm_has_its_record_of_options() =>
        Assert.Equal(
            ModelCatalog.VectorIndex.Option(VectorIndexStatement.TypeOption)!.AllowedValues.Select(static value => value.SqlValue),
            ModelCatalog.VectorIndex.Options.Where(static option => option.ObjectType is not null).Select(VectorIndexStatement.AlgorithmOf));

    [Fact]
    public void An_index_and_searches_know_the_same_distances() =>
        Assert.All(
            ModelCatalog.Functions.Where(static function => function.Name.EndsWith("SEARCH", StringComparison.Ordinal)).SelectMany(static function => function.Signatures),
            static signature => Assert.Equal(ModelCatalog.VectorIndex.Option("DISTANCE_TYPE")!.AllowedValues, signature.Arguments.Single(static argument => argument.Name == "distance_type").AllowedValues));

    [Theory]
    [InlineData(1L, true)]
    [InlineData(0L, false)]
    [InlineData(-5L, true)]
    public void A_negative_number_of_neighbours_means_all(long number, bool isTaken)
    {
        var argument = ModelCatalog.FindFunction("vector_search")!.Signatures[0].Arguments.Single(static argument => argument.Name == "top_k");
        Assert.Equal(isTaken, argument.Takes(number));
        Assert.Equal("in [1, ∞), or negative for all", argument.Numbers);
    }

    [Theory]
    [InlineData("\"name\": \"index_type\"", "\"name\": \"type\"", "there is no option index_type")]
    [InlineData("index_type = IVF", "index_type = HNSW", "ivf_options is for HNSW, which is no index_type")]
    [InlineData("\"when\": [\"setting index_type = IVF\"],", "", "ivf_options is an 'object' and for one index_type, or neither")]
    public void Wrong_data_are_refused(string right, string wrong, string message)
    {
        var folder = CatalogFixture.CopyData();
        try
        {
            var file = Path.Combine(folder, "vector-index.json");
            File.WriteAllText(file, File.ReadAllText(file).Replace(right, wrong, StringComparison.Ordinal));
            Assert.Contains(message, Assert.Throws<DataException>(() => CatalogData.Load(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
