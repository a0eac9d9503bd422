namespace Bqml.Catalog.Tool.Loading;

/// <summary>The enums that options, arguments and columns use; an enum is the union of the values of all its uses.</summary>
public sealed class EnumData
{
    private readonly SortedDictionary<string, EnumType> _types = new(StringComparer.Ordinal);

    /// <summary>Every enum, by name.</summary>
    public IReadOnlyCollection<EnumType> Types => _types.Values;

    /// <summary>Notes a use of an enum.</summary>
    /// <param name="place">Where it is used, for complaints.</param>
    /// <param name="name">The enum.</param>
    /// <param name="usedBy">What uses it, for documentation: <c>option OPTIMIZE_STRATEGY</c>.</param>
    /// <param name="values">The values used.</param>
    /// <param name="isRead">Whether results hold it, so that a reader must parse it.</param>
    /// <param name="isWritten">Whether a function takes it as an argument, so that a call must write it.</param>
    public void Use(DataNode place, string name, string usedBy, IReadOnlyList<AllowedValue> values, bool isRead = false, bool isWritten = false)
    {
        if (!Naming.IsIdentifier(name)) throw place.Error($"'{name}' is no name for an enum");
        if (!_types.TryGetValue(name, out var type)) _types.Add(name, type = new EnumType(name));
        type.IsRead |= isRead;
        type.IsWritten |= isWritten;
        if (!type.UsedBy.Contains(usedBy)) type.UsedBy.Add(usedBy);
        foreach (var value in values)
        {
            if (type.Members.FirstOrDefault(member => member.SqlValue == value.SqlValue) is { } known)
            {
                if (known.MemberName != value.MemberName) throw place.Error($"the value '{value.SqlValue}' of enum {name} is called {value.MemberName} here and {known.MemberName} elsewhere");
                continue;
            }
            if (type.Members.FirstOrDefault(member => member.MemberName == value.MemberName) is { } other)
                throw place.Error($"the values '{value.SqlValue}' and '{other.SqlValue}' of enum {name} are both called {value.MemberName}");
            type.Members.Add(value);
        }
    }
}

/// <summary>A generated enum.</summary>
public sealed class EnumType(string name)
{
    /// <summary>Its name in namespace Bqml.</summary>
    public string Name { get; } = name;

    /// <summary>What uses it.</summary>
    public List<string> UsedBy { get; } = [];

    /// <summary>Its members in the order they are first named.</summary>
    public List<AllowedValue> Members { get; } = [];

    /// <summary>Whether results hold it.</summary>
    public bool IsRead { get; set; }

    /// <summary>Whether a function takes it as an argument.</summary>
    public bool IsWritten { get; set; }
}
