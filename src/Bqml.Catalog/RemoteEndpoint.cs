using System.Globalization;

namespace Bqml.Catalog;

/// <summary>A model that remote models and AI functions can call by its name.</summary>
/// <remarks>Days are written yyyy-MM-dd (a month yyyy-MM where no day is published), so that they compare as text.</remarks>
public sealed class RemoteEndpoint
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The name: <c>gemini-2.5-flash</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of model it is: <c>Gemini</c>.</summary>
    public required string Family { get; init; }

    /// <summary>The ids of the model types that call it.</summary>
    public required IReadOnlyList<string> ModelTypeIds { get; init; }

    /// <summary>The day it was released; null when none is published.</summary>
    public string? Released { get; init; }

    /// <summary>The last day on which it answers; null when none is published.</summary>
    public string? Retires { get; init; }

    /// <summary>The day before which it is promised not to be retired; null when nothing is promised.</summary>
    public string? StaysUntil { get; init; }

    /// <summary>The name of the endpoint that is recommended in its place; null when none is.</summary>
    public string? Successor { get; init; }

    /// <summary>The page that says so.</summary>
    public required string DocumentationUrl { get; init; }

    /// <summary>The recommended endpoint that is not to be replaced itself, following successors to their end; null when none is recommended.</summary>
    public RemoteEndpoint? FindReplacement()
    {
        RemoteEndpoint? last = null;
        for (var next = Successor; next is not null; next = last?.Successor) last = ModelCatalog.FindEndpoint(next);
        return last;
    }

    /// <summary>Whether it answers no more on a day.</summary>
    /// <param name="day">The day as yyyy-MM-dd.</param>
    public bool IsRetired(string day) => Retires is { } last && string.CompareOrdinal(last, day) < 0;

    /// <summary>Whether it answers on a day, but no more some months later.</summary>
    /// <param name="day">The day as yyyy-MM-dd.</param>
    /// <param name="months">How many months to look ahead.</param>
    public bool RetiresWithin(string day, int months) =>
        Retires is not null && !IsRetired(day) && DateTime.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && IsRetired(date.AddMonths(months).ToString(DayFormat, CultureInfo.InvariantCulture));

    /// <summary>The name of the model that an endpoint's text names: what follows <c>/models/</c> in a URL, otherwise the text itself.</summary>
    /// <param name="endpoint">A model's name, or the URL of one.</param>
    public static string ModelName(string endpoint)
    {
        const string models = "/models/";
        var index = endpoint.LastIndexOf(models, StringComparison.OrdinalIgnoreCase);
        return index < 0 ? endpoint : endpoint.Substring(index + models.Length);
    }

    /// <summary>The name without the number of its revision: <c>gemini-2.0-flash</c> for <c>gemini-2.0-flash-001</c>, <c>claude-sonnet-4</c> for <c>claude-sonnet-4@20250514</c>.</summary>
    internal static string WithoutRevision(string name)
    {
        var at = name.IndexOf('@');
        if (at > 0) return name.Substring(0, at);
        const int length = 4;
        if (name.Length <= length || name[name.Length - length] != '-') return name;
        for (var i = name.Length - length + 1; i < name.Length; i++)
            if (name[i] is < '0' or > '9') return name;
        return name.Substring(0, name.Length - length);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
