using Bqml.Catalog;

namespace Bqml.Generators.Tests.Coverage;

/// <summary>What a declaration must have to show a subject.</summary>
/// <param name="Subject">The subject; null when the declaration shows several.</param>
/// <param name="Apply">Adds it to a declaration.</param>
internal sealed record Need(Subject? Subject, Action<Usage> Apply);

/// <summary>Needs that one declaration fulfils together: compiling one for each takes minutes.</summary>
/// <param name="Needs">The needs.</param>
/// <param name="IsCalled">Whether the methods of the declared model are called.</param>
internal sealed record NeedGroup(IReadOnlyList<Need> Needs, bool IsCalled)
{
    /// <summary>Groups needs so that none contradicts another in its group.</summary>
    public static IEnumerable<NeedGroup> Pack(ModelType type, IEnumerable<Need> needs, bool isCalled = false)
    {
        var groups = new List<List<Need>>();
        foreach (var need in needs)
        {
            if (groups.Find(group => UsageOf(type, group.Append(need)).IsConsistent) is { } fitting) fitting.Add(need);
            else groups.Add([need]);
        }
        return groups.Select(group => new NeedGroup(group, isCalled));
    }

    /// <summary>One group for each need.</summary>
    public IEnumerable<NeedGroup> Split() => Needs.Select(need => new NeedGroup([need], IsCalled));

    /// <summary>The declaration.</summary>
    public Usage UsageOf(ModelType type) => UsageOf(type, Needs);

    private static Usage UsageOf(ModelType type, IEnumerable<Need> needs) => Usage.Of(type, needs.Select(static need => need.Apply));
}
