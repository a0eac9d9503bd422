using System.Globalization;
using Bqml.Catalog;
using Bqml.GoogleSql.Syntax;

namespace Bqml.Generators.Rules;

/// <summary>What is known of an endpoint that code names: that it is retired, that it soon will be, or that it looks like a misspelt one. A name that nothing is known of is allowed.</summary>
internal static class EndpointRules
{
    /// <summary>How many letters a misspelt name may have wrong.</summary>
    private const int MostErrors = 2;

    /// <summary>What is to be said of a text; null when there is nothing.</summary>
    /// <param name="endpoint">A model's name, or the URL of one.</param>
    /// <param name="part">Where it stands.</param>
    /// <param name="calendar">The day to judge by.</param>
    internal static SqlFinding? Check(string endpoint, TextSpan part, EndpointCalendar calendar)
    {
        if (ModelCatalog.FindEndpoint(endpoint) is { } known)
        {
            var descriptor = known.IsRetired(calendar.Today) ? RemoteDiagnostics.RetiredEndpoint : known.RetiresWithin(calendar.Today, calendar.Months) ? RemoteDiagnostics.RetiringEndpoint : null;
            if (descriptor is null) return null;
            var replacement = known.FindReplacement();
            var advice = replacement is null ? "; choose another of its kind" : $"; '{replacement.Name}' is recommended instead";
            return new SqlFinding(descriptor, part, [RemoteEndpoint.ModelName(endpoint), Day(known.Retires!), advice], replacement is null ? null : WithModel(endpoint, replacement.Name));
        }
        // A URL may name a model of the project's own.
        if (endpoint.Length == 0 || RemoteEndpoint.ModelName(endpoint) != endpoint || Meant(endpoint) is not { } meant) return null;
        return new SqlFinding(RemoteDiagnostics.MisspeltEndpoint, part, [endpoint, meant], meant);
    }

    /// <summary>Whether a text could be the name of an endpoint, for a first look at many texts.</summary>
    internal static bool MayBeEndpoint(string text) => text.Length is > 4 and < 300 && text.IndexOf('-') > 0 && text.IndexOf(' ') < 0;

    /// <summary>The known name that a misspelt one was meant to be. Names that differ in their digits only are other versions.</summary>
    private static string? Meant(string name)
    {
        var letters = Letters(name);
        if (letters.Length == 0 || name.Length > 100) return null;
        string? meant = null;
        var least = MostErrors + 1;
        foreach (var known in ModelCatalog.Endpoints)
        {
            if (known is { Retires: not null, Successor: not null }) continue;
            var others = Letters(known.Name);
            if (letters == others)
            {
                if (Digits(name) == Digits(known.Name)) return known.Name;
                continue;
            }
            // Names of another version are nobody's misspelling.
            if (Digits(name) != Digits(known.Name)) continue;
            var distance = Spelling.Distance(letters, others);
            if (distance < least && distance * 4 <= others.Length) (meant, least) = (known.Name, distance);
        }
        return meant;
    }

    private static string Letters(string name) => new([.. name.Where(char.IsLetter).Select(char.ToLowerInvariant)]);

    private static string Digits(string name) => new([.. name.Where(char.IsDigit)]);

    /// <summary>The text with another model: in a URL, what follows <c>/models/</c>.</summary>
    private static string WithModel(string endpoint, string model) => endpoint.Substring(0, endpoint.Length - RemoteEndpoint.ModelName(endpoint).Length) + model;

    private static string Day(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString("MMMM d, yyyy", CultureInfo.InvariantCulture);
}

/// <summary>The day by which endpoints are judged, and how far ahead.</summary>
/// <param name="Today">The day as yyyy-MM-dd.</param>
/// <param name="Months">How many months before its end an endpoint is reported.</param>
internal readonly record struct EndpointCalendar(string Today, int Months)
{
    /// <summary>The day of the catalogue, and half a year: a build gives the same diagnostics on every day.</summary>
    internal static EndpointCalendar Default { get; } = new(ModelCatalog.Snapshot, 6);
}
