using Bqml.EndToEnd.Tests.@event;
using Bqml.Local;

namespace Bqml.EndToEnd.Tests
{
    public enum Colour
    {
        Red,
        Green,
        [Column("light-blue")] LightBlue,
    }

    public class Identified
    {
        [PassThrough] public long Id { get; init; }
        public double X { get; init; }
    }

    /// <summary>A class with a base class, and a property of every kind that a feature may have.</summary>
    public class Varied : Identified
    {
        public Colour Colour { get; init; }
        public Colour? MaybeColour { get; init; }
        public DateOnly Day { get; init; }
        public DateTimeOffset At { get; init; }
        public TimeOnly? Time { get; init; }
        public DateTime Local { get; init; }
        public decimal Price { get; init; }
        public bool? Flag { get; init; }
        public int Count { get; init; }
        public float Single { get; init; }
        [Column("weird ÄName's")] public string Weird { get; init; } = "";
        [Ignore] public object? Anything { get; set; }
        public List<double>? Embedding { get; init; }
        public string[] Tags { get; init; } = [];
        [Label] public double Y { get; set; }
    }

    [BigQueryRow]
    public sealed partial record Moment([property: Column("moment")] DateTime At);

    [BigQueryModel("ml.varied")]
    [LinearRegression<Varied>(DataSplitMethod = DataSplitMethod.NoSplit)]
    [TrainingTable("ds.varied")]
    public partial class VariedModel;

    /// <summary>Rows as C# developers write them go through training and come back from a prediction as they were.</summary>
    public sealed class RowShapeTests
    {
        private static readonly VariedModel.Input s_row = (VariedModel.Input)new Varied
        {
            Id = long.MaxValue, X = 3, Colour = Colour.LightBlue, MaybeColour = null, Day = new DateOnly(2024, 2, 29), At = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5)),
            Time = new TimeOnly(1, 2, 3), Local = new DateTime(2024, 1, 2, 3, 4, 5), Price = 12345678901234567.123456789m, Flag = null, Count = -1, Single = 0.5f,
            Weird = "it's \"x\" `\\\n\u2028😀" + new string('x', 100_000), Embedding = [1, 2], Tags = ["a", "ü"],
        };

        [Fact]
        public async Task A_row_with_every_kind_of_property_comes_back_as_it_was()
        {
            await using var bigquery = LocalBigQuery.Create();
            await bigquery.ExecuteAsync(new BigQueryCommand(
                """
                CREATE TABLE ds.varied AS
                SELECT x * 1.5 AS x, ['Red', 'Green', 'light-blue'][OFFSET(MOD(x, 3))] AS colour, IF(MOD(x, 2) = 0, NULL, 'Green') AS maybe_colour,
                  DATE_ADD(DATE '2024-01-01', INTERVAL x DAY) AS day, TIMESTAMP '2024-01-01 00:00:00+00' AS `at`, TIME '10:00:00' AS time, DATETIME '2024-01-01 01:02:03' AS local,
                  CAST(x AS NUMERIC) AS price, MOD(x, 2) = 0 AS flag, x AS count, x / 2 AS single, 'w' AS `weird ÄName's`, [CAST(x AS FLOAT64), 1.0] AS embedding, ['a', 'b'] AS tags, x * 2.0 AS y
                FROM UNNEST(GENERATE_ARRAY(1, 40)) AS x
                """));
            var model = new VariedModel(bigquery);
            await model.CreateAsync();
            Assert.InRange((await model.EvaluateAsync()).R2Score, 0.99, 1);
            var prediction = Assert.Single(await model.PredictAsync([s_row]).ToListAsync());
            Assert.Equal(s_row.Embedding, prediction.Input.Embedding);
            Assert.Equal(s_row.Tags, prediction.Input.Tags);
            Assert.Equal(s_row with { Embedding = null, Tags = [] }, prediction.Input with { Embedding = null, Tags = [] });
            Assert.True(double.IsFinite(prediction.PredictedY));
        }

        [Fact]
        public async Task A_value_that_does_not_fit_is_refused_with_its_place()
        {
            await using var bigquery = LocalBigQuery.Create();
            var error = await Assert.ThrowsAnyAsync<ArgumentException>(() => new VariedModel(bigquery).PredictAsync([s_row, s_row with { Price = 0.0123456789m }]).ToListAsync().AsTask());
            Assert.StartsWith("Row 2, column 'price': 0.0123456789 has more", error.Message, StringComparison.Ordinal);
        }

        [Fact]
        public async Task An_interval_is_added_to_a_time()
        {
            await using var bigquery = LocalBigQuery.Create();
            var interval = new BigQueryInterval(1, -1, 1_500_000);
            var moment = Assert.Single(await bigquery.QueryAsync<Moment>($"SELECT {new DateTime(2024, 1, 31)} + {interval} AS moment").ToListAsync());
            Assert.Equal(new DateTime(2024, 2, 28, 0, 0, 1, 500), moment.At);
            var error = await Assert.ThrowsAsync<BigQueryMLException>(() => bigquery.ExecuteAsync(((BigQuerySql)$"SELECT {interval} AS i").ToCommand()));
            Assert.Contains("INTERVAL", error.Summary, StringComparison.Ordinal);
            Assert.Equal("invalidQuery", error.Reason);
        }

        [Fact]
        public async Task A_type_that_the_engine_does_not_have_is_refused_by_its_name()
        {
            await using var bigquery = LocalBigQuery.Create();
            (string Type, BigQuerySql Sql)[] queries =
            [
                ("BIGNUMERIC", $"SELECT {(BigNumeric)1.5m}"), ("INTERVAL", $"SELECT * FROM UNNEST({new[] { new BigQueryInterval(1) }})"), ("GEOGRAPHY", $"SELECT {new BigQueryGeography("POINT(1 2)")}"),
                ("RANGE<DATE>", $"SELECT {new BigQueryRange<DateOnly>(null, null)}"), ("BIGNUMERIC", $"SELECT * FROM UNNEST({new BigNumeric[] { 1 }})"),
            ];
            foreach (var (type, sql) in queries)
            {
                var error = await Assert.ThrowsAsync<BigQueryMLException>(() => bigquery.ExecuteAsync(sql.ToCommand()));
                Assert.Equal("invalidQuery", error.Reason);
                Assert.Contains($"type {type} is not supported by the embedded engine", error.Summary, StringComparison.Ordinal);
            }
        }

        [Fact]
        public async Task Names_that_are_keywords_work_in_all_languages_involved()
        {
            await using var bigquery = LocalBigQuery.Create();
            await bigquery.ExecuteAsync(new BigQueryCommand("CREATE TABLE ds.k AS SELECT x * 1.0 AS `int`, 's' AS `select`, x > 20 AS event FROM UNNEST(GENERATE_ARRAY(1, 40)) AS x"));
            var model = new Outer.Inner.@new(bigquery);
            await model.CreateAsync();
            Assert.True((await model.EvaluateAsync()).Accuracy > 0.9);
            var predictions = await model.PredictAsync([new() { @int = 1, @select = null }, new() { @int = 40, @select = "s" }]).ToListAsync();
            Assert.Equal([1, 40], predictions.Select(p => p.Input.@int));
        }
    }
}

namespace Bqml.EndToEnd.Tests.@event
{
    public static partial class Outer
    {
        internal partial struct Inner
        {
            public sealed record R(double @int, string? @select, [Label] bool @event);

            [BigQueryModel("ml.k")]
            [LogisticRegression<R>(DataSplitMethod = DataSplitMethod.NoSplit)]
            [TrainingTable("ds.k")]
            internal sealed partial class @new;
        }
    }
}
