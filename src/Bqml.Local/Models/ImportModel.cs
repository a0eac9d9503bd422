using Bqml.Catalog;
using Bqml.GoogleSql.Syntax;
using Bqml.Local.Onnx;
using Bqml.Local.Sql;
using Bqml.Local.Storage;

namespace Bqml.Local.Models;

/// <summary>CREATE MODEL for a model that is a file in Cloud Storage.</summary>
internal sealed class ImportModel(StatementContext context)
{
    /// <summary>The option that says where the file is.</summary>
    public const string PathOption = "MODEL_PATH";

    private static readonly string[] Options = [ModelOptions.ModelTypeName, PathOption];

    /// <summary>Whether models of that type are imported.</summary>
    public static bool Imports(ModelType type) => type.TakesOnnxFile;

    /// <summary>Checks what is in the statement besides the file.</summary>
    public void Check(CreateModelStatement statement, ModelType type, IReadOnlyDictionary<string, object?> values)
    {
        if (statement.Query is { } query) throw context.Error(query, $"CREATE MODEL with model type {type.Id} takes no query: the model is trained");
        if (statement.Transform is { } transform) throw context.Error(transform, $"TRANSFORM is not supported for model type {type.Id}");
        if (values.Keys.FirstOrDefault(static option => !Options.Contains(option)) is { } other)
            throw context.Unsupported(statement.Options!.First(entry => entry.Name.Name.Equals(other, StringComparison.OrdinalIgnoreCase)), $"Option {other} of model type {type.Id}");
    }

    /// <summary>Imports the file.</summary>
    /// <param name="path">The model's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="values">The options.</param>
    /// <param name="node">Where the file is said, for errors.</param>
    public StoredModel Run(ObjectPath path, ModelType type, IReadOnlyDictionary<string, object?> values, SqlNode node)
    {
        var started = DateTimeOffset.UtcNow;
        try
        {
            var model = OnnxImporter.Import(type.Id, values, (string)values[PathOption]!, context.Objects, context.CancellationToken);
            return new StoredModel(path, model, null, [.. model.Features.Select(static column => new StoredColumn(column.Name, column.Type))], started, DateTimeOffset.UtcNow);
        }
        catch (LocalQueryException e) when (e.Reason == "invalidQuery" && !TextPosition.IsPlaced(e.Message))
        {
            throw context.Error(node, e.Message.TrimEnd('.'));
        }
    }
}
