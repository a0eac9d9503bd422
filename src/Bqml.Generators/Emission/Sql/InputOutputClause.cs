using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the items of <c>INPUT(...)</c> and <c>OUTPUT(...)</c>: the name and type of each column that a model made elsewhere takes and gives.</summary>
internal static class InputOutputClause
{
    /// <summary>Whether CREATE MODEL has the clauses. Where they may be left out they say what the model's file may not.</summary>
    public static bool IsTaken(ModelDeclaration model) => model.ModelType.Clauses.InputOutput is ClauseUse.Optional or ClauseUse.Required;

    public static IEnumerable<string> Write(IEnumerable<ColumnSpec> columns) => columns.Select(static column => SqlIdentifier.Quote(column.Column) + " " + column.Type);
}
