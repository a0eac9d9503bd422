using System.Globalization;
using System.Text.Json;
using Bqml.Catalog;
using Bqml.Local.Learning;
using Bqml.Local.Models;
using Bqml.Local.Onnx;
using Bqml.Local.Remote;
using Bqml.Local.Storage;

namespace Bqml.Local.Rest;

/// <summary>The methods of model resources.</summary>
internal static class ModelJson
{
    public static RestResponse Get(LocalCatalog catalog, ObjectPath path)
    {
        var model = catalog.GetModel(path);
        return RestJson.Object(200, writer =>
        {
            WriteHeader(writer, model);
            WriteDetails(writer, model.Details);
            writer.WriteString("location", catalog.Location);
            if (model.Model is RemoteModel remote) WriteRemote(writer, remote);
            WriteColumns(writer, "featureColumns", model.Transform is null ? model.Model.Features.Select(c => (c.Name, c.Type)) : model.FeatureInputColumns.Select(c => (c.Name, c.Type)));
            if (model.Model.Label is { } label) WriteColumns(writer, "labelColumns", [("predicted_" + label.Name, label.Type)]);
            if (model.Model is OnnxModel onnx) WriteColumns(writer, "labelColumns", onnx.Outputs.Select(static output => (output.Name, output.Type)));
            if (model.Transform is { } transform)
            {
                writer.WriteStartArray("transformColumns");
                foreach (var column in transform.Columns)
                {
                    writer.WriteStartObject();
                    writer.WriteString("name", column.Name);
                    writer.WriteString("transformSql", column.Sql);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
            }
            WriteTrainingRuns(writer, model);
            if (model.Model is LinearModel { IsTuned: true } tuned) WriteTrials(writer, tuned);
        });
    }

    public static RestResponse List(LocalCatalog catalog, string project, string dataset, RestRequest request)
    {
        if (!catalog.HasDataset(project, dataset)) throw catalog.DatasetNotFound(project, dataset);
        var models = catalog.Models.Where(m => m.Path.Project == project && m.Path.Dataset == dataset).OrderBy(m => m.Path.Name, StringComparer.Ordinal).ToList();
        return RestJson.Object(200, writer => ResourcePage.Write(writer, "models", models, request, WriteHeader));
    }

    private static void WriteHeader(Utf8JsonWriter writer, StoredModel model)
    {
        writer.WriteString("etag", model.ETag);
        writer.WriteStartObject("modelReference");
        writer.WriteString("projectId", model.Path.Project);
        writer.WriteString("datasetId", model.Path.Dataset);
        writer.WriteString("modelId", model.Path.Name);
        writer.WriteEndObject();
        writer.WriteMilliseconds("creationTime", model.CreationTime);
        writer.WriteMilliseconds("lastModifiedTime", model.LastModified);
        writer.WriteString("modelType", ModelCatalog.FindModelType(model.Model.ModelTypeId)?.RestModelType ?? model.Model.ModelTypeId);
        if (model.Details.Labels.Count == 0) return;
        writer.WriteStartObject("labels");
        foreach (var (key, value) in model.Details.Labels.OrderBy(label => label.Key, StringComparer.Ordinal)) writer.WriteString(key, value);
        writer.WriteEndObject();
    }

    private static void WriteRemote(Utf8JsonWriter writer, RemoteModel model)
    {
        writer.WriteStartObject("remoteModelInfo");
        writer.WriteString("endpoint", model.Endpoint);
        if (model.Connection is { } connection) writer.WriteString("connection", connection);
        writer.WriteEndObject();
    }

    private static void WriteDetails(Utf8JsonWriter writer, ModelDetails details)
    {
        if (details.Description is { } description) writer.WriteString("description", description);
        if (details.FriendlyName is { } friendlyName) writer.WriteString("friendlyName", friendlyName);
        if (details.Expires is { } expires) writer.WriteMilliseconds("expirationTime", expires);
    }

    private static void WriteColumns(Utf8JsonWriter writer, string property, IEnumerable<(string Name, GoogleSql.SqlType Type)> columns)
    {
        writer.WriteStartArray(property);
        foreach (var (name, type) in columns) SchemaJson.WriteStandardField(writer, name, type);
        writer.WriteEndArray();
    }

    private static void WriteTrainingRuns(Utf8JsonWriter writer, StoredModel model)
    {
        writer.WriteStartArray("trainingRuns");
        var runs = model.Model.Iterations.GroupBy(i => i.TrainingRun).OrderBy(run => run.Key).Select(run => run.ToList()).DefaultIfEmpty([]);
        foreach (var run in runs)
        {
            writer.WriteStartObject();
            writer.WriteString("startTime", model.CreationTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            WriteOptions(writer, model.Model.Options);
            writer.WriteStartArray("results");
            foreach (var iteration in run)
            {
                writer.WriteStartObject();
                IterationJson.Write(writer, iteration);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteTrials(Utf8JsonWriter writer, LinearModel model)
    {
        writer.WriteInt64("defaultTrialId", model.Optimal.Id);
        writer.WriteStartArray("optimalTrialIds");
        foreach (var trial in model.Trials.Where(static trial => trial.IsOptimal)) writer.WriteStringValue(trial.Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndArray();
        writer.WriteStartArray("hparamTrials");
        foreach (var trial in model.Trials)
        {
            writer.WriteStartObject();
            writer.WriteInt64("trialId", trial.Id);
            writer.WriteString("status", trial.Error is null ? "SUCCEEDED" : "INFEASIBLE");
            if (trial.Error is { } error) writer.WriteString("errorMessage", error);
            writer.WriteStartObject("hparams");
            foreach (var (name, value) in trial.Hyperparameters)
                if (ModelCatalog.TrainingOptions.FirstOrDefault(field => field.OptionName == name) is { } field) IterationJson.WriteNumber(writer, field.RestName, value);
            writer.WriteEndObject();
            if (trial.TrainingLoss is { } trainingLoss) IterationJson.WriteNumber(writer, "trainingLoss", trainingLoss);
            if (trial.EvaluationLoss is { } evaluationLoss) IterationJson.WriteNumber(writer, "evalLoss", evaluationLoss);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteOptions(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> options)
    {
        writer.WriteStartObject("trainingOptions");
        foreach (var (name, value) in options)
        {
            // Not all options are told; a search space is told by the trials.
            if (value is HyperparameterRange or HyperparameterCandidates || ModelCatalog.TrainingOptions.FirstOrDefault(field => field.OptionName == name) is not { } field) continue;
            writer.WritePropertyName(field.RestName);
            WriteValue(writer, RestValue(field, value));
        }
        writer.WriteEndObject();
    }

    /// <summary>REST's word for an enum's value.</summary>
    private static object? RestValue(TrainingOptionField field, object? value)
    {
        if (value is object?[] values && field.Values.Count > 0) return values.Select(element => RestValue(field, element)).ToArray();
        if (value is not string text || field.Values.Count == 0) return value;
        var member = ModelCatalog.ModelTypes.SelectMany(type => type.Option(field.OptionName!)?.AllowedValues ?? []).FirstOrDefault(known => known.SqlValue.Equals(text, StringComparison.OrdinalIgnoreCase))?.MemberName;
        return field.Values.FirstOrDefault(known => known.MemberName == member)?.SqlValue ?? text;
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case bool b: writer.WriteBooleanValue(b); break;
            case long number: writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): writer.WriteNumberValue(number); break;
            case double number: writer.WriteStringValue(Data.SqlValueText.Float(number)); break;
            case object?[] pairs when pairs.Length > 0 && pairs.All(p => p is object?[] { Length: 2 }):
                writer.WriteStartObject();
                foreach (var pair in pairs.Cast<object?[]>())
                {
                    writer.WritePropertyName(Convert.ToString(pair[0], CultureInfo.InvariantCulture) ?? "");
                    WriteValue(writer, pair[1]);
                }
                writer.WriteEndObject();
                break;
            case object?[] values:
                writer.WriteStartArray();
                foreach (var element in values) WriteValue(writer, element);
                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
