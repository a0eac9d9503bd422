using Bqml.Local;

namespace Bqml.EndToEnd.Tests;

/// <summary>An engine with the 344 penguins in <c>zoo.penguins</c> and every model of this project trained, shared by the tests that only read.</summary>
public sealed class Zoo : IAsyncLifetime
{
    public static string PenguinsCsv { get; } = Path.Combine(AppContext.BaseDirectory, "penguins.csv");

    public LocalBigQuery BigQuery { get; } = LocalBigQuery.Create();

    public async Task InitializeAsync()
    {
        await BigQuery.AddCsvAsync("zoo.penguins", PenguinsCsv);
        await new PenguinWeight(BigQuery).CreateAsync();
        await new PenguinWeightPValues(BigQuery).CreateAsync();
        await new PenguinWeightTuned(BigQuery).CreateAsync();
        await new PenguinWeightTransformed(BigQuery).CreateAsync();
        await new PenguinWeightSplit(BigQuery).CreateAsync();
        await new PenguinSex(BigQuery).CreateAsync();
        await new PenguinIsMale(BigQuery).CreateAsync();
    }

    public async Task DisposeAsync() => await BigQuery.DisposeAsync();

    internal static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance, FormattableString.Invariant($"Expected {expected} within {tolerance}, got {actual}."));

    internal static void NearRelative(double expected, double? actual) => Near(expected, actual!.Value, Math.Abs(expected) * 1e-6);
}
