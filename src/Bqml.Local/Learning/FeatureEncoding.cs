namespace Bqml.Local.Learning;

/// <summary>How one component of the features becomes columns of the design matrix.</summary>
internal abstract class FeatureEncoding(FeatureComponent component, int offset, int width)
{
    public FeatureComponent Component { get; } = component;

    /// <summary>The first of its columns.</summary>
    public int Offset { get; } = offset;

    /// <summary>How many columns it has.</summary>
    public int Width { get; } = width;

    /// <summary>The categories' names in column order; null for a number.</summary>
    public virtual IReadOnlyList<string>? Categories => null;

    /// <summary>The column that dummy encoding drops, counted from <see cref="Offset"/>; null for none.</summary>
    public virtual int? Dropped => null;

    /// <summary>Writes a value of the component (null for NULL) into the row being built.</summary>
    public abstract void Encode(object? value, DesignMatrix.Builder row);
}

/// <summary>A number, standardised to mean 0 and sample deviation 1; NULL becomes the mean, which is 0.</summary>
internal sealed class NumberEncoding(FeatureComponent component, int offset, double mean, double deviation) : FeatureEncoding(component, offset, 1)
{
    public double Mean { get; } = mean;

    /// <summary>The sample deviation (n - 1); 1 for a constant column, which it leaves alone.</summary>
    public double Deviation { get; } = deviation;

    public static NumberEncoding Fit(FeatureComponent component, int offset, IEnumerable<object?> values)
    {
        var (count, mean, squares) = (0L, 0.0, 0.0);
        foreach (var value in values)
        {
            if (value is null) continue;
            var number = SqlNumbers.ToDouble(value);
            if (!double.IsFinite(number))
                throw new LocalQueryException("invalidQuery", $"Feature column {component.Column} holds a value that is NaN or infinite: leave such rows out or replace the value.");
            count++;
            var delta = number - mean;
            mean += delta / count;
            squares += delta * (number - mean);
        }
        var deviation = count > 1 ? Math.Sqrt(squares / (count - 1)) : 0;
        return new NumberEncoding(component, offset, mean, deviation > 0 ? deviation : 1);
    }

    public override void Encode(object? value, DesignMatrix.Builder row)
    {
        if (value is not null) row.Add(Offset, (SqlNumbers.ToDouble(value) - Mean) / Deviation);
    }
}

/// <summary>
/// Categories, one column each: a value sets one column (one-hot), an array the column of every element (multi-hot). NULL is a category of its own when the training
/// rows had NULLs; a category not seen in training sets nothing, so its weight is 0. Dummy encoding drops the most frequent category.
/// </summary>
internal sealed class CategoryEncoding : FeatureEncoding
{
    private readonly Dictionary<string, int> _index;
    private readonly int? _nullIndex;

    private CategoryEncoding(FeatureComponent component, int offset, string[] categories, int? nullIndex, int? dropped) : base(component, offset, categories.Length)
    {
        (Categories, _nullIndex, Dropped) = (categories, nullIndex, dropped);
        _index = new(StringComparer.Ordinal);
        for (var i = 0; i < categories.Length; i++)
            if (i != nullIndex) _index.Add(categories[i], i);
    }

    public override IReadOnlyList<string> Categories { get; }

    public override int? Dropped { get; }

    /// <param name="component">What is encoded.</param>
    /// <param name="offset">The first column.</param>
    /// <param name="values">The training values.</param>
    /// <param name="dummy">Whether to drop the most frequent category (the first of several).</param>
    public static CategoryEncoding Fit(FeatureComponent component, int offset, IEnumerable<object?> values, bool dummy)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var nulls = 0L;
        foreach (var value in values)
            foreach (var element in Elements(value).Distinct())
                if (element is null) nulls++;
                else counts[element] = counts.GetValueOrDefault(element) + 1;
        string[] categories = nulls > 0 ? [.. counts.Keys, CategoryText.Null] : [.. counts.Keys];
        long[] frequencies = nulls > 0 ? [.. counts.Values, nulls] : [.. counts.Values];
        int? dropped = dummy && frequencies.Length > 0 ? Array.IndexOf(frequencies, frequencies.Max()) : null;
        return new CategoryEncoding(component, offset, categories, nulls > 0 ? categories.Length - 1 : null, dropped);
    }

    public override void Encode(object? value, DesignMatrix.Builder row)
    {
        foreach (var element in Elements(value).Distinct())
        {
            var index = element is null ? _nullIndex : _index.TryGetValue(element, out var known) ? known : null;
            if (index is { } i && i != Dropped) row.Add(Offset + i, 1);
        }
    }

    private static IEnumerable<string?> Elements(object? value) => value switch
    {
        null => [null],
        object?[] elements => elements.Select(static e => e is null ? null : CategoryText.Of(e)),
        _ => [CategoryText.Of(value)],
    };
}

/// <summary>
/// A vector that is taken as it is: ARRAY of numbers, or ARRAY&lt;STRUCT&lt;index INT64, value FLOAT64&gt;&gt; as the encoder functions make it. Its categories are the positions.
/// </summary>
internal sealed class VectorEncoding(FeatureComponent component, int offset, int dimension, bool sparse) : FeatureEncoding(component, offset, dimension)
{
    public override IReadOnlyList<string> Categories { get; } = [.. Enumerable.Range(0, dimension).Select(static i => CategoryText.Of((long)i))];

    public static VectorEncoding Fit(FeatureComponent component, int offset, IEnumerable<object?> values, bool sparse)
    {
        int? dimension = null;
        foreach (var value in values)
        {
            if (value is not object?[] elements) continue;
            var length = sparse ? elements.Select(e => Position(component, e) + 1).DefaultIfEmpty(0).Max() : elements.Length;
            if (!sparse && dimension is { } known && known != length)
                throw new LocalQueryException("invalidQuery", $"Feature column {component.Column} holds arrays of {known} and of {length} numbers: they must have one length.");
            dimension = Math.Max(dimension ?? 0, length);
        }
        return new VectorEncoding(component, offset, dimension ?? 0, sparse);
    }

    public override void Encode(object? value, DesignMatrix.Builder row)
    {
        if (value is not object?[] elements) return;
        if (!sparse && elements.Length != Width)
            throw new LocalQueryException("invalidQuery", $"Column {Component.Column} must hold arrays of {Width} numbers, as in training; a row has {elements.Length}.");
        var sums = new SortedDictionary<int, double>();
        for (var i = 0; i < elements.Length; i++)
        {
            var position = sparse ? Position(Component, elements[i]) : i;
            var number = sparse ? ((object?[])elements[i]!)[1] : elements[i];
            if (number is not null && position < Width) sums[position] = sums.GetValueOrDefault(position) + SqlNumbers.ToDouble(number);
        }
        foreach (var (position, sum) in sums) row.Add(Offset + position, sum);
    }

    private static int Position(FeatureComponent component, object? element) => element is object?[] { Length: 2 } pair && pair[0] is long and >= 0 and < int.MaxValue
        ? (int)(long)pair[0]!
        : throw new LocalQueryException("invalidQuery", $"Feature column {component.Column} holds an element without a position: its index must be 0 or more.");
}
