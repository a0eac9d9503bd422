using Bqml.Generators.Tests.Harness;
using Bqml.Testing.GoogleSql;

namespace Bqml.Generators.Tests.AiColumns;

/// <summary>The queries that compute properties of rows.</summary>
public class StatementTests
{
    private static readonly Lazy<Type> s_program = new(static () => LoadedModel.Of("Shop.Review", Reviews.Source).Type);

    private static string Select(string row) => (string)s_program.Value.Assembly.GetType("Shop." + row)!.GetNestedType("Sql")!.GetField("Select")!.GetRawConstantValue()!;

    [Fact]
    public void Each_function_is_called_with_its_prompt_and_settings() => Assert.Equal(
        """
        SELECT
          `id`,
          `text`,
          `photo`,
          `pages`,
          `text_embedding`,
          AI.IF(('The review is positive: ', `text`), examples => [('Great!', TRUE), ('It\'s so-so', FALSE)], connection_id => 'us.c', endpoint => 'gemini-2.5-flash', embeddings => `text_embedding`, max_error_ratio => 0.5) AS `is_positive`,
          AI.SCORE(('How angry is review ', CAST(`id` AS STRING), ', from 1 to 10? {', `text`, '}')) AS `anger`,
          AI.CLASSIFY(`text`, ['good', 'bad'], examples => [('Fine', 'good')]) AS `verdict`,
          AI.CLASSIFY(STRUCT(`photo`), [('Happy', 'likes it'), ('sad', 'sad')], examples => [('Bah', 'sad')]) AS `feeling`,
          AI.CLASSIFY((`text`, ' ', `photo`), ['red', 'green'], examples => [('A rose', ['red', 'green']), ('Blood', ['red'])], output_mode => 'multi') AS `colours`,
          AI.GENERATE(('Summarise ', `text`)).result AS `summary`,
          AI.GENERATE(('Count the people in ', `photo`), model_params => JSON '{"generationConfig": {"temperature": 0}}', output_schema => 'result INT64', request_type => 'SHARED').result AS `people`,
          AI.EMBED(`text`, endpoint => 'text-embedding-005', task_type => 'RETRIEVAL_DOCUMENT', title => CONCAT('Review ', CAST(`id` AS STRING))).result AS `embedding`,
          AI.EMBED(`photo`, endpoint => 'multimodalembedding@001').result AS `photo_embedding`
        FROM UNNEST(@rows)
        """, Select("Review"));

    [Fact]
    public void What_is_taken_apart_is_called_once() => Assert.Equal(
        """
        SELECT
          `uri`,
          `ref`,
          IF(COALESCE(`facts`.status, '') = '', STRUCT(`facts`.`title`, `facts`.`year`, `facts`.`mood`, `facts`.`cast`), NULL) AS `facts`,
          `facts`.status AS `facts_status`,
          `names`.result AS `names`,
          `names`.status AS `names_status`,
          `is_in_colour`
        FROM (
        SELECT
          `uri`,
          `ref`,
          AI.GENERATE(('Read the poster: ', `ref`), output_schema => 'title STRING OPTIONS(description = \'The film\\\'s "title"\'), year INT64, mood STRING OPTIONS(description = \'One of: Happy (likes it), sad\'), `cast` ARRAY<STRUCT<name STRING OPTIONS(description = \'The full name\'), age INT64>>') AS `facts`,
          AI.GENERATE(('Who is on ', `ref`, '?'), output_schema => 'result ARRAY<STRING>') AS `names`,
          AI.IF((`ref`, ' is in colour')) AS `is_in_colour`
        FROM UNNEST(@rows)
        )
        """, Select("Poster"));

    [Fact]
    public void An_aggregate_has_a_row_for_each_key() => Assert.Equal(
        """
        SELECT
          `product`,
          AI.AGG(DISTINCT (CAST(`day` AS STRING), ': ', `text`, ' ', OBJ.GET_ACCESS_URL(`photo`, 'r')), 'What do buyers like? Use {} braces.') AS `likes`
        FROM UNNEST(@rows)
        GROUP BY `product`
        """, Select("ProductOpinion"));

    [Fact]
    public void Without_a_key_there_is_one_group() => Assert.Equal("SELECT\n  AI.AGG(`text`, 'Sum up.') AS `summary`\nFROM UNNEST(@rows)", Select("WholeOpinion"));

    [GoogleSqlTheory]
    [InlineData("Review")]
    [InlineData("Poster")]
    [InlineData("ProductOpinion")]
    [InlineData("WholeOpinion")]
    public async Task Google_parses_them(string row) => Assert.Null(await (await GoogleSqlServer.Shared).ParseAsync(Select(row)));

    [Fact]
    public void Each_row_gets_its_reader_and_query_once() => Assert.Equal(4, GeneratorRun.Of(Reviews.Source).Sources.Length);
}
