using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Sql;

namespace Bqml.Local.Models;

/// <summary>Tells which of the catalogue's remote model types a statement makes: no option says it, but the options given and the endpoint's name do.</summary>
internal sealed class RemoteModelTypes(StatementContext context, Binder binder)
{
    private static readonly IReadOnlyList<ModelType> All = [.. ModelCatalog.ModelTypes.Where(static type => type.SqlModelType is null && type.Clauses.Connection == ClauseUse.Required)];

    public ModelType Read(CreateModelStatement statement, SqlList<OptionEntry> entries)
    {
        // The type of which all options given are, and whose required options are given.
        var fitting = All.Where(type => entries.All(entry => type.Option(entry.Name.Name) is not null) && Fixed(type, entries)).ToList();
        if (fitting.Count == 0) throw Unknown(statement, entries);
        var complete = fitting.Where(type => type.Options.Where(static option => option.Required).All(option => Entry(entries, option.Name) is not null)).ToList();
        if (complete.Count == 0) throw context.Error(statement, $"Missing required option {fitting[0].Options.First(static option => option.Required).Name}: a remote model needs an endpoint, an open model or a service to call");
        if (statement.Input is not null && complete.Find(static type => type.Clauses.InputOutput is ClauseUse.Required or ClauseUse.Optional) is { } custom) return custom;
        if (statement.Query is not null && complete.Find(static type => type.Clauses.Query is ClauseUse.Required or ClauseUse.Optional) is { } tuned) return tuned;
        var withoutClauses = complete.Where(static type => type.Clauses.InputOutput != ClauseUse.Required && type.Clauses.Query is not (ClauseUse.Required or ClauseUse.Optional)).ToList();
        if (withoutClauses.Count == 1) return withoutClauses[0];
        return OfEndpoint(withoutClauses, entries) ?? throw context.Error(statement, "This form of remote model is not known");
    }

    /// <summary>The option that names what is called.</summary>
    public static ModelOption EndpointOption(ModelType type) => type.Options.FirstOrDefault(static option => option.IsEndpoint) ?? type.Options.First(static option => option is { Required: true, Kind: OptionKind.String });

    private ModelType? OfEndpoint(List<ModelType> types, SqlList<OptionEntry> entries)
    {
        if (types.Select(EndpointOption).Select(option => Entry(entries, option.Name)).FirstOrDefault(static entry => entry is not null) is not { } entry) return null;
        if (binder.EvaluateConstant(entry.Value).Value is not string endpoint) throw context.Error(entry.Value, $"Option {entry.Name.Name.ToUpperInvariant()} must be of type STRING");
        if (types.Find(type => type.FindEndpointFamily(endpoint) is not null) is { } known) return known;
        // A deployed model has a number, not a name.
        if (endpoint.Contains("/endpoints/", StringComparison.Ordinal) && types.Find(static type => type.EndpointFamilies.Count == 0) is { } deployed) return deployed;
        var caller = context.Remote.Caller;
        var function = caller.FindChatClient(endpoint) is not null ? "AI.GENERATE_TEXT" : caller.FindEmbeddingGenerator(endpoint) is not null ? "AI.GENERATE_EMBEDDING" : null;
        if (function is not null && types.Find(type => type.EndpointFamilies.Count > 0 && type.Supports(function)) is { } registered) return registered;
        throw context.Error(entry.Value, $"Whether the endpoint '{endpoint}' is a language model or an embedding model is not known to the embedded engine, and no client is registered for it: register one by LocalBigQueryOptions.ChatClients[\"{endpoint}\"] or LocalBigQueryOptions.EmbeddingGenerators[\"{endpoint}\"]");
    }

    private bool Fixed(ModelType type, SqlList<OptionEntry> entries) => type.Options.All(option =>
        option.Fixed is not { } value || Entry(entries, option.Name) is not { } entry || (binder.EvaluateConstant(entry.Value).Value is string given && given.Equals(value, StringComparison.OrdinalIgnoreCase)));

    private LocalQueryException Unknown(CreateModelStatement statement, SqlList<OptionEntry> entries)
    {
        var names = All.SelectMany(static type => type.Options).Select(static option => option.Name).Distinct().ToList();
        return entries.FirstOrDefault(entry => !names.Contains(entry.Name.Name, StringComparer.OrdinalIgnoreCase)) is { } unknown
            ? context.Error(unknown, $"Option {unknown.Name.Name.ToUpperInvariant()} is not supported for remote models{ModelOptions.Suggestion(unknown.Name.Name, names)}")
            : context.Error(statement, $"No kind of remote model has these options together: {string.Join(", ", entries.Select(static entry => entry.Name.Name.ToUpperInvariant()))}");
    }

    private static OptionEntry? Entry(SqlList<OptionEntry> entries, string name) => entries.FirstOrDefault(entry => entry.Name.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
