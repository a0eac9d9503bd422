using Bqml.GoogleSql;

namespace Bqml.Local.Remote;

/// <summary>AI.GENERATE_TABLE: one call of the language model for each row, whose answer fills the columns of output_schema.</summary>
internal static class TableGeneration
{
    public static IReadOnlyList<RemoteValue> Run(RemoteCall call)
    {
        var schema = AnswerSchema.Parse(call.Settings.Text("output_schema")!, call.Settings.Error);
        var options = call.Settings.ToChatOptions();
        options.ResponseFormat = schema.ToResponseFormat();
        var answers = TextGeneration.Ask(call, options);
        var columns = schema.Type.Fields.Select(field => new object?[answers.Length]).ToArray();
        var statuses = new object?[answers.Length];
        for (var row = 0; row < answers.Length; row++)
        {
            var values = new object?[columns.Length];
            statuses[row] = answers[row].Text is { } text ? schema.Read(text, out values) : answers[row].Status;
            for (var i = 0; i < columns.Length; i++) columns[i][row] = values[i];
        }
        return
        [
            .. schema.Type.Fields.Select((field, i) => new RemoteValue(field.Name!, field.Type, columns[i]) { IsGenerated = true }),
            new RemoteValue("full_response", SqlType.Json, [.. answers.Select(answer => (object?)answer.FullResponse(call.Model.Family, call.Model.IsOpenModel))]),
            new RemoteValue("status", SqlType.String, statuses),
        ];
    }
}
