using Bqml.Local.Jobs;
using Bqml.Local.Storage;

namespace Bqml.Local.Models;

/// <summary>A copy job: the copy shares what was learned, which never changes.</summary>
internal static class CopyModel
{
    public static StatementResult Run(CopyRequest request, LocalCatalog catalog, bool createDatasets)
    {
        var source = catalog.FindModel(request.Source);
        if (source is null && catalog.FindTable(request.Source) is not null)
            throw new LocalQueryException("notImplemented", $"The embedded engine copies models only, and {request.Source} is a table. Use CREATE TABLE AS SELECT.");
        if (source is null) throw catalog.NotFound("Model", request.Source);
        var destination = request.Destination;
        if (!createDatasets && !catalog.HasDataset(destination.Project, destination.Dataset)) throw catalog.DatasetNotFound(destination.Project, destination.Dataset);
        if (!request.MayCreate && catalog.FindModel(destination) is null) throw catalog.NotFound("Model", destination);
        if (!catalog.Put(source.CopyTo(destination), request.MayReplace)) throw new LocalQueryException("duplicate", $"Already Exists: Model {destination}");
        return new StatementResult("COPY") { Target = destination };
    }
}
