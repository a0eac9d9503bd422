using Bqml.Local.Data;

namespace Bqml.Local.Learning;

/// <summary>The classes of a label column, ascending: the last of two is the positive one.</summary>
internal sealed class LabelClasses
{
    private readonly Dictionary<string, int> _index;

    private LabelClasses(object[] values)
    {
        Values = values;
        Names = [.. values.Select(CategoryText.Of)];
        _index = Names.Index().ToDictionary(static pair => pair.Item, static pair => pair.Index, StringComparer.Ordinal);
    }

    /// <summary>The labels, of the label column's type.</summary>
    public IReadOnlyList<object> Values { get; }

    /// <summary>Their texts.</summary>
    public IReadOnlyList<string> Names { get; }

    public int Count => Values.Count;

    /// <summary>Collects the classes of a column without NULLs.</summary>
    /// <param name="label">The column.</param>
    /// <param name="most">How many classes a model takes; null for any number.</param>
    public static LabelClasses Of(DataColumn label, int? most)
    {
        if (!CategoryText.Supports(label.Type) && !SqlNumbers.IsNumeric(label.Type))
            throw new LocalQueryException("invalidQuery", $"Label column {label.Name} is {label.Type}: a class label must be of a groupable type such as STRING, BOOL or INT64.");
        var values = label.Values.Select(static v => v!).DistinctBy(CategoryText.Of).Order(ValueComparer.Instance).Select(static v => v!).ToArray();
        return values.Length switch
        {
            < 2 => throw new LocalQueryException("invalidQuery", $"Label column {label.Name} has one value in all rows: a classification model needs at least two."),
            _ when values.Length > most => throw new LocalQueryException("invalidQuery", $"Label column {label.Name} has {values.Length} different values: a classification model takes at most {most}."),
            _ => new LabelClasses(values),
        };
    }

    /// <summary>The class of a label, or null for a label that the model does not know.</summary>
    public int? Find(object label) => _index.TryGetValue(CategoryText.Of(label), out var index) ? index : null;
}
