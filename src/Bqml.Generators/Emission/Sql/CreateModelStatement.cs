using Bqml.Catalog;
using Bqml.Generators.Emission.Models;
using Bqml.Generators.Specs;
using Bqml.GoogleSql;

namespace Bqml.Generators.Emission.Sql;

/// <summary>Writes the three forms of CREATE MODEL.</summary>
internal static class CreateModelStatement
{
    /// <summary>The forms, in the order of enum CreateMode.</summary>
    public static IReadOnlyList<StatementForm> Forms { get; } =
    [
        new("CreateModel", CreateModelOpening.Create, "Makes the model; fails when it exists."),
        new("CreateModelIfNotExists", CreateModelOpening.CreateIfNotExists, "Makes the model unless it exists."),
        new("CreateOrReplaceModel", CreateModelOpening.CreateOrReplace, "Makes the model, replacing one that exists."),
    ];

    /// <summary>What follows the model's name, from the line break on.</summary>
    public static string Body(ModelDeclaration model)
    {
        var text = "";
        if (InputOutputClause.IsTaken(model)) text += "\nINPUT(" + List(InputOutputClause.Write(model.Features)) + "\n)\nOUTPUT(" + List(InputOutputClause.Write(model.Outputs)) + "\n)";
        if (TransformClause.IsNeeded(model)) text += "\n" + TransformClause.Name + "(" + List(TransformClause.Write(model)) + "\n)";
        if (model.ModelType.Clauses.Connection == ClauseUse.Required) text += "\n" + RemoteClause.Write(model.Connection);
        var options = OptionsClause.Write(model).ToArray();
        if (options.Length > 0) text += "\nOPTIONS(" + List(options) + "\n)";
        return model.Spec.Training is { } training ? text + "\nAS\n" + Queries(model.Spec, Query(model, training)) : text;
    }

    private static string Queries(ModelSpec spec, string training) => HolidayQuery.Write(spec) is { } holidays
        ? "(\ntraining_data AS (\n" + training + "\n),\ncustom_holiday AS (\n" + holidays + "\n)\n)"
        : training;

    private static string Query(ModelDeclaration model, TrainingSource training)
    {
        var columns = List(model.TrainedColumns.Select(SqlIdentifier.Quote));
        var text = "SELECT" + columns + "\nFROM " + (training.IsQuery ? UserSql.Bracketed(training.Text) : SqlIdentifier.QuotePath(training.Text));
        return training.Where is null ? text : text + "\nWHERE " + UserSql.Bracketed(training.Where);
    }

    private static string List(IEnumerable<string> items) => "\n  " + string.Join(",\n  ", items);
}
