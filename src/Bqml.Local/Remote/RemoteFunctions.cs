using Bqml.Catalog;
using Bqml.GoogleSql;
using Bqml.Local.Data;

namespace Bqml.Local.Remote;

/// <summary>A call of a table function on a remote model: its arguments as the catalogue knows them.</summary>
internal sealed record RemoteCall(ModelFunction Function, RemoteModel Model, DataTable Input, RemoteSettings Settings, RemoteSession Session, CancellationToken Cancellation)
{
    /// <summary>Whether each row is an object of an object table, and the function's column for prompts or contents is not there.</summary>
    public required bool IsOverObjects { get; init; }

    /// <summary>The column that holds what is sent; over an object table the one that names the object.</summary>
    public required DataColumn Sent { get; init; }
}

/// <summary>Evaluates the table functions that call remote models: which signature and which output is meant, the catalogue tells.</summary>
internal static class RemoteFunctions
{
    /// <param name="function">The function.</param>
    /// <param name="model">The model.</param>
    /// <param name="input">The data argument; null when there is none.</param>
    /// <param name="settings">The fields of the STRUCT argument.</param>
    /// <param name="session">What calls the clients.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="LocalQueryException">What BigQuery rejects, or no client is registered. What a client fails in is told row by row.</exception>
    public static DataTable Invoke(ModelFunction function, RemoteModel model, DataTable? input, IReadOnlyDictionary<string, object?> settings, RemoteSession session, CancellationToken ct)
    {
        if (input is null) throw Error(function, "needs input data: pass a table or a query.");
        var call = Read(function, model, input, settings, session, ct);
        IReadOnlyList<RemoteValue> values = function.Name switch
        {
            "AI.GENERATE_TEXT" or "ML.GENERATE_TEXT" => TextGeneration.Run(call),
            "AI.GENERATE_TABLE" => TableGeneration.Run(call),
            "AI.GENERATE_EMBEDDING" or "ML.GENERATE_EMBEDDING" => EmbeddingGeneration.Run(call),
            _ => throw Error(function, $"is not supported by the embedded engine for {model.ModelTypeId} models."),
        };
        var columns = Columns(call, Output(call), values).Concat(input.Columns).ToList();
        if (columns.GroupBy(static column => column.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(static group => group.Count() > 1) is { } duplicate)
            throw Error(function, $"has an output column {duplicate.Key}, and so has its input: rename or leave out that of the input.");
        return new DataTable(columns, input.RowCount);
    }

    private static RemoteCall Read(ModelFunction function, RemoteModel model, DataTable input, IReadOnlyDictionary<string, object?> settings, RemoteSession session, CancellationToken ct)
    {
        var signatures = function.SignaturesFor(model.ModelTypeId).Where(signature => signature.IsFor(model.Family)).ToList();
        var overRows = signatures.Where(static signature => signature.Input is { ObjectKey: null }).ToList();
        var sent = overRows.Select(signature => signature.Input!.Columns.Count > 0 ? input.Find(signature.Input.Columns[0].Name) : null).FirstOrDefault(static column => column is not null);
        var overObjects = signatures.Where(static signature => signature.Input is { ObjectKey: not null }).ToList();
        var key = overObjects.Select(signature => input.Find(signature.Input!.ObjectKey!)).FirstOrDefault(static column => column is not null);
        var isOverObjects = sent is null && key is not null;
        if ((sent ?? key) is not { } column)
            throw Error(function, $"needs a column {overRows.SelectMany(static signature => signature.Input!.Columns).FirstOrDefault()?.Name ?? "uri"} in its input{(overObjects.Count > 0 ? ", or an object table" : "")}.");
        if (!isOverObjects && !Prompt.CanHold(column.Type)) throw Error(function, $"takes the column {column.Name} as STRING, or as a STRUCT of texts and object references, not as {column.Type}.");
        var signature = FunctionSignature.Union(isOverObjects ? overObjects : overRows);
        var checkedSettings = new RemoteSettings(function.Name, settings, signature.Settings?.Fields ?? []);
        return new RemoteCall(function, model, input, checkedSettings, session, ct) { IsOverObjects = isOverObjects, Sent = column };
    }

    private static FunctionOutput Output(RemoteCall call) =>
        call.Function.OutputsFor(call.Model.ModelTypeId).FirstOrDefault(output => output.When.All(condition => Holds(condition, call)))
        ?? throw Error(call.Function, $"has no documented output for {call.Model.ModelTypeId} models.");

    private static IEnumerable<DataColumn> Columns(RemoteCall call, FunctionOutput output, IReadOnlyList<RemoteValue> values)
    {
        foreach (var column in output.Columns)
        {
            if (!column.When.All(condition => Holds(condition, call))) continue;
            if (column.Name == SchemaColumn)
            {
                foreach (var generated in values.Where(static value => value.IsGenerated)) yield return new DataColumn(generated.Name, generated.Type, generated.Values);
                continue;
            }
            var value = values.FirstOrDefault(value => !value.IsGenerated && IsNamed(column.Name, value.Name))
                ?? throw Error(call.Function, $"has an output column {column.Name} that the embedded engine cannot fill.");
            yield return new DataColumn(column.Name, SqlType.Parse(column.Type), value.Values);
        }
    }

    /// <summary>The catalogue's name of the columns that the setting output_schema tells.</summary>
    private const string SchemaColumn = "{schema}";

    /// <summary>The superseded functions put their own name before that of the column: ml_generate_text_status.</summary>
    private static bool IsNamed(string column, string value) => column == value || column.EndsWith("_" + value, StringComparison.Ordinal);

    private static bool Holds(OutputCondition condition, RemoteCall call) => condition.Kind switch
    {
        OutputConditionKind.Setting => Equals(call.Settings[condition.Name!], condition.Value) || (condition.Value is null && call.Settings.Has(condition.Name!)),
        OutputConditionKind.Text => (condition.Value as string ?? condition.Name) switch
        {
            "not for open models" => !call.Model.IsOpenModel,
            { } family when call.Model.Family is { } known => family == known.Name,
            // An endpoint whose kind is not known is answered as Gemini would.
            { } family => family == "Gemini" && !call.Model.IsOpenModel,
            null => false,
        },
        _ => false,
    };

    private static LocalQueryException Error(ModelFunction function, string message) => new("invalidQuery", $"{function.Name} {message}");
}

/// <summary>What a function says of each row: a column of its output by its plain name, such as status.</summary>
/// <param name="Name">The name without the function's prefix.</param>
/// <param name="Type">The type; for columns that the catalogue tells, theirs counts.</param>
/// <param name="Values">One a row.</param>
internal sealed record RemoteValue(string Name, SqlType Type, object?[] Values)
{
    /// <summary>Whether the column is one that the caller asked to be generated.</summary>
    public bool IsGenerated { get; init; }
}
