using Bqml.Catalog;
using Bqml.Generators.Emission.Sql;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Rules;

/// <summary>The connection that a remote model is called through.</summary>
internal static class ConnectionRules
{
    internal static void Check(ModelContext model)
    {
        if (model.Use is not { } use || RemoteClause.IsDefault(use.Connection)) return;
        if (!SqlIdentifier.TryQuoteConnectionPath(use.Connection, out _, out var error))
            model.Report(RemoteDiagnostics.InvalidConnection, new FindingTarget(FindingTargetKind.ModelType, ModelClauses.ConnectionProperty), Wording.Clause(error));
    }
}
