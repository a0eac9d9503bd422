using System.Collections;

namespace Bqml.GoogleSql.Syntax;

/// <summary>An immutable list, compared element by element.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class SqlList<T> : IReadOnlyList<T>, IEquatable<SqlList<T>>
{
    private readonly T[] _items;

    private SqlList(T[] items) => _items = items;

    /// <summary>The list without elements.</summary>
    public static SqlList<T> Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>A list of these elements.</summary>
    /// <param name="items">The elements; they are copied.</param>
    public static SqlList<T> Of(params T[] items) => items.Length == 0 ? Empty : new((T[])items.Clone());

    /// <summary>A list of these elements.</summary>
    /// <param name="items">The elements; they are copied.</param>
    public static SqlList<T> From(IEnumerable<T> items) => items is SqlList<T> list ? list : Wrap(items.ToArray());

    /// <inheritdoc/>
    public bool Equals(SqlList<T>? other)
    {
        if (other is null || other._items.Length != _items.Length) return false;
        for (var i = 0; i < _items.Length; i++)
        {
            if (!EqualityComparer<T>.Default.Equals(_items[i], other._items[i])) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SqlList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = _items.Length;
        foreach (var item in _items) hash = unchecked((hash * 31) + (item?.GetHashCode() ?? 0));
        return hash;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();

    /// <summary>A list over an array that nobody else changes.</summary>
    internal static SqlList<T> Wrap(T[] items) => items.Length == 0 ? Empty : new(items);
}
