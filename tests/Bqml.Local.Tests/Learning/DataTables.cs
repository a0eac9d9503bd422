using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Functions;
using Bqml.Local.Learning;

namespace Bqml.Local.Tests.Learning;

/// <summary>Short ways to make tables, train models and call functions.</summary>
internal static class DataTables
{
    public static DataTable Where(this DataTable table, Func<int, bool> predicate)
    {
        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(predicate)];
        return new DataTable([.. table.Columns.Select(c => c with { Values = [.. rows.Select(r => c.Values[r])] })], rows.Length);
    }

    public static DataTable Without(this DataTable table, params string[] columns) =>
        new([.. table.Columns.Where(c => !columns.Contains(c.Name))], table.RowCount);

    public static DataTable Of(params DataColumn[] columns) => new(columns, columns[0].Values.Length);

    public static DataColumn Numbers(string name, params double?[] values) => new(name, SqlType.Float64, [.. values.Select(static v => (object?)v)]);

    public static DataColumn Texts(string name, params string?[] values) => new(name, SqlType.String, [.. values]);

    public static LinearModel Train(DataTable rows, string type, string label, params (string Name, object? Value)[] options) =>
        Train(rows, type, label, null, options);

    public static LinearModel Train(DataTable rows, string type, string label, TrainedModel? previous, params (string Name, object? Value)[] options)
    {
        var all = options.Append(("INPUT_LABEL_COLS", new object?[] { label })).ToDictionary(static o => o.Item1, static o => o.Item2);
        return (LinearModel)ModelTrainer.Train(new ModelDefinition(type, all) { PreviousModel = previous }, rows, null, CancellationToken.None);
    }

    public static DataTable Call(this TrainedModel model, string function, DataTable? input = null, params (string Name, object? Value)[] settings) =>
        ModelFunctions.Invoke(function, model, input, null, settings.ToDictionary(static s => s.Name, static s => s.Value), null, CancellationToken.None);

    /// <summary>The value of a column in a row.</summary>
    public static object? Get(this DataTable table, string column, int row = 0) =>
        (table.Find(column) ?? throw new ArgumentException($"No column {column} among {string.Join(", ", table.Columns.Select(static c => c.Name))}.")).Values[row];

    public static double Number(this DataTable table, string column, int row = 0) => (double)table.Get(column, row)!;

    public static void Close(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), FormattableString.Invariant($"expected {expected}, was {actual}"));
}
