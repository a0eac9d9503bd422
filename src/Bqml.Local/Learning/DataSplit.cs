using System.Globalization;
using System.Text;
using Bqml.GoogleSql;
using Bqml.Local.Data;
using Bqml.Local.Functions;

namespace Bqml.Local.Learning;

/// <summary>The options of the data split.</summary>
/// <param name="Method">AUTO_SPLIT, RANDOM, CUSTOM, SEQ or NO_SPLIT.</param>
/// <param name="Column">DATA_SPLIT_COL, which is no feature.</param>
/// <param name="EvaluationFraction">The share of evaluation rows, of RANDOM and SEQ; null when not given.</param>
/// <param name="TestFraction">The share of test rows when hyperparameters are tuned.</param>
internal sealed record DataSplitOptions(string Method, string? Column, double? EvaluationFraction, double TestFraction)
{
    public static DataSplitOptions Read(OptionReader reader, bool tuning)
    {
        var method = reader.Word("DATA_SPLIT_METHOD");
        var column = reader.String("DATA_SPLIT_COL");
        var (byFraction, byColumn) = (method is "RANDOM" or "SEQ", method is "CUSTOM" or "SEQ");
        if (byColumn && column is null) throw OptionReader.Error($"DATA_SPLIT_METHOD = '{method}' needs DATA_SPLIT_COL.");
        if (!byColumn && column is not null) throw OptionReader.Error($"DATA_SPLIT_COL needs DATA_SPLIT_METHOD = 'CUSTOM' or 'SEQ', not '{method}'.");
        var (evaluation, test) = (Fraction(reader, "DATA_SPLIT_EVAL_FRACTION"), Fraction(reader, "DATA_SPLIT_TEST_FRACTION"));
        if ((evaluation ?? test) is not null && !byFraction)
            throw OptionReader.Error($"DATA_SPLIT_EVAL_FRACTION and DATA_SPLIT_TEST_FRACTION need DATA_SPLIT_METHOD = 'RANDOM' or 'SEQ', not '{method}'.");
        if (test is not null && !tuning) throw OptionReader.Error("DATA_SPLIT_TEST_FRACTION needs NUM_TRIALS.");
        if (evaluation + (test ?? 0) >= 1) throw OptionReader.Error("DATA_SPLIT_EVAL_FRACTION and DATA_SPLIT_TEST_FRACTION leave no rows to train on.");
        // Without fractions RANDOM is AUTO_SPLIT.
        if (method == "SEQ" && !tuning) evaluation ??= (double)reader.Facts("DATA_SPLIT_EVAL_FRACTION").Default!;
        return new(method, column, evaluation, test ?? 0);
    }

    private static double? Fraction(OptionReader reader, string name) => reader.Number(name, 0) switch
    {
        null => null,
        >= 1 => throw OptionReader.Error($"{name} must be a fraction from 0 to less than 1."),
        { } value => reader.Facts(name).Decimals is { } decimals ? Math.Round(value, decimals) : value,
    };
}

/// <summary>Which rows train, evaluate and test a model. Without evaluation rows the training rows evaluate; without test rows the evaluation rows test.</summary>
internal sealed record DataSplit(int[] Training, int[] Evaluation, int[] Test)
{
    /// <summary>The share of evaluation rows, and that of test rows, when hyperparameters are tuned and no fractions are given.</summary>
    private const double TuningShare = 0.1;

    /// <summary>Whether rows were held back at random: as many as BigQuery holds back, but not the same ones.</summary>
    public bool IsRandom { get; private init; }

    /// <summary>The rows that the final metrics are of.</summary>
    public int[] Reported => Test.Length > 0 ? Test : Evaluation.Length > 0 ? Evaluation : Training;

    /// <summary>Splits the rows of a training query.</summary>
    public static DataSplit Of(DataTable rows, DataSplitOptions options, bool tuning)
    {
        var split = options.Method switch
        {
            "NO_SPLIT" => new DataSplit([.. Enumerable.Range(0, rows.RowCount)], [], []),
            "CUSTOM" => ByColumn(rows, Column(rows, options), tuning),
            "SEQ" => BySequence(Column(rows, options), options.EvaluationFraction ?? TuningShare, options.EvaluationFraction is null ? TuningShare : options.TestFraction),
            _ when options.EvaluationFraction is { } evaluation => ByHash(rows, evaluation, options.TestFraction),
            _ => Automatic(rows, tuning),
        };
        return split.Training.Length > 0 ? split : throw new LocalQueryException("invalidQuery", "The data split leaves no rows to train on.");
    }

    private static DataSplit Automatic(DataTable rows, bool tuning) => rows.RowCount switch
    {
        < 500 => new DataSplit([.. Enumerable.Range(0, rows.RowCount)], [], []),
        _ when tuning => ByHash(rows, TuningShare, TuningShare),
        <= 50_000 => ByHash(rows, 0.2, 0),
        _ => ByHash(rows, 10_000.0 / rows.RowCount, 0),
    };

    private static DataColumn Column(DataTable rows, DataSplitOptions options) => rows.Find(options.Column!)
        ?? throw new LocalQueryException("invalidQuery", $"DATA_SPLIT_COL names {options.Column}, which the training query does not return.");

    private static DataSplit ByColumn(DataTable rows, DataColumn column, bool tuning)
    {
        var expected = tuning ? SqlTypeKind.String : SqlTypeKind.Bool;
        if (column.Type.Kind != expected)
            throw new LocalQueryException("invalidQuery", $"DATA_SPLIT_COL {column.Name} is {column.Type}: DATA_SPLIT_METHOD = 'CUSTOM' needs {(tuning ? "STRING (TRAIN, EVAL, TEST) with" : "BOOL without")} NUM_TRIALS.");
        var parts = new List<int>[] { [], [], [] };
        for (var row = 0; row < rows.RowCount; row++)
            parts[column.Values[row] switch
            {
                false or "TRAIN" => 0,
                true or null or "EVAL" when !(tuning && column.Values[row] is null) => 1,
                "TEST" => 2,
                var other => throw new LocalQueryException("invalidQuery", $"DATA_SPLIT_COL {column.Name} holds {(other is null ? "NULL" : $"'{other}'")}: it must be TRAIN, EVAL or TEST."),
            }].Add(row);
        return new([.. parts[0]], [.. parts[1]], [.. parts[2]]);
    }

    private static DataSplit BySequence(DataColumn column, double evaluation, double test)
    {
        if (column.Type.Kind is not (SqlTypeKind.Int64 or SqlTypeKind.Float64 or SqlTypeKind.Numeric or SqlTypeKind.BigNumeric or SqlTypeKind.String or SqlTypeKind.Timestamp))
            throw new LocalQueryException("invalidQuery", $"DATA_SPLIT_COL {column.Name} is {column.Type}: DATA_SPLIT_METHOD = 'SEQ' needs a number, STRING or TIMESTAMP.");
        var rows = Enumerable.Range(0, column.Values.Length).OrderBy(row => column.Values[row], ValueComparer.Instance).ToArray();
        // Rows with a value below the threshold, NULL included, train; equal values stay together.
        var testFrom = FirstAt(rows, column, test);
        var evaluationFrom = Math.Min(testFrom, FirstAt(rows, column, test + evaluation));
        return new(rows[..evaluationFrom], rows[evaluationFrom..testFrom], rows[testFrom..]);
    }

    private static int FirstAt(int[] rows, DataColumn column, double share)
    {
        var first = rows.Length - (int)Math.Round(share * rows.Length, MidpointRounding.AwayFromZero);
        while (first > 0 && first < rows.Length && ValueComparer.Instance.Compare(column.Values[rows[first - 1]], column.Values[rows[first]]) == 0) first--;
        return first;
    }

    /// <summary>Orders rows by a fingerprint of their names, types and values, so that the same data is always split in the same way, whatever its order.</summary>
    private static DataSplit ByHash(DataTable rows, double evaluation, double test)
    {
        var order = Enumerable.Range(0, rows.RowCount).Select(row => (Hash: Fingerprint(rows, row), Row: row)).Order().Select(static pair => pair.Row).ToArray();
        var evaluations = (int)Math.Round(evaluation * order.Length, MidpointRounding.AwayFromZero);
        var tests = (int)Math.Round(test * order.Length, MidpointRounding.AwayFromZero);
        int[] Part(int from, int count) => [.. order.Skip(from).Take(count).Order()];
        return new(Part(evaluations + tests, order.Length), Part(0, evaluations), Part(evaluations, tests)) { IsRandom = true };
    }

    private static long Fingerprint(DataTable rows, int row)
    {
        var text = new StringBuilder();
        foreach (var column in rows.Columns) Append(text.Append(column.Name).Append(':').Append(column.Type).Append('='), column.Values[row]);
        return FarmFingerprint.Of(text.ToString());
    }

    private static void Append(StringBuilder text, object? value)
    {
        if (value is object?[] elements)
        {
            text.Append('[');
            foreach (var element in elements) Append(text, element);
            text.Append(']');
        }
        else
        {
            var part = value is null ? "NULL" : CategoryText.Of(value);
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        }
    }
}
