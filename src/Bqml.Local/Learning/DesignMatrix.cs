namespace Bqml.Local.Learning;

/// <summary>Encoded rows, sparse by row: one-hot columns are nearly all zeros.</summary>
internal sealed class DesignMatrix
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _values;

    private DesignMatrix(int columnCount, int[] starts, int[] columns, double[] values) =>
        (ColumnCount, _starts, _columns, _values) = (columnCount, starts, columns, values);

    public int RowCount => _starts.Length - 1;

    public int ColumnCount { get; }

    /// <summary>The columns of a row that are not zero.</summary>
    public ReadOnlySpan<int> ColumnsOf(int row) => _columns.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The values in those columns.</summary>
    public ReadOnlySpan<double> ValuesOf(int row) => _values.AsSpan(_starts[row].._starts[row + 1]);

    /// <summary>The inner product of a row with a weight for each column.</summary>
    public double Dot(int row, ReadOnlySpan<double> weights)
    {
        var columns = ColumnsOf(row);
        var values = ValuesOf(row);
        var sum = 0.0;
        for (var i = 0; i < columns.Length; i++) sum += values[i] * weights[columns[i]];
        return sum;
    }

    /// <summary>Adds a multiple of a row to <paramref name="target"/>.</summary>
    public void AddTo(int row, double factor, Span<double> target)
    {
        var columns = ColumnsOf(row);
        var values = ValuesOf(row);
        for (var i = 0; i < columns.Length; i++) target[columns[i]] += factor * values[i];
    }

    /// <summary>The matrix of the given rows, in that order.</summary>
    public DesignMatrix Select(IReadOnlyList<int> rows)
    {
        var builder = new Builder(ColumnCount);
        foreach (var row in rows)
        {
            var columns = ColumnsOf(row);
            var values = ValuesOf(row);
            for (var i = 0; i < columns.Length; i++) builder.Add(columns[i], values[i]);
            builder.EndRow();
        }
        return builder.Build();
    }

    /// <summary>Collects a matrix row by row.</summary>
    public sealed class Builder(int columnCount)
    {
        private readonly List<int> _starts = [0];
        private readonly List<int> _columns = [];
        private readonly List<double> _values = [];

        /// <summary>Sets a value of the current row; a column is set once.</summary>
        public void Add(int column, double value)
        {
            if (value == 0) return;
            _columns.Add(column);
            _values.Add(value);
        }

        public void EndRow() => _starts.Add(_columns.Count);

        public DesignMatrix Build() => new(columnCount, [.. _starts], [.. _columns], [.. _values]);
    }
}
