using System.Globalization;
using System.Text.Json;
using Bqml.GoogleSql;
using Bqml.Http;

namespace Bqml.Models;

/// <summary>Parses <c>Model</c> (page "models").</summary>
internal static class ModelMetadataParser
{
    /// <summary>Parses a model, on its opening brace.</summary>
    /// <param name="json">The answer.</param>
    /// <param name="name">The model that was asked for.</param>
    public static ModelMetadata Parse(ref Utf8JsonReader json, ModelName name)
    {
        var model = new ModelMetadata { ProjectId = name.ProjectId, DatasetId = name.DatasetId, ModelId = name.ModelId };
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("etag"u8)) model = model with { ETag = json.ReadNextText() };
            else if (json.ValueTextEquals("modelReference"u8)) model = json.ReadNextObject() ? WithReference(ref json, model) : model;
            else if (json.ValueTextEquals("modelType"u8)) model = model with { ModelType = json.ReadNextText() };
            else if (json.ValueTextEquals("location"u8)) model = model with { Location = json.ReadNextText() };
            else if (json.ValueTextEquals("creationTime"u8)) model = model with { Created = json.ReadNextTime() };
            else if (json.ValueTextEquals("lastModifiedTime"u8)) model = model with { LastModified = json.ReadNextTime() };
            else if (json.ValueTextEquals("expirationTime"u8)) model = model with { Expires = json.ReadNextTime() };
            else if (json.ValueTextEquals("description"u8)) model = model with { Description = json.ReadNextText() };
            else if (json.ValueTextEquals("friendlyName"u8)) model = model with { FriendlyName = json.ReadNextText() };
            else if (json.ValueTextEquals("labels"u8)) model = model with { Labels = ParseTexts(ref json) };
            else if (json.ValueTextEquals("encryptionConfiguration"u8)) model = json.ReadNextObject() ? WithEncryption(ref json, model) : model;
            else if (json.ValueTextEquals("featureColumns"u8)) model = model with { FeatureColumns = ParseColumns(ref json) };
            else if (json.ValueTextEquals("labelColumns"u8)) model = model with { LabelColumns = ParseColumns(ref json) };
            else if (json.ValueTextEquals("transformColumns"u8)) model = model with { TransformColumns = ParseTransforms(ref json) };
            else if (json.ValueTextEquals("trainingRuns"u8)) model = model with { TrainingRuns = ParseList(ref json, TrainingRunParser.Parse) };
            else if (json.ValueTextEquals("hparamTrials"u8)) model = model with { Trials = ParseList(ref json, TrainingRunParser.ParseTrial) };
            else if (json.ValueTextEquals("hparamSearchSpaces"u8)) model = model with { SearchSpaces = ParseTexts(ref json) };
            else if (json.ValueTextEquals("defaultTrialId"u8)) model = model with { DefaultTrialId = json.ReadNextInt64() };
            else if (json.ValueTextEquals("optimalTrialIds"u8)) model = model with { OptimalTrialIds = ParseIds(ref json) };
            else if (json.ValueTextEquals("remoteModelInfo"u8)) model = json.ReadNextObject() ? model with { Remote = ParseRemote(ref json) } : model;
            else json.SkipProperty();
        }
        return model;
    }

    private static ModelMetadata WithReference(ref Utf8JsonReader json, ModelMetadata model)
    {
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("projectId"u8)) model = model with { ProjectId = json.ReadNextText() ?? model.ProjectId };
            else if (json.ValueTextEquals("datasetId"u8)) model = model with { DatasetId = json.ReadNextText() ?? model.DatasetId };
            else if (json.ValueTextEquals("modelId"u8)) model = model with { ModelId = json.ReadNextText() ?? model.ModelId };
            else json.SkipProperty();
        }
        return model;
    }

    private static ModelMetadata WithEncryption(ref Utf8JsonReader json, ModelMetadata model)
    {
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("kmsKeyName"u8)) model = model with { KmsKeyName = json.ReadNextText() };
            else json.SkipProperty();
        }
        return model;
    }

    private static RemoteModelInfo ParseRemote(ref Utf8JsonReader json)
    {
        var info = new RemoteModelInfo();
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("connection"u8)) info = info with { Connection = json.ReadNextText() };
            else if (json.ValueTextEquals("endpoint"u8)) info = info with { Endpoint = json.ReadNextText() };
            else if (json.ValueTextEquals("remoteServiceType"u8)) info = info with { ServiceType = json.ReadNextText() };
            else if (json.ValueTextEquals("remoteModelVersion"u8)) info = info with { ModelVersion = json.ReadNextText() };
            else if (json.ValueTextEquals("maxBatchingRows"u8)) info = info with { MaxBatchingRows = json.ReadNextInt64() };
            else json.SkipProperty();
        }
        return info;
    }

    private static Dictionary<string, string> ParseTexts(ref Utf8JsonReader json)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!json.ReadNextObject()) return texts;
        while (json.NextProperty())
        {
            var key = json.GetString()!;
            texts[key] = json.ReadNextValue() ?? "";
        }
        return texts;
    }

    private static List<T> ParseList<T>(ref Utf8JsonReader json, JsonParser<T> parse)
    {
        var items = new List<T>();
        json.ReadNextArray();
        while (json.NextObject()) items.Add(parse(ref json));
        return items;
    }

    private static List<long> ParseIds(ref Utf8JsonReader json)
    {
        var ids = new List<long>();
        json.ReadNextArray();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray) ids.Add(long.Parse(json.ReadText() ?? "", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return ids;
    }

    private static List<ModelColumn> ParseColumns(ref Utf8JsonReader json) => ParseList(ref json, static (ref Utf8JsonReader json) =>
    {
        var (name, type, _) = ParseColumn(ref json);
        return new ModelColumn(name, type);
    });

    private static List<TransformColumn> ParseTransforms(ref Utf8JsonReader json) => ParseList(ref json, static (ref Utf8JsonReader json) =>
    {
        var (name, type, sql) = ParseColumn(ref json);
        return new TransformColumn(name, type, sql);
    });

    /// <summary>A <c>StandardSqlField</c> or a <c>TransformColumn</c>, on the opening brace.</summary>
    private static (string Name, SqlType? Type, string Sql) ParseColumn(ref Utf8JsonReader json)
    {
        var (name, type, sql) = ("", default(SqlType), "");
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("name"u8)) name = json.ReadNextText() ?? "";
            else if (json.ValueTextEquals("type"u8)) type = json.ReadNextObject() ? ParseType(ref json) : null;
            else if (json.ValueTextEquals("transformSql"u8)) sql = json.ReadNextText() ?? "";
            else json.SkipProperty();
        }
        return (name, type, sql);
    }

    /// <summary>A <c>StandardSqlDataType</c>, on the opening brace; null when it, or a type within, is none we know.</summary>
    private static SqlType? ParseType(ref Utf8JsonReader json)
    {
        string? kind = null;
        SqlType? element = null;
        List<SqlField>? fields = null;
        while (json.NextProperty())
        {
            if (json.ValueTextEquals("typeKind"u8)) kind = json.ReadNextText();
            else if (json.ValueTextEquals("arrayElementType"u8) || json.ValueTextEquals("rangeElementType"u8)) element = json.ReadNextObject() ? ParseType(ref json) : null;
            else if (json.ValueTextEquals("structType"u8)) fields = json.ReadNextObject() ? ParseFields(ref json) : null;
            else json.SkipProperty();
        }
        return kind switch
        {
            "ARRAY" => element is null ? null : SqlType.Array(element),
            "RANGE" => element is null ? null : SqlType.Range(element),
            "STRUCT" => fields is null ? null : SqlType.Struct([.. fields]),
            null => null,
            _ => SqlType.TryParse(kind, out var type) ? type : null,
        };
    }

    private static List<SqlField>? ParseFields(ref Utf8JsonReader json)
    {
        List<SqlField>? fields = [];
        while (json.NextProperty())
        {
            if (!json.ValueTextEquals("fields"u8))
            {
                json.SkipProperty();
                continue;
            }
            json.ReadNextArray();
            while (json.NextObject())
            {
                var (name, type, _) = ParseColumn(ref json);
                if (type is null) fields = null;
                else fields?.Add(new SqlField(name.Length == 0 ? null : name, type));
            }
        }
        return fields;
    }
}
