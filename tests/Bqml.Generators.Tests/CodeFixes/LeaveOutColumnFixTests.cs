using Bqml.CodeFixes;

namespace Bqml.Generators.Tests.CodeFixes;

public sealed class LeaveOutColumnFixTests
{
    [Theory]
    [InlineData(0, "Ignore")]
    [InlineData(1, "PassThrough")]
    public Task A_column_without_a_role_is_marked(int action, string attribute) => FixTest.VerifyAsync<LeaveOutColumnFix>(
        Source("string Shop, long Till", "{|BQML1085:{|BQML1085:ArimaPlus<Sale>|}|}"), Source($"[{attribute}] string Shop, [{attribute}] long Till", "ArimaPlus<Sale>"), action);

    private static string Source(string columns, string type) => $"""
        using System;
        using Bqml;

        public sealed record Sale([TimeSeriesTimestamp] DateOnly Day, [TimeSeriesData] double Amount, {columns});

        [BigQueryModel("sales.forecast")]
        [{type}]
        [TrainingTable("sales.daily")]
        public sealed partial class Forecast;
        """;
}
