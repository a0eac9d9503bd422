using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Bqml.Generators.Rules;

/// <summary>Every diagnostic of Bqml. Each category has its own table; this is what they have in common.</summary>
internal static class Diagnostics
{
    /// <summary>Where the page of a diagnostic is: the id and <c>.md</c> follow.</summary>
    internal const string HelpRoot = "https://github.com/bqml/bqml/blob/main/docs/diagnostics/";

    private static readonly Dictionary<string, DiagnosticDescriptor> s_byId = new(StringComparer.Ordinal);

    /// <summary>All descriptors, in the order of their ids.</summary>
    internal static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        .. new[]
        {
            StructureDiagnostics.All,
            StructureLimitDiagnostics.All,
            RowDiagnostics.All,
            FeatureDiagnostics.All,
            CallDiagnostics.All,
            OptionColumnDiagnostics.All,
            OptionDiagnostics.All,
            HolidayDiagnostics.All,
            OptionFormDiagnostics.All,
            OptionLimitDiagnostics.All,
            ImageDiagnostics.All,
            SupportDiagnostics.All,
            AvailabilityDiagnostics.All,
            ArgumentDiagnostics.All,
            SqlDiagnostics.All,
            SqlFunctionDiagnostics.All,
            RemoteDiagnostics.All,
            ObjectTableDiagnostics.All,
            AiDiagnostics.All,
            OnnxDiagnostics.All,
        }.SelectMany(static table => table).OrderBy(static descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    static Diagnostics()
    {
        foreach (var descriptor in All) s_byId.Add(descriptor.Id, descriptor);
    }

    /// <summary>The descriptor of an id, which must be one of ours.</summary>
    internal static DiagnosticDescriptor Get(string id) => s_byId[id];
}
