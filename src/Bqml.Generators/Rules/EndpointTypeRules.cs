using Bqml.Catalog;
using Bqml.Generators.Specs;

namespace Bqml.Generators.Rules;

/// <summary>The endpoint of a remote model, where it is a known one: of the kind that the model type calls.</summary>
internal static class EndpointTypeRules
{
    internal static void Check(ModelContext model)
    {
        if (model is not { Type: { } type, Options.Endpoint: { } option }) return;
        // Of the other types an endpoint is a place, not a name.
        if (!ModelCatalog.Endpoints.Any(endpoint => endpoint.ModelTypeIds.Contains(type.Id))) return;
        foreach (var setting in model.Settings[option.Name])
        {
            if (setting.Value is not OptionValue.String { Value: { } text } || ModelCatalog.FindEndpoint(text) is not { } known || known.ModelTypeIds.Contains(type.Id)) continue;
            var attributes = known.ModelTypeIds.Select(ModelCatalog.FindModelType).OfType<ModelType>().Select(static other => "[" + other.AttributeName + "]");
            model.Report(RemoteDiagnostics.OtherEndpoint, setting.Target, RemoteEndpoint.ModelName(text), type.TitleWithArticle, Wording.Either(attributes));
        }
    }
}
