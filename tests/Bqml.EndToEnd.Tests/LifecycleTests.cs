using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

/// <summary>Creating, replacing and naming models; rows of one's own; and what happens when something is wrong.</summary>
public sealed class LifecycleTests
{
    [Fact]
    public async Task The_three_forms_of_create()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeight(bigquery);
        await model.CreateAsync();
        var again = await Assert.ThrowsAsync<BigQueryMLException>(() => model.CreateAsync());
        Assert.Equal("duplicate", again.Reason);
        await model.CreateAsync(CreateMode.CreateIfNotExists);
        await model.CreateAsync(CreateMode.CreateOrReplace);
    }

    [Fact]
    public async Task Progress_is_heard_for_each_iteration()
    {
        await using var bigquery = await WithPenguinsAsync();
        var heard = new Heard();
        var result = await new PenguinSex(bigquery).CreateAsync(progress: heard);
        Assert.NotEmpty(result.Iterations);
        Assert.Equal(result.Iterations.Select(i => i.Iteration), heard.Reports.Select(r => r.Iteration));
    }

    [Fact]
    public async Task A_name_given_at_run_time_replaces_the_declared_one()
    {
        await using var bigquery = await WithPenguinsAsync();
        var staging = new PenguinWeight(bigquery, "staging.penguin_weight");
        await staging.CreateAsync();
        Assert.True((await staging.EvaluateAsync()).R2Score > 0.8);
        await Assert.ThrowsAsync<BigQueryMLException>(() => new PenguinWeight(bigquery).EvaluateAsync());
        Assert.Throws<ArgumentException>(() => new PenguinWeight(bigquery, "staging.x` OPTIONS(model_type='kmeans') AS SELECT 1 --"));
    }

    [Fact]
    public async Task Rows_of_ones_own_go_in_and_come_out()
    {
        await using var bigquery = LocalBigQuery.Create();
        Sighting[] sightings =
        [
            new("Torgersen", new DateOnly(2026, 1, 2), 3, 3750.5, ["Ada", "Grace"]),
            new("Biscoe\n\"'`\\ \u2028 🐧", new DateOnly(2026, 2, 3), 0, null, []),
        ];
        bigquery.AddTable("zoo.sightings", sightings);
        var day = new DateOnly(2026, 2, 3);
        var all = await bigquery.QueryAsync<Sighting>($"SELECT * FROM zoo.sightings ORDER BY day").ToListAsync();
        Assert.Equal(sightings.Select(s => (s.Place, s.Day, s.Count, s.MeanWeight, string.Join('|', s.Observers))), all.Select(s => (s.Place, s.Day, s.Count, s.MeanWeight, string.Join('|', s.Observers))));
        var one = Assert.Single(await bigquery.QueryAsync<Sighting>($"SELECT * FROM zoo.sightings WHERE day = {day} AND place = {sightings[1].Place}").ToListAsync());
        Assert.Equal(sightings[1].Place, one.Place);
    }

    [Fact]
    public async Task A_missing_table_is_one_clear_error()
    {
        await using var bigquery = LocalBigQuery.Create();
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => new PenguinWeight(bigquery).CreateAsync());
        Assert.Equal("notFound", error.Reason);
        Assert.Contains("zoo", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(error.Remedy);
        Assert.Contains("CREATE MODEL", error.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_column_is_one_clear_error()
    {
        await using var bigquery = await WithPenguinsAsync();
        var model = new PenguinWeight(bigquery);
        await model.CreateAsync();
        var error = await Assert.ThrowsAsync<BigQueryMLException>(async () => await model.PredictAsync($"SELECT species FROM zoo.penguins").ToListAsync());
        Assert.Contains("island", error.Message, StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<BigQueryMLException>(() => model.EvaluateAsync($"SELECT nowhere FROM zoo.penguins"));
        Assert.Contains("nowhere", unknown.Message, StringComparison.Ordinal);
        Assert.Contains("[", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_csv_row_is_one_clear_error_and_leaves_no_table()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, "a,b\n1,2\n3,4,5\n");
            await using var bigquery = LocalBigQuery.Create();
            var error = await Assert.ThrowsAnyAsync<Exception>(() => bigquery.AddCsvAsync("zoo.bad", path));
            Assert.Contains("3", error.Message, StringComparison.Ordinal);
            Assert.Contains(Path.GetFileName(path), error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<BigQueryMLException>(async () => await bigquery.QueryAsync<Sighting>($"SELECT * FROM zoo.bad").ToListAsync());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_cancelled_training_leaves_no_model()
    {
        await using var bigquery = await WithPenguinsAsync();
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();
        var model = new PenguinSex(bigquery);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => model.CreateAsync(cancellationToken: cancellation.Token));
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => model.EvaluateAsync());
        Assert.Equal("notFound", error.Reason);
    }

    private static async Task<LocalBigQuery> WithPenguinsAsync()
    {
        var bigquery = LocalBigQuery.Create();
        await bigquery.AddCsvAsync("zoo.penguins", Zoo.PenguinsCsv);
        return bigquery;
    }

    private sealed class Heard : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public void Report(TrainingProgress value) => Reports.Add(value);
    }
}
