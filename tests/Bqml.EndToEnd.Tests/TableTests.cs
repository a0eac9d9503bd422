using System.IO.Compression;
using System.Text;
using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

public enum Leg
{
    Left,
    Right,
}

public sealed record Ring(string Code, Leg? Leg);

[BigQueryRow]
public sealed partial record Capture
{
    public long Id { get; init; }
    public string? Species { get; init; }
    public DateOnly Day { get; init; }
    public DateTimeOffset? At { get; init; }
    public double Mass { get; init; }
    public decimal? Price { get; init; }
    public bool? Adult { get; init; }
    public byte[]? Picture { get; init; }
    public string[] Notes { get; init; } = [];
    public Ring? Ring { get; init; }
    public Ring[] Others { get; init; } = [];

    public static Capture Number(long id) => new() { Id = id, Species = "Gentoo", Day = new DateOnly(2026, 8, 22), Mass = id / 2.0 };
}

/// <summary>Tables of typed rows, through the real client and the embedded engine.</summary>
public sealed class TableTests : IAsyncLifetime
{
    private readonly LocalBigQuery _bigquery = LocalBigQuery.Create(new LocalBigQueryOptions { DefaultDataset = "birds" });

    private static readonly Capture Full = new()
    {
        Id = long.MaxValue, Species = "it's \"x\" \\ \n\u2028😀", Day = new DateOnly(2024, 2, 29), At = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.FromHours(5.5)).AddMicroseconds(7), Mass = 1.0 / 3,
        Price = 12345678901234567.123456789m, Adult = true, Picture = [0, 255], Notes = ["a", ""], Ring = new("X\"1", Leg.Right), Others = [new("Y", null), new("Z", Leg.Left)],
    };

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _bigquery.DisposeAsync();

    [Fact]
    public async Task A_table_has_a_column_for_each_property_and_says_which_take_no_NULL()
    {
        var table = await _bigquery.CreateTableAsync<Capture>("captures", new TableOptions
        {
            Partitioning = TablePartitioning.ByMonth("day", TimeSpan.FromDays(400)), RequirePartitionFilter = true, Clustering = ["species", "id"], Expires = new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero),
            Labels = { ["team"] = "birds" }, Description = "seen", FriendlyName = "Seen",
        });
        Assert.Equal(
            """
            `id` INT64 NOT NULL,
            `species` STRING,
            `day` DATE NOT NULL,
            `at` TIMESTAMP,
            `mass` FLOAT64 NOT NULL,
            `price` NUMERIC,
            `adult` BOOL,
            `picture` BYTES,
            `notes` ARRAY<STRING>,
            `ring` STRUCT<code STRING, leg STRING>,
            `others` ARRAY<STRUCT<code STRING, leg STRING>>
            """, table.Schema!.ToString());
        Assert.Equal((true, false), (table.Schema.Fields[9].Fields[0].IsRequired, table.Schema.Fields[9].Fields[1].IsRequired));
        Assert.Equal(("local.birds.captures", "seen", "Seen", "day", 2100), (table.Name, table.Description, table.FriendlyName, table.PartitioningColumn, table.Expires!.Value.Year));
        Assert.Equal(["species", "id"], table.Clustering);
        Assert.Equal("birds", table.Labels["team"]);
    }

    [Fact]
    public async Task A_table_that_is_there_is_an_error_or_left_as_it_is()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        await _bigquery.InsertAsync("t", [Full]);
        Assert.Equal("duplicate", (await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.CreateTableAsync<Capture>("t"))).Reason);
        Assert.Equal(1, (await _bigquery.CreateTableAsync<Capture>("t", ifNotExists: true)).Rows);
        Assert.True(await _bigquery.DeleteTableAsync("t"));
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.DeleteTableAsync("t"))).Reason);
        Assert.False(await _bigquery.DeleteTableAsync("t", ifExists: true));
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.GetTableAsync("t"))).Reason);
    }

    [Fact]
    public async Task Inserted_rows_come_back_as_they_were()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        Capture[] rows = [Full, Capture.Number(2), new Capture { Id = -1, Mass = double.NegativeInfinity }];
        var result = await _bigquery.InsertAsync("t", rows);
        Assert.Equal((3, 0, 1), (result.Inserted, result.Failed, result.Requests));
        AssertSame(rows, await ReadAsync());
    }

    [Fact]
    public async Task Loaded_rows_come_back_as_they_were_in_a_table_that_is_made()
    {
        Capture[] rows = [Full, Capture.Number(2), new Capture { Id = -1, Mass = double.NaN }];
        var result = await _bigquery.LoadRowsAsync("t", rows);
        Assert.Equal((3, 0), (result.Rows, result.BadRecords));
        AssertSame(rows, await ReadAsync());
        Assert.True((await _bigquery.GetTableAsync("t")).Schema!.Fields[0].IsRequired);
        await _bigquery.LoadRowsAsync("t", [Full], new LoadOptions { Mode = LoadMode.Replace });
        AssertSame([Full], await ReadAsync());
        Assert.Equal("duplicate", (await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.LoadRowsAsync("t", [Full], new LoadOptions { Mode = LoadMode.OnlyIfEmpty }))).Reason);
        Assert.Equal("notFound", (await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.LoadRowsAsync("other", [Full], new LoadOptions { CreateIfMissing = false }))).Reason);
    }

    [Fact]
    public async Task Many_rows_go_up_chunk_by_chunk_and_say_how_far_they_are()
    {
        var progress = new Steps<LoadProgress>();
        var rows = Enumerable.Range(0, 30_000).Select(static i => Capture.Number(i));
        var result = await _bigquery.LoadRowsAsync("t", rows, new LoadOptions { ChunkSize = 256 * 1024 }, progress);
        Assert.Equal(30_000, result.Rows);
        Assert.True(progress.Values.Count > 5, $"{progress.Values.Count} steps");
        Assert.Equal(progress.Values.Select(static step => step.BytesSent).Order(), progress.Values.Select(static step => step.BytesSent));
        Assert.Equal(30_000, (await _bigquery.GetTableAsync("t")).Rows);
        var sum = 0L;
        await foreach (var row in _bigquery.QueryAsync<Capture>($"SELECT * FROM birds.t")) sum += row.Id;
        Assert.Equal(30_000L * 29_999 / 2, sum);
    }

    [Fact]
    public async Task Rows_are_inserted_in_batches_and_those_refused_are_told_of()
    {
        // A table with fewer columns than the rows, so that rows with a ring are refused.
        await _bigquery.ExecuteAsync(new BigQueryCommand("CREATE TABLE birds.t (id INT64, species STRING, day DATE, `at` TIMESTAMP, mass FLOAT64, price NUMERIC, adult BOOL, picture BYTES, notes ARRAY<STRING>, ring STRUCT<code STRING>, others ARRAY<STRUCT<code STRING, leg STRING>>)"));
        var failed = new List<FailedRow<Capture>>();
        var progress = new Steps<InsertProgress>();
        var rows = Enumerable.Range(1, 25).Select(static i => Capture.Number(i) with { Ring = i % 10 == 0 ? new Ring("A", Leg.Left) : null });
        var result = await _bigquery.InsertAsync("t", rows, new InsertOptions<Capture> { BatchRows = 10, RowFailed = failed.Add }, progress);
        Assert.Equal((23, 2, 3), (result.Inserted, result.Failed, result.Requests));
        Assert.Equal([10L, 20L], failed.Select(static row => row.Number));
        Assert.Equal(("invalid", "ring.leg"), (failed[0].Errors[0].Reason, failed[0].Errors[0].Column));
        Assert.Equal([new(9, 1), new(18, 2), new(23, 2)], progress.Values);

        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.InsertAsync("t", [Capture.Number(26), Capture.Number(27) with { Ring = new Ring("A", null) }]));
        Assert.Equal((ErrorReasons.RowsRefused, "ring.leg"), (error.Reason, error.Location));
        Assert.Contains("1 of 2 rows", error.Summary, StringComparison.Ordinal);
        Assert.Contains("row 2, column 'ring.leg'", error.Summary, StringComparison.Ordinal);
        Assert.Equal(24, (await _bigquery.GetTableAsync("t")).Rows);
    }

    [Fact]
    public async Task A_row_that_is_inserted_again_with_its_id_is_the_same_row()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        var options = new InsertOptions<Capture> { InsertId = static row => row.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        for (var i = 0; i < 3; i++) await _bigquery.InsertAsync("t", [Capture.Number(1), Capture.Number(2)], options);
        Assert.Equal(2, (await ReadAsync()).Count);
        for (var i = 0; i < 3; i++) await _bigquery.InsertAsync("t", AsyncRows());
        Assert.Equal(5, (await ReadAsync()).Count);

        static async IAsyncEnumerable<Capture> AsyncRows()
        {
            await Task.Yield();
            yield return Capture.Number(3);
        }
    }

    [Fact]
    public async Task A_column_that_takes_no_NULL_takes_none()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => _bigquery.ExecuteAsync(new BigQueryCommand("INSERT INTO birds.t (id, day) VALUES (1, DATE '2026-01-01')")));
        Assert.Contains("Required field mass cannot be null", error.Summary, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("""{"id":1,"day":"2026-01-01","mass":1,"ring":{}}""", new LoadOptions()));
        Assert.Contains("line 1: Missing required field: ring.code", error.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_JSON_is_loaded_whole_or_not_at_all()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        const string file = "{\"id\":1,\"day\":\"2026-01-01\",\"mass\":1.5,\"notes\":[\"ä\"]}\n{\"id\":\"x\"}\n\n{\"id\":2,\"day\":\"2026-01-02\",\"mass\":2,\"colour\":1}\n{";
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load(file, new LoadOptions()));
        Assert.Contains("line 2, column id: \"x\" is not a value of type INT64", error.Summary, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync());
        var result = await Load(file, new LoadOptions { MaxBadRecords = 2, IgnoreUnknownValues = true });
        Assert.Equal((2, 2, 2), (result.Rows, result.BadRecords, result.Errors.Count));
        Assert.Equal([1L, 2L], (await ReadAsync()).Select(static row => row.Id));
    }

    [Fact]
    public async Task A_file_of_CSV_is_loaded_by_the_places_of_its_values()
    {
        const string schema = "STRUCT<id INT64, species STRING, mass FLOAT64>";
        var options = new CsvLoadOptions { Schema = TableSchema.Parse(schema), FieldDelimiter = ";", Quote = "'", NullMarker = "-", AllowQuotedNewlines = true, AllowJaggedRows = true };
        await Load("number;name;weight\n1;'a;''b\nc';1.5\n2;-\n", options);
        Assert.Equal([(1, "a;'b\nc", 1.5), (2, null, null)], await CsvRowsAsync());
        var error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("number;name;weight\n1;'a\nb';1\n", new CsvLoadOptions { FieldDelimiter = ";", Quote = "'" }));
        Assert.Contains("allowQuotedNewlines", error.Summary, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("h\n1,2\n", new CsvLoadOptions()));
        Assert.Contains("Too few columns", error.Summary, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("h\n1,2,3,4\n", new CsvLoadOptions()));
        Assert.Contains("Too many values", error.Summary, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("h\n1,2,x\n", new CsvLoadOptions()));
        Assert.Contains("line 2, column mass: Could not parse 'x' as FLOAT64", error.Summary, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<BigQueryMLException>(() => Load("h\n1,2,3\n", new CsvLoadOptions { Schema = TableSchema.Parse("STRUCT<id STRING>") }));
        Assert.Contains("Field id has changed type from INT64 to STRING", error.Summary, StringComparison.Ordinal);
        Assert.Equal(2, (await CsvRowsAsync()).Count);
    }

    [Fact]
    public async Task The_columns_of_a_new_table_are_found_in_its_file_plain_or_packed()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync("id,species,mass\n1,Gentoo,2.5\n"u8.ToArray());
        packed.Position = 0;
        await _bigquery.LoadAsync("t", packed, new CsvLoadOptions());
        Assert.Equal([(1, "Gentoo", 2.5)], await CsvRowsAsync());
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, """{"id": 3, "species": null, "mass": 1.5}""");
            await _bigquery.LoadFileAsync("t2", path);
            Assert.Equal("`id` INT64,\n`species` STRING,\n`mass` FLOAT64", (await _bigquery.GetTableAsync("t2")).Schema!.ToString());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Options_that_do_not_go_with_the_columns_are_refused_before_anything_is_sent()
    {
        await Refused("'colour', which it does not have", new() { Partitioning = TablePartitioning.ByDay("colour") });
        await Refused("'species' is STRING", new() { Partitioning = TablePartitioning.ByDay("species") });
        await Refused("'day' is DATE: a table is partitioned by HOUR", new() { Partitioning = TablePartitioning.ByHour("day") });
        await Refused("'mass' is FLOAT64: a table is partitioned by ranges", new() { Partitioning = TablePartitioning.ByRange("mass", 0, 10, 1) });
        await Refused("needs Partitioning", new() { RequirePartitionFilter = true });
        await Refused("'notes' is ARRAY<STRING>", new() { Clustering = ["notes"] });
        await Refused("at most 4", new() { Clustering = ["id", "species", "day", "adult", "price"] });
        // Not a constant, which the analyzer would refuse.
        var capital = char.ToString('T');
        await Refused("'T' is no key of a label", new TableOptions { Labels = { [capital] = "x" } });
        Assert.Throws<ArgumentOutOfRangeException>(() => TablePartitioning.ByRange("id", 10, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => TablePartitioning.ByDay(expiration: TimeSpan.Zero));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _bigquery.InsertAsync("t", [Full], new InsertOptions<Capture> { BatchRows = 50_001 }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _bigquery.LoadRowsAsync("t", [Full], new LoadOptions { ChunkSize = 1000 }));
        await Assert.ThrowsAsync<ArgumentException>(() => _bigquery.LoadRowsAsync("t", [Full], new CsvLoadOptions()));

        async Task Refused(string message, TableOptions options) =>
            Assert.Contains(message, (await Assert.ThrowsAsync<ArgumentException>(() => _bigquery.CreateTableAsync<Capture>("t", options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_BigQuery_cannot_hold_names_row_and_column()
    {
        await _bigquery.CreateTableAsync<Capture>("t");
        Capture[] rows = [Full, Full with { Ring = new Ring("\ud800", null) }];
        Assert.Contains("Row 2, column 'code'", (await Assert.ThrowsAnyAsync<ArgumentException>(() => _bigquery.InsertAsync("t", rows))).Message, StringComparison.Ordinal);
        Assert.Contains("Row 2, column 'code'", (await Assert.ThrowsAnyAsync<ArgumentException>(() => _bigquery.LoadRowsAsync("t", rows))).Message, StringComparison.Ordinal);
        Assert.Empty(await ReadAsync());
    }

    private async Task<LoadResult> Load(string text, LoadOptions options)
    {
        await using var data = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await _bigquery.LoadAsync("t", data, options);
    }

    private async Task<List<Capture>> ReadAsync() => await _bigquery.QueryAsync<Capture>($"SELECT * FROM birds.t").ToListAsync();

    private async Task<List<(long Id, string? Species, double? Mass)>> CsvRowsAsync() =>
        await _bigquery.QueryAsync<CsvBird>($"SELECT * FROM birds.t ORDER BY id").Select(static row => (row.Id, row.Species, row.Mass)).ToListAsync();

    private static void AssertSame(IEnumerable<Capture> expected, IEnumerable<Capture> actual) =>
        Assert.Equal(expected.OrderBy(static row => row.Id).Select(Text), actual.OrderBy(static row => row.Id).Select(Text));

    private static string Text(Capture row) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{row.Id}|{row.Species}|{row.Day}|{row.At?.UtcTicks}|{row.Mass:R}|{row.Price}|{row.Adult}|{Convert.ToHexString(row.Picture ?? [])}|{string.Join(",", row.Notes)}|{row.Ring}|{string.Join<Ring>(",", row.Others)}");

    /// <summary>Hears on the caller's thread, in order.</summary>
    private sealed class Steps<T> : IProgress<T>
    {
        public List<T> Values { get; } = [];

        public void Report(T value) => Values.Add(value);
    }
}

[BigQueryRow]
public sealed partial record CsvBird(long Id, string? Species, double? Mass);
