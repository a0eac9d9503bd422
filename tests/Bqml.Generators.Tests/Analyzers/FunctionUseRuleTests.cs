namespace Bqml.Generators.Tests.Analyzers;

/// <summary>Functions in SQL in attributes, beyond the examples of the pages.</summary>
public sealed class FunctionUseRuleTests
{
    [Theory]
    [InlineData("SELECT * FROM AI.GENERATE_TEXT(MODEL a.b, TABLE a.c)")]
    [InlineData("SELECT * FROM ML.GENERATE_TEXT(MODEL a.b, TABLE a.c)", "BQML3085: ML.GENERATE_TEXT, at line 1, column 15, is superseded by AI.GENERATE_TEXT; call that, whose columns have other names")]
    [InlineData("SELECT * FROM ml.generate_embedding(MODEL a.b, TABLE a.c)", "BQML3085: ML.GENERATE_EMBEDDING, at line 1, column 15, is superseded by AI.GENERATE_EMBEDDING; call that, whose columns have other names")]
    [InlineData("SELECT *, AI.GENERATE_INT('x') AS n FROM a.b", "BQML3087: AI.GENERATE_INT, at line 1, column 11, is in preview: BigQuery may change it")]
    public async Task Functions_of_the_training_query_are_current(string query, params string[] expected) =>
        Assert.Equal(expected, await Declared.FindingsAsync($"[LinearRegression<House>, TrainingQuery(\"{query}\")]"));
}
