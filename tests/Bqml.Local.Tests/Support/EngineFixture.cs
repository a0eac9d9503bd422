namespace Bqml.Local.Tests.Support;

/// <summary>One engine for the tests of a class that only read.</summary>
public sealed class EngineFixture : IAsyncLifetime
{
    internal TestEngine Engine { get; } = new();

    public Task InitializeAsync()
    {
        Engine.AddTable(
            "ds.people", "STRUCT<id INT64, name STRING, height FLOAT64, born DATE, tags ARRAY<STRING>, address STRUCT<city STRING, zip INT64>>",
            [1L, "Ann", 1.7, new DateOnly(2001, 2, 3), new object?[] { "x", "y" }, new object?[] { "Turku", 20100L }],
            [2L, "Bob", null, null, Array.Empty<object?>(), null],
            [3L, null, 1.8, new DateOnly(1999, 12, 31), new object?[] { "z" }, new object?[] { "Oulu", null }]);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await Engine.DisposeAsync();
}
